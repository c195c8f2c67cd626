"""Splitting of lists of names: at `and` outside braces, or at the signs that stand in its place."""

import re

from people.names.parts import EAST_ASIAN, is_suffix
from publications.bibtex.names.parts import (
    CAPITAL_PARTICLES,
    family_and_initials,
    is_suffix_between_commas,
    without_braces,
)
from publications.bibtex.source.top_level import AND, split_at, split_top_level
from publications.messages.message import Message

_ELISIONS = frozenset(
    {*("others", "etal", "etal.", "...", "…", "....", "u.a.", "ua.", "etc.", "等", "идр.")}
)
# Longer than any notation of one: most names are told by their length.
_LONGEST_ELISION = 16
_BRACKETS = re.compile(r"[\s{}\[\]()]")
# As in "Doe, J., Roe, K., et al." and "Doe, J. [...]".
_TRAILING_ELISION = re.compile(
    r",?\s+(?:et\.?\s+al\.?|\[?(?:\.\.\.|…)\]?|and\s+others)$", re.IGNORECASE
)
_MAY_BE_ELIDED = re.compile(r"\bet\b|\.\.\.|…", re.IGNORECASE)
_SIGN = re.compile(r"[;&/|，、；]|\s(?:und|et)\s")
_SIGNS = (*";；，、&/|", "und", "et")
_WORDS_OF_SIGNS = {word: re.compile(rf"[{{}}]|(?<!\S){word}(?!\S)") for word in ("und", "et")}
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?)+")
# As in "Doe, JK, Roe, L": PubMed and its kin write no full stops.
_BARE_INITIALS = re.compile(r"[A-ZÀ-ÖØ-Þ](?:[\s-]?[A-ZÀ-ÖØ-Þ]){0,2}")
_INITIALS_FIRST = re.compile(r"(?:[^\W\d_]\.[\s-]?)+\s?[^\W\d_][\w'’].*")
_FULL_WORD = re.compile(r"[^\W\d_].*[^\W\d_]")
#: Words that stand in no list of people.
_IMPERSONAL = re.compile(
    r"\b(?:of|for|the|on|für|des|pour)\b|\b(?:dep(?:artmen)?t|institut\w*|ministry|university)\b",
    re.IGNORECASE,
)
_PAIR = 2
_MOST_WORDS = 8
_LONGEST_INITIALS = 12


def split_names(text: str) -> tuple[list[str], list[Message]]:
    """Return the names in a decoded list, braces in place, and remarks on how it was split.

    An elision at the end of a name ("Doe et al.") becomes an item of its own.
    """
    listed = split_at(text, AND)
    if len(listed) == 1 and (in_braces := _list_in_braces(listed[0])):
        return in_braces
    messages: list[Message] = []
    found: list[str] = []
    may_be_elided = _MAY_BE_ELIDED.search(text) is not None
    may_have_signs = _SIGN.search(text) is not None
    for item in listed:
        name = _TRAILING_ELISION.sub("", item) if may_be_elided else item
        if _is_plain(name) and not may_have_signs:
            found.append(name)
        else:
            names, message = _separated(name, listed)
            found += names
            if message and message not in messages:
                messages.append(message)
        if name != item:
            found.append("others")
    return _families_first(found) if "," not in text else found, messages


def is_elision(name: str) -> bool:
    """Return whether an item of a list stands for names left out: "others", "[...]"."""
    return len(name) <= _LONGEST_ELISION and _BRACKETS.sub("", name).lower() in _ELISIONS


def _families_first(names: list[str]) -> list[str]:
    """Return names such as "Doe J" and "Roe KL" with a comma, if all of several are written so.

    Of a single one, the last letter may be the family name: "Weinan E".
    """
    people = [name for name in names if not is_elision(name)]
    families = _all_families_first(people) if len(people) > 1 else []
    return [name if is_elision(name) else families.pop(0) for name in names] if families else names


def _list_in_braces(name: str) -> tuple[list[str], list[Message]] | None:
    """Return the names if a whole list is within one pair of braces, or a remark if it may be."""
    inner = name[1:-1]
    if name[:1] + name[-1:] != "{}" or "}" in inner.partition("{")[0]:
        return None
    names = split_at(inner, AND)
    if len(names) > 1:
        if "{" not in inner and all(part.count(",") == 1 for part in names):
            return names, [Message("names-in-braces")]
        is_doubtful = all(_PAIR <= len(part.split()) <= _MOST_WORDS for part in names)
    else:
        several, remark = _separated(inner, [inner])
        is_doubtful = len(several) > 1 or remark is not None
    if is_doubtful and _IMPERSONAL.search(inner) is None:
        return [name], [Message("list-in-braces", text=without_braces(inner)[:80])]
    return None


def _is_plain(name: str) -> bool:
    """Return whether commas say that a name is one person's; "Doe A., Roe B." has one, too."""
    family, _, given = name.partition(",")
    return "," not in given and not (" " in given.strip() and " " in family)


