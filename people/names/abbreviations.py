"""Given names cut short: initials that run together ("GCHE", "JPh"), and their readings."""

import re

# How a name may begin that is cut short after two letters or more, without a full stop: "Th" for
# Thomas. A closed list, since "Vlk" is a name in full, and so are "Al" and "Yu".
_STARTS = frozenset(
    "bj br ch chr cs dj dzh fr gr gy hj kh kj kl kr ph sch schch sh shch st sv sw sz th tj ts tsch "
    "tz vl wl zd zh zs".split()
)
# Russian vowels that are two letters in ASCII. "Yu" alone is a whole name in Chinese.
_VOWEL_STARTS = frozenset("ja je jo ju ya ye yo yu".split())
# One part of initials that run together: "J", "Ph" or "Yu" of "JPh" and "YuV".
_PART = re.compile(r"[^\W\d_a-z][a-z]{0,4}")
_CAPITALS = re.compile(r"[^\W\d_]{2,6}")
_MOST_SHORT = 3
_VOWELS = frozenset("AEIOUYÄÖÜ")
# Three consonants with which no name begins, such as GCH; names begin with those that are listed.
_UNSPOKEN = re.compile(r"(?!CHR|HRV|PHR|SCH|SHR|SPR|SRD|STR|THR|VLA|ZDR)[BCDFGHJKLMNPQRSTVWXZ]{3}")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–−", "-"))
_WITHOUT_VOWELS = "NG"


def plain_hyphens(text: str) -> str:
    """Return `text` with "-" for each sign that is printed in its place: "J.‑P."."""
    return text.translate(_DASHES)


def is_cut_short(word: str) -> bool:
    """Return whether a word can only be the start of a name, or several: "Th", "JPh", "GCHE"."""
    halves = word.split("-")
    if len(halves) > 1:
        return all(len(half) == 1 or _is_start(half) for half in (h.rstrip(".") for h in halves))
    if is_run_of_capitals(word):
        return not _can_be_spoken(word)
    return _is_start(word) or bool(_parts(word))


def is_run_of_capitals(word: str) -> bool:
    """Return whether a word is all in capitals, and few enough of them to be initials."""
    return word.isupper() and _CAPITALS.fullmatch(word) is not None


def may_be_initials(family: str) -> bool:
    """Return whether a family name may be initials behind one: "TA" of "Schäfermann TA", "Yu"."""
    return is_run_of_capitals(family) or is_start_of_russian_name(family)


def is_start_of_russian_name(word: str) -> bool:
    """Return whether a word may be the first letter of a Russian name: "Yu" for Yuri."""
    return word.lower() in _VOWEL_STARTS


def given_name_spellings(given: str, *, in_capitals: bool) -> list[str]:
    """Return given names with their initials apart, as they are meant first.

    "MJ" is "M. J.", and may be "Mj."; "Th" is "Th."; in a name all in capitals, "JO" is Jo and may
    be "J. O.".
    """
    words = given.split()
    likely = [_likely(word, in_capitals=in_capitals) for word in words]
    others = [_unlikely(word, one) for word, one in zip(words, likely, strict=True)]
    found = [" ".join(likely), " ".join(others)]
    return list(dict.fromkeys(found))


def _likely(word: str, *, in_capitals: bool) -> str:
    if "-" in word:
        return "-".join(f"{half}." if _is_start(half) else half for half in word.split("-"))
    if _is_start(word):
        return f"{word}."
    if parts := _parts(word):
        return " ".join(f"{part}." for part in parts)
    if not is_run_of_capitals(word) or (_can_be_spoken(word) and (in_capitals or _is_long(word))):
        return word
    return _as_initials(word)


def _unlikely(word: str, likely: str) -> str:
    run = word.removesuffix(".")
    if not is_run_of_capitals(run):
        return likely
    if run.lower() in _STARTS:
        return f"{run.capitalize()}."
    return _as_initials(run)


def _is_start(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower() and word.lower() in _STARTS


def _as_initials(run: str) -> str:
    return ". ".join([*run, ""]).strip()


def _parts(word: str) -> list[str]:
    """Return the starts of names that run together in a word: "J" and "Ph" of "JPh"; [] if not."""
    parts = _PART.findall(word)
    is_mixed = len(parts) > 1 and not word.isupper() and "".join(parts) == word
    starts = _STARTS | _VOWEL_STARTS
    are_starts = all(p[0].isupper() and (len(p) == 1 or p.lower() in starts) for p in parts)
    return parts if is_mixed and are_starts else []


def _is_long(word: str) -> bool:
    return len(word) > _MOST_SHORT


def _can_be_spoken(word: str) -> bool:
    """Return whether letters may be a name. "LI" may; "MJ" is without a vowel, "GCHE" begins so."""
    if _VOWELS.isdisjoint(word):
        return word == _WITHOUT_VOWELS
    return not (_is_long(word) and _UNSPOKEN.match(word))
