"""Names whose initials were taken for a family name: "Rückert D", "D.Rueckert", "Menten MJ"."""

import re
from unicodedata import normalize

from people.names.abbreviations import given_name_spellings, is_cut_short, plain_hyphens
from people.names.parts import NameParts

_INITIAL = r"[^\W\d_]\.?"
_INITIALS = re.compile(rf"{_INITIAL}(?:-?[^\W\d_]\.)*(?:-{_INITIAL})?")
_GLUED = re.compile(r"((?:[^\W\d_]\.-?)+)([^\W\d_]{2}.*)", re.DOTALL)


def is_initials(word: str) -> bool:
    """Return whether a word is one initial or several: "M", "M.", "M.J.", "J.-P.".

    A single character of a script without capitals is a name.
    """
    return _INITIALS.fullmatch(word) is not None and word.upper() != word.lower()


def reordered(name: NameParts) -> NameParts:
    """Return `name` with initials among the given names, wherever they were printed, and apart."""
    spelled, *_ = spellings(name)
    return spelled


def spellings(name: NameParts) -> list[NameParts]:
    """Return `name` as `reordered` has it, and then with other initials that may be meant."""
    name = in_order(name)
    given = given_name_spellings(name.given, in_capitals=name.family.isupper())
    return [name._replace(given=one) for one in given]


def in_order(name: NameParts) -> NameParts:
    """Return `name` with initials among the given names, as they were printed."""
    # Composed, since the expressions take a letter and its accent for one character.
    name = NameParts(*(plain_hyphens(normalize("NFC", part)) for part in name))
    if "." in name.family and (glued := _GLUED.fullmatch(name.family)):
        given = f"{name.given} {glued[1]}".strip()
        name = name._replace(given=given, family=glued[2])
    if not name.given or all(map(_are_not_a_surname, name.family.split())):
        words = [*name.given.split(), *name.family.split()]
        start = len(words)
        while start > 0 and _are_not_a_surname(words[start - 1]):
            start -= 1
        if 0 < start < len(words):
            name = name._replace(given=" ".join(words[start:]), family=" ".join(words[:start]))
    return name


def family_first(name: NameParts) -> list[NameParts]:
    """Return the readings of `name` with the family name first: "Wang Xiaobo", "Kim Min Jun"."""
    readings = [NameParts(name.surname, "", name.given, name.suffix)]
    first, _, rest = name.given.partition(" ")
    if rest:
        readings.append(NameParts(f"{rest} {name.surname}", "", first, name.suffix))
    return readings


def _are_not_a_surname(word: str) -> bool:
    # "Wei LI" ends in a surname, "Menten MJ" in initials: vowels tell, but for "Andrew NG".
    return is_initials(word) or is_cut_short(word)
