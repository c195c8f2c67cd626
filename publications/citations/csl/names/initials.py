"""Given names cut to initials, as `initialize-with` asks."""

import re

_HYPHEN = re.compile(r"-")
_WORDS = re.compile(r"[^\s.]+\.?|\.")
# A single letter, or letters with a period, and what stands before the next of its kind.
_NEXT = r"[\s-]*(?=\b[^\W\d_]+\.|\s|$)"
_INITIAL = re.compile(rf"\b([^\W\d_]+)\.{_NEXT}|\b([^\W\d_]){_NEXT}")
# Korean, Chinese and Japanese names have no initials.
_UNCUT = re.compile(r"[\u1100-\u11ff\u2e80-\ud7af\uf900-\ufaff]")


def initials(given: str, ending: str, *, hyphen: bool = True) -> str:
    """Return the initials of given names, each followed by `ending`.

    "Jean-Paul" is "J.-P.", without `hyphen` "J.P."; what is abbreviated already ("Ph.") keeps its
    letters, and words in lower case ("da") stay whole.
    """
    if _UNCUT.search(given):
        return given
    written = ""
    for word in _words(given, hyphen=hyphen):
        written = _add(written, word, ending)
    return written.strip()


def _words(given: str, *, hyphen: bool) -> list[str]:
    words: list[str] = []
    for block in given.split():
        parts = [part for part in _HYPHEN.split(block) if part]
        for number, part in enumerate(parts):
            found = _WORDS.findall(part)
            if number and hyphen and found:
                if found[0][:1].islower():
                    continue
                found[0] = f"-{found[0]}"
            words.extend(word for word in found if word != ".")
    return words


def _add(written: str, word: str, ending: str) -> str:
    joint = "-" if word.startswith("-") else ""
    bare = word.removeprefix("-")
    if joint:
        written = written.rstrip()
    if not bare[0].isalpha() or bare[0].islower():
        return f"{written.rstrip(' ')} {joint}{bare} "
    letters = bare[:-1] if bare.endswith(".") else bare[0]
    return f"{written}{joint}{letters}{ending}"


def spaced_initials(given: str, ending: str) -> str:
    """Return given names with `ending` behind those that are initials already."""
    spaced = _INITIAL.sub(lambda match: f"{match[1] or match[2]}{ending}", given)
    return spaced.replace("  ", " ").strip()