def _separated(name: str, listed: list[str]) -> tuple[list[str], Message | None]:
    """Return the names that one item of a list holds, and a remark if they may be several."""
    # biblatex's keyed form ("family=Doe, given=Jane") is one name.
    if "=" in name or (_is_plain(name) and _SIGN.search(name) is None):
        return [name], None
    is_alone = len(listed) == 1
    for sign in _SIGNS:
        if sign in name and (names := _at_sign(name, sign, is_alone=is_alone)):
            return names, Message("names-with-sign", sign=sign)
    sections = split_top_level(name, ",")
    if several := _at_commas(sections):
        return several, Message("names-with-commas")
    people = [other for other in listed if not is_elision(other)]
    # "A, B and C" is a list in English. "Ada Doe and García Márquez, Gabriel" is none.
    is_mixed = len(people) == 1 or (len(people) == _PAIR and "," not in people[1])
    is_doubtful = _may_be_people(sections, is_mixed=is_mixed) or _has_doubtful_sign(name)
    return [name], Message("name-of-several", text=name[:80]) if is_doubtful else None


def _at_sign(name: str, sign: str, *, is_alone: bool) -> list[str]:
    word = _WORDS_OF_SIGNS.get(sign)
    parts = split_at(name, word) if word else split_top_level(name, sign)
    looks_personal = _is_full_name if is_alone else _is_surely_personal
    if sign in ";；，、":
        looks_personal = _looks_personal
    elif word and is_alone:
        looks_personal = _is_short_name
    if len(parts) == 1 or not all(map(looks_personal, parts)):
        return []
    return [one for part in parts for one in _at_commas(split_top_level(part, ",")) or [part]]


def _at_commas(sections: list[str]) -> list[str]:
    """Take lists of people apart that have commas in place of "and"; no names if it is none.

    "Doe A., Roe B.", "A. Doe, B. Roe", "Doe, A., Roe, B." and "Ada Doe, Bo Roe, Cy Poe".
    """
    plain = [without_braces(section) for section in sections]
    if len(sections) < _PAIR or any(map(is_suffix_between_commas, plain)):
        return []
    if families := _all_families_first(plain):
        return families
    if all(map(_INITIALS_FIRST.fullmatch, plain)):
        return sections
    if len(sections) == _PAIR:
        return []
    if all(EAST_ASIAN.fullmatch(part.replace(" ", "")) for part in plain):
        return sections
    if all(len(part.split()) > 1 and not _INITIALS.fullmatch(part) for part in plain):
        return sections
    return _pairs(sections, plain)


def _pairs(sections: list[str], plain: list[str]) -> list[str]:
    families, givens = sections[::2], plain[1::2]
    is_list = len(families) == len(givens) and not any(map(_IMPERSONAL.search, plain))
    if not is_list or any(map(_is_initials, plain[::2])):
        return []
    return [f"{family}, {given}" for family, given in zip(families, sections[1::2], strict=True)]


def _all_families_first(plain: list[str]) -> list[str]:
    names = [_family_first(part) for part in plain]
    # A letter of its own or a full stop tells initials from family names: "Ada WU, Bo XIA".
    has_initial = any("." in part or part[-2:-1] == " " for part in plain)
    return names if all(names) and has_initial else []


def _family_first(name: str) -> str:
    """Return "Doe J." or "Doe JK" as "Doe, J."; "" if it is no such name."""
    if not name or name.rfind(" ") < len(name) - _LONGEST_INITIALS or "," in name:
        return ""
    found = family_and_initials(name.split())
    if found is None:
        *family, last = name.split()
        is_bare = family and _BARE_INITIALS.fullmatch(last) and not _is_initials(family[0])
        return f"{' '.join(family)}, {last}" if is_bare and not name.isupper() else ""
    return f"{' '.join(found[0])}, {' '.join(found[1])}"


def _is_initials(text: str) -> bool:
    return bool(_INITIALS.fullmatch(text) or _BARE_INITIALS.fullmatch(text))


def _may_be_people(sections: list[str], *, is_mixed: bool) -> bool:
    """Return whether what is read as one name may be several: "Ada Doe, Bo Roe", "Doe, Roe, Poe".

    Many a person has two family names and two given names. So two names are suspected only where
    the list has no other name, or one that is not written with a comma.
    """
    plain = [without_braces(section) for section in sections]
    if len(plain) > _PAIR:
        # "Doe, Jr., Jane" and "Doe, Jane, R." are each one.
        is_one = any(map(is_suffix_between_commas, plain[1:])) or _INITIALS.fullmatch(plain[2])
        return len(plain) > _PAIR + 1 or not is_one
    if not is_mixed or len(plain) < _PAIR or sections[0].startswith("{"):
        return False
    family, given = ([word for word in part.split() if not is_suffix(word)] for part in plain)
    return (
        len(family) > 1
        and len(given) > 1
        and family[0].lower() not in CAPITAL_PARTICLES
        and all(word[:1].isupper() or word in CAPITAL_PARTICLES for word in (*family, *given))
        and _FULL_WORD.fullmatch(family[-1]) is not None
        and _FULL_WORD.fullmatch(given[-1]) is not None
    )


def _has_doubtful_sign(name: str) -> bool:
    sign = _SIGN.search(name) if not name.startswith("{") else None
    return sign is not None and sign[0] != "&" and _IMPERSONAL.search(name) is None


def _looks_personal(part: str) -> bool:
    return len(part.split()) <= _MOST_WORDS and _IMPERSONAL.search(part) is None


def _is_full_name(part: str) -> bool:
    return _is_surely_personal(part) or (len(part.split()) >= _PAIR and _looks_personal(part))


def _is_short_name(part: str) -> bool:
    # "Kunst und Kultur" is no list, and "Ada Maria Doe und Bo Roe" may be none.
    return _is_surely_personal(part) or len(part.split()) == _PAIR


def _is_surely_personal(part: str) -> bool:
    return "," in part or _INITIALS_FIRST.fullmatch(part) is not None
