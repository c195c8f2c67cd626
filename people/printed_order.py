"""Names whose initials were taken for a family name: "Rückert D", "D.Rueckert", "Menten MJ"."""

import re

from people.names import NameParts

_INITIAL = r"[^\W\d_]\.?"
_INITIALS = re.compile(rf"{_INITIAL}(?:-?[^\W\d_]\.)*(?:-{_INITIAL})?")
_CAPITALS = re.compile(r"[^\W\d_]{2,3}")
_GLUED = re.compile(r"((?:[^\W\d_]\.-?)+)([^\W\d_]{2}.*)", re.DOTALL)
_VOWELS = frozenset("AEIOUYÄÖÜ")


def is_initials(word: str) -> bool:
    """Return whether a word is one initial or several: "M", "M.", "M.J.", "J.-P."."""
    return _INITIALS.fullmatch(word) is not None


def is_run_of_initials(word: str, *, vowels: bool) -> bool:
    """Return whether a word is two or three capitals ("MJ"), with a vowel only if `vowels`."""
    if _CAPITALS.fullmatch(word) is None or not word.isupper():
        return False
    return vowels or _VOWELS.isdisjoint(word)


def reordered(name: NameParts) -> NameParts:
    """Return `name` with initials among the given names, wherever they were printed."""
    if "." in name.family and (glued := _GLUED.fullmatch(name.family)):
        given = f"{name.given} {glued[1]}".strip()
        name = name._replace(given=given, family=glued[2])
    if name.given and not all(map(_is_initials_of_surname, name.family.split())):
        return name
    words = [*name.given.split(), *name.family.split()]
    start = len(words)
    while start > 0 and _is_initials_of_surname(words[start - 1]):
        start -= 1
    if start in {0, len(words)}:
        return name
    return name._replace(given=" ".join(words[start:]), family=" ".join(words[:start]))


def _is_initials_of_surname(word: str) -> bool:
    # "Wei LI" ends in a surname, "Menten MJ" in initials: vowels tell.
    return is_initials(word) or is_run_of_initials(word, vowels=False)
