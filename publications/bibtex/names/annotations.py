"""Annotations of single names in other fields: biblatex's `author+an`, and ORCID iDs.

`author+an = {1=equal; 2=corresponding}`, also quoted and named (`author+an:orcid`); see "Data
annotations" in the biblatex manual. `orcid-numbers` is how Web of Science exports iDs.
"""

import re
from dataclasses import replace

from people.orcid import ORCID_PATTERN, checked_orcid, find_orcids
from publications.bibtex.entry import PrintedName
from publications.bibtex.latex.text import to_text
from publications.bibtex.names.marks import says_corresponding, says_equal

_ANNOTATION = re.compile(r"([0-9]{1,4})\s*(?::\s*[a-z]+\s*)?=\s*(\"[^\"]*\"|[^;]*)")
_ORCID_FIELDS = ("orcid-numbers", "orcid_numbers", "orcidnumbers", "orcid")
_ORCID = re.compile(ORCID_PATTERN)
# The bound keeps the time linear: without a slash, each letter would look to the end.
_OWNED_ORCID = re.compile(rf"([^/;\d]{{1,200}}?)\s*/\s*({ORCID_PATTERN})")
_LONGEST = 20_000


def annotate(names: list[PrintedName], fields: dict[str, str], role: str) -> list[PrintedName]:
    """Return the names of one role with what annotations and ORCID fields say of them."""
    names = list(names)
    for field, value in fields.items():
        if field.startswith(f"{role}+an"):
            _apply(names, value[:_LONGEST])
    if role == "author":
        for field in _ORCID_FIELDS:
            if field in fields:
                _apply_orcids(names, to_text(fields[field][:_LONGEST]))
    return names


def _apply(names: list[PrintedName], value: str) -> None:
    places = _places_by_number(names)
    for number, said in _ANNOTATION.findall(value):
        place = places.get(int(number))
        if place is not None:
            name = names[place]
            names[place] = replace(
                name,
                equal_contribution=name.equal_contribution or says_equal(said),
                corresponding=name.corresponding or says_corresponding(said),
                orcid=name.orcid or next(iter(find_orcids(said)), ""),
            )


def _places_by_number(names: list[PrintedName]) -> dict[int, int]:
    """Return the places of names by their numbers in the field, where an elision has one, too."""
    places = {}
    number = 0
    for place, name in enumerate(names):
        number += 1
        places[number] = place
        number += name.elision_after
    return places


def _apply_orcids(names: list[PrintedName], value: str) -> None:
    """Give each iD to the one name it stands with, or as many iDs as names in their order."""
    for owner, orcid in _OWNED_ORCID.findall(value):
        family, _, given = (part.strip().casefold() for part in owner.partition(","))
        owners = [
            place
            for place, name in enumerate(names)
            if f"{name.particle} {name.family}".strip().casefold() == family
            and name.given[:1].casefold() == given[:1]
        ]
        if len(owners) == 1 and not names[owners[0]].orcid:
            names[owners[0]] = replace(names[owners[0]], orcid=checked_orcid(orcid))
    listed = _ORCID.findall(value)
    if len(listed) == len(names) and not any(name.orcid for name in names):
        for place, orcid in enumerate(listed):
            names[place] = replace(names[place], orcid=checked_orcid(orcid))
