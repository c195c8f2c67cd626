"""Filters of publication lists: each a query parameter, so that every state has a URL."""

import re
from dataclasses import dataclass, fields, replace
from typing import Self
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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

#: Characters of a value; the rest of a longer one is left alone.
LONGEST_VALUE = 200
_YEAR = re.compile(r"[1-9][0-9]{0,4}")
_NONE = Q(pk__in=[])


@dataclass(frozen=True)
class PublicationFilter:
    """The filter of a list of publications; "" where it does not narrow.

    A value that no publication has (a year that is no number, an unknown type) leaves the list
    empty: nothing is guessed. `person` is an author, who was what else is under the names of ROLES.
    `with_person` is a second `person`: the list is of their joint works.
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
        values = {field.name: _clean(query.get(field.name, "")) for field in fields(cls)}
        people = dict.fromkeys(filter(None, map(_clean, query.getlist("person"))))
        values["person"], values["with_person"] = [*people, "", ""][:2]
        values["view"] = CITATIONS if values["view"] == CITATIONS else ""
        return cls(**values)

    @property
    def query(self) -> str:
        """The filter as a query string, without what is not narrowed."""
        return urlencode(
            [(_parameter(f.name), value) for f in fields(self) if (value := getattr(self, f.name))]
        )

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
            (_parameter(f.name), value)
            for f in fields(self)
            if f.name not in {"q", *_SHOWN} and (value := getattr(self, f.name))
        ]

    def wanted(self, name: str) -> list[str]:
        """Return the values chosen for a parameter."""
        return [value for parameter, value in self.chosen if parameter == name]

    def choosing(self, name: str, value: str) -> Self:
        """Return the filter with one value more, or in place of the one that was chosen."""
        return self.having(**{name: value, **({"with_person": ""} if name == "person" else {})})

    def without(self, name: str, value: str) -> Self:
        """Return the filter without one of the values chosen for a parameter."""
        left = [one for one in self.wanted(name) if one != value]
        return self.choosing(name, left[0] if left else "")

    def having(self, **values: str) -> Self:
        """Return the same filter with other values of some parameters."""
        return replace(self, **values)

    def conditions(self) -> dict[str, Q]:
        """Return what publications have to meet for each of the chosen values, by parameter."""
        publications: PublicationQuerySet = Publication.objects.all()
        met: dict[str, Q] = {}
        if self.year:
            is_year = _YEAR.fullmatch(self.year)
            met["year"] = Q(issued_year=int(self.year)) if is_year else _NONE
        if self.type:
            met["type"] = Q(type=self.type) if self.type in TYPES else _NONE
        if self.topic:
            met["topic"] = Q(pk__in=publications.on_topic(self.topic).values("pk"))
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


def _clean(value: str) -> str:
    return value.replace("\0", "").strip()[:LONGEST_VALUE]


def _parameter(name: str) -> str:
    """Return the query parameter of a field: the second person is another `person`."""
    return "person" if name == "with_person" else name
