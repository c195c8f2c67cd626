"""Filters of publication lists: each a query parameter, so that every state has a URL."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import reduce
from operator import or_
from typing import Self
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from publications.models import Publication
from publications.querysets import PublicationQuerySet, is_open_access
from publications.search.index import search
from publications.vocabulary.types import TYPES

SORT_ORDERS = {"newest": _("Newest first"), "oldest": _("Oldest first"), "title": _("Title")}
#: The parameters of people who are no authors: roles of printed names.
ROLES = {
    "editor": pgettext_lazy("publication", "Edited by"),
    "translator": _("Translated by"),
    "supervisor": _("Supervised by"),
}
#: The one value of `access`.
OPEN_ACCESS = "open"
#: The one value of `view`: the list as a bibliography, in place of one of works.
CITATIONS = "citations"
#: What says how a list is shown, and narrows it to nothing.
_SHOWN = {"sort", "view"}

#: The year of works without one, and the sign between the first and the last of several years.
WITHOUT_YEAR = "none"
RANGE = "-"
#: The form of a year, or of a range of years that may be open to one side.
YEARS = r"[1-9][0-9]{0,4}(-([1-9][0-9]{0,4})?)?|-[1-9][0-9]{0,4}"
#: Parameters that take several values, any of which a publication may have, and how many at most.
SEVERAL = {"year", "type", "topic", "group"}
MOST_VALUES = 20
#: What stands between several values of a field.
BETWEEN = ","

#: Characters of a value; the rest of a longer one is left alone.
LONGEST_VALUE = 200
_NONE = Q(pk__in=[])


@dataclass(frozen=True)
class PublicationFilter:
    """The filter of a list of publications; "" where it does not narrow.

    A value that no publication has (a year that is no number, an unknown type) leaves the list
    empty: nothing is guessed. Those of SEVERAL hold one or more values with commas between them, a
    year may be WITHOUT_YEAR or a range, open to one side. `person` is an author, who was what else
    is under the names of ROLES. `with_person` is a second `person`: the list is of their joint
    works.
    """

    q: str = ""
    year: str = ""
    type: str = ""
    topic: str = ""
    person: str = ""
    with_person: str = ""
    editor: str = ""
    translator: str = ""
    supervisor: str = ""
    access: str = ""
    sort: str = ""
    view: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        """Return the filter that the parameters of a request ask for; others are left alone."""
        values = {
            field.name: _several(query.getlist(field.name))
            if field.name in SEVERAL
            else _clean(query.get(field.name, ""))
            for field in fields(cls)
        }
        if years := _range(query.get("from", ""), query.get("to", "")):
            values["year"] = years
        people = dict.fromkeys(filter(None, map(_clean, query.getlist("person"))))
        values["person"], values["with_person"] = [*people, "", ""][:2]
        values["view"] = CITATIONS if values["view"] == CITATIONS else ""
        return cls(**values)

    @property
    def query(self) -> str:
        """The filter as a query string, without what is not narrowed."""
        return urlencode([pair for f in fields(self) for pair in self._pairs(f.name)])

    @property
    def selection(self) -> Self:
        """The filter of the same works for what is not shown as a page: files, feeds, frames."""
        return self.having(view="")

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order is asked for."""
        return bool(self.q or self.chosen)

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """The values chosen among those on offer, after their parameters: not words and order."""
        return [
            pair
            for f in fields(self)
            if f.name not in {"q", *_SHOWN}
            for pair in self._pairs(f.name)
        ]

    @property
    def shown(self) -> list[tuple[str, str]]:
        """The words, the order and the view that are asked for, after their parameters."""
        return [pair for name in ("q", "sort", "view") for pair in self._pairs(name)]

    def _pairs(self, name: str) -> list[tuple[str, str]]:
        """Return the parameters that say what a field holds."""
        value = getattr(self, name)
        values = value.split(BETWEEN) if name in SEVERAL else [value]
        return [(_parameter(name), one) for one in values if one]

    def wanted(self, name: str) -> list[str]:
        """Return the values chosen for a parameter."""
        return [value for parameter, value in self.chosen if parameter == name]

    def choosing(self, name: str, value: str) -> Self:
        """Return the filter with one value more, or in place of the one that was chosen."""
        if name in SEVERAL:
            return self.having(**{name: _several([*self.wanted(name), value])})
        return self.having(**{name: value, **({"with_person": ""} if name == "person" else {})})

    def without(self, name: str, value: str) -> Self:
        """Return the filter without one of the values chosen for a parameter."""
        left = [one for one in self.wanted(name) if one != value]
        if name in SEVERAL:
            return self.having(**{name: _several(left)})
        return self.choosing(name, left[0] if left else "")

    def having(self, **values: str) -> Self:
        """Return the same filter with other values of some parameters."""
        return replace(self, **values)

    def conditions(self) -> dict[str, Q]:
        """Return what publications have to meet for each of the chosen values, by parameter."""
        publications: PublicationQuerySet = Publication.objects.all()
        met: dict[str, Q] = {}
        if self.year:
            met["year"] = any_of(_of_years(value) for value in self.wanted("year"))
        if self.type:
            met["type"] = Q(type__in=[value for value in self.wanted("type") if value in TYPES])
        if self.topic:
            met["topic"] = any_of(
                Q(pk__in=publications.on_topic(slug).values("pk")) for slug in self.wanted("topic")
            )
        if self.person:
            met["person"] = Q(pk__in=publications.by_person(self.person).values("pk"))
        if self.with_person:
            joint = Q(pk__in=publications.by_person(self.with_person).values("pk"))
            met["person"] = met.get("person", Q()) & joint
        for role in ROLES:
            if slug := getattr(self, role):
                met[role] = Q(pk__in=publications.with_name(slug, role).values("pk"))
        if self.access:
            met["access"] = is_open_access() if self.access == OPEN_ACCESS else _NONE
        return met

    def found(self, publications: PublicationQuerySet) -> PublicationQuerySet:
        """Return those of `publications` that the words lead to, the best first; all without."""
        return search(publications, self.q) if self.q else publications.newest_first()

    def apply(self, publications: PublicationQuerySet) -> PublicationQuerySet:
        """Return those of `publications` that pass the filter, in the order asked for.

        Without an order asked for, search results come by relevance, all others newest first.
        """
        publications = self.found(publications.filter(*self.conditions().values()))
        match self.sort:
            case "newest":
                return publications.newest_first()
            case "oldest":
                return publications.oldest_first()
            case "title":
                return publications.order_by("title", "pk")
        return publications


