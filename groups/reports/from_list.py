"""Filters of the public list, and of the listing in the admin, as choices of a report."""

from collections.abc import Sequence

from django.http import QueryDict

from groups.editing.filters import LabPublicationFilterSet
from groups.records.research_group import ResearchGroup
from groups.reports.choices import OPEN_ACCESS, ROLES_OF_PEOPLE
from groups.works.filters import LabPublicationFilter
from labportal.base.models import Topic
from people.models import Person
from publications.lists.filters import RANGE, ROLES, WITHOUT_YEAR

#: In place of the id of a record that is not there: the form says so.
_GONE = 0
_ORDERS = ("newest", "oldest", "title")
#: The fields of the form by the filters of the listing in the admin that they stand for.
_FIELDS_BY_FILTER = {
    "q": ["q"],
    "type": ["types"],
    "issued_year": ["first_year", "last_year"],
    "topic": ["topics"],
    "person": ["people"],
    "group": ["groups"],
}


def choices_of_list(asked: LabPublicationFilter) -> dict[str, list[str]]:
    """Return the choices by which a report has the works of a filtered list."""
    found: dict[str, list[str]] = {
        "q": [asked.q],
        **_years(asked.wanted("year")),
        "types": asked.wanted("type"),
        "topics": [pk for slug in asked.wanted("topic") for pk in _id_of(Topic, slug)],
        "groups": [pk for slug in asked.wanted("group") for pk in _id_of(ResearchGroup, slug)],
        "open_access": ["on" if asked.access == OPEN_ACCESS else ""],
        "order": [asked.sort if asked.sort in _ORDERS else ""],
        "further": [
            f"{role}={pk}" for role in ROLES for pk in _id_of(Person, getattr(asked, role))
        ],
    }
    if asked.with_person:
        joint = {name: _id_of(Person, getattr(asked, name)) for name in ("person", "with_person")}
        found["further"] += [f"{name}={pk}" for name, ids in joint.items() for pk in ids]
    else:
        found["people"] = _id_of(Person, asked.person)
    return {
        name: said for name, values in found.items() if (said := [one for one in values if one])
    }


def choices_of_listing(query: QueryDict) -> tuple[dict[str, list[str]], list[str]]:
    """Return the choices of a report of the filtered listing in the admin, and what is left out.

    What is left out are the labels of filters that a report does not have.
    """
    found: dict[str, list[str]] = {}
    for name, fields in _FIELDS_BY_FILTER.items():
        if values := [value for value in query.getlist(name) if value]:
            found |= dict.fromkeys(fields, values)
    if "people" in found:
        # The listing has the works that somebody is named on in whatever role.
        found["roles"] = [role for role, _label in ROLES_OF_PEOPLE]
    public = query.get("public", "")
    if public != "true":
        found["private"] = ["on"]
    kept = {*_FIELDS_BY_FILTER, "public" if public == "true" else ""}
    left_out = [
        str(one.label)
        for name, one in LabPublicationFilterSet(query).filters.items()
        if query.get(name) and name not in kept
    ]
    return found, left_out


def _id_of(model: type[Topic | ResearchGroup | Person], slug: str) -> list[str]:
    if not slug:
        return []
    pk = model._default_manager.filter(slug=slug).values_list("pk", flat=True).first()
    return [str(pk or _GONE)]


def _years(chosen: Sequence[str]) -> dict[str, list[str]]:
    """Return the first and the last of the years that are chosen, of which a report has all."""
    ends = [year.partition(RANGE) for year in chosen if year != WITHOUT_YEAR]
    first = [one for one, _sign, _last in ends]
    last = [last if sign else one for one, sign, last in ends]
    return {
        "first_year": [min(first, key=_number)] if first and all(first) else [],
        "last_year": [max(last, key=_number)] if last and all(last) else [],
    }


def has_gaps(chosen: Sequence[str]) -> bool:
    """Return whether a report has more than the years chosen: it knows a first and a last alone."""
    if chosen == [WITHOUT_YEAR] or (len(chosen) > 1 and not all(map(_number, chosen))):
        return True
    numbers = sorted(map(_number, chosen))
    return len(chosen) > 1 and numbers[-1] - numbers[0] >= len(chosen)


def _number(year: str) -> int:
    return int(year) if year.isascii() and year.isdigit() else 0
