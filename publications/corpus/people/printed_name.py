"""Names as bibliographies print them."""

from enum import Enum, auto

from publications.corpus.people.person import InventedPerson


class NameNotation(Enum):
    """Family name first or last, given names in full or as initials."""

    FAMILY_FIRST = auto()
    GIVEN_FIRST = auto()
    FAMILY_FIRST_INITIALS = auto()
    GIVEN_FIRST_INITIALS = auto()


_FAMILY_FIRST = {NameNotation.FAMILY_FIRST, NameNotation.FAMILY_FIRST_INITIALS}
_INITIALS = {NameNotation.FAMILY_FIRST_INITIALS, NameNotation.GIVEN_FIRST_INITIALS}


def print_name(person: InventedPerson, form: NameNotation) -> str:
    """Return the name of `person` in `form`, as BibTeX understands it.

    A suffix is only possible with the family name first; a family name of two words needs braces
    after the given name.
    """
    given = _initials(person.given) if form in _INITIALS else person.given
    surname = f"{person.particle} {person.family}".strip()
    if person.suffix:
        return f"{surname}, {person.suffix}, {given}"
    if form in _FAMILY_FIRST:
        return f"{surname}, {given}"
    family = f"{{{person.family}}}" if " " in person.family else person.family
    return " ".join(part for part in (given, person.particle, family) if part)


def _initials(given: str) -> str:
    return " ".join(
        "-".join(f"{part[0].upper()}." for part in word.split("-")) for word in given.split()
    )