def year_label(value: str) -> str:
    """Return in words a value of the year."""
    if value == WITHOUT_YEAR:
        return gettext("Without a year")
    first, sign, last = value.partition(RANGE)
    if not sign or not (first or last):
        return value
    if first and last:
        return f"{first}–{last}"
    if first:
        return gettext("%(year)s and later") % {"year": first}
    return gettext("until %(year)s") % {"year": last}


def any_of(conditions: Iterable[Q]) -> Q:
    """Return the condition that one of some conditions is met."""
    return reduce(or_, conditions)


def _of_years(value: str) -> Q:
    if value == WITHOUT_YEAR:
        return Q(issued_year=None)
    if not re.fullmatch(YEARS, value):
        return _NONE
    first, sign, last = value.partition(RANGE)
    if not sign:
        return Q(issued_year=int(value))
    ends = {"issued_year__gte": first, "issued_year__lte": last}
    return Q(**{end: int(year) for end, year in ends.items() if year})


def _range(first: str, last: str) -> str:
    """Return the years from a first to a last as a value, "" if neither is given."""
    first, last = _clean(first), _clean(last)
    if first == last:
        return first
    return f"{first}{RANGE}{last}"


def _several(values: Iterable[str]) -> str:
    parts = (_clean(part) for value in values for part in value.split(BETWEEN))
    return BETWEEN.join(list(dict.fromkeys(filter(None, parts)))[:MOST_VALUES])


def _clean(value: str) -> str:
    return value.replace("\0", "").strip()[:LONGEST_VALUE]


def _parameter(name: str) -> str:
    """Return the query parameter of a field: the second person is another `person`."""
    return "person" if name == "with_person" else name
