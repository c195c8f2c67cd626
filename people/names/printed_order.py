"""Names whose initials were taken for a family name: "Rückert D", "D.Rueckert", "Menten MJ"."""

import re
from unicodedata import normalize

from people.names.parts import NameParts

_INITIAL = r"[^\W\d_]\.?"
_INITIALS = re.compile(rf"{_INITIAL}(?:-?[^\W\d_]\.)*(?:-{_INITIAL})?")
_CAPITALS = re.compile(r"[^\W\d_]{2,3}")
_GLUED = re.compile(r"((?:[^\W\d_]\.-?)+)([^\W\d_]{2}.*)", re.DOTALL)
_VOWELS = frozenset("AEIOUYÄÖÜ")
_WITHOUT_VOWELS = "NG"


def is_initials(word: str) -> bool:
    """Return whether a word is one initial or several: "M", "M.", "M.J.", "J.-P.".

    A single character of a script without capitals is a name.
    """
    return _INITIALS.fullmatch(word) is not None and word.upper() != word.lower()


def reordered(name: NameParts) -> NameParts:
    """Return `name` with initials among the given names, wherever they were printed, and apart."""
    # Composed, since the expressions take a letter and its accent for one character.
    name = NameParts(*(normalize("NFC", part) for part in name))
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
    return name._replace(given=_apart(name.given, whole_in_capitals=name.family.isupper()))


def family_first(name: NameParts) -> list[NameParts]:
    """Return the readings of `name` with the family name first: "Wang Xiaobo", "Kim Min Jun"."""
    readings = [NameParts(name.surname, "", name.given, name.suffix)]
    first, _, rest = name.given.partition(" ")
    if rest:
        readings.append(NameParts(f"{rest} {name.surname}", "", first, name.suffix))
    return readings


def _are_not_a_surname(word: str) -> bool:
    # "Wei LI" ends in a surname, "Menten MJ" in initials: vowels tell, but for "Andrew NG".
    return is_initials(word) or (
        word != _WITHOUT_VOWELS and _is_run_of_initials(word, vowels=False)
    )


def _is_run_of_initials(word: str, *, vowels: bool) -> bool:
    if _CAPITALS.fullmatch(word) is None or not word.isupper():
        return False
    return vowels or _VOWELS.isdisjoint(word)


def _apart(given: str, *, whole_in_capitals: bool) -> str:
    """Return given names with "MJ" as "M. J."; in a name all in capitals, "JO" may be Jo."""
    return " ".join(
        ". ".join([*word, ""]).strip()
        if _is_run_of_initials(word, vowels=not whole_in_capitals)
        else word
        for word in given.split()
    )
