"""Filters of publication lists: each a query parameter, so that every state has a URL."""

from dataclasses import dataclass, fields
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from publications.csl_types import PublicationType
from publications.querysets import PublicationQuerySet
from publications.search import search

SORT_ORDERS = {"newest": _("Newest first"), "oldest": _("Oldest first"), "title": _("Title")}


@dataclass(frozen=True)
class PublicationFilter:
    """What a list of publications is narrowed to; "" where it is not.

    A value that no publication has (a year that is no number, an unknown type) leaves the list
    empty: nothing is guessed.
    """

    q: str = ""
    year: str = ""
    type: str = ""
    topic: str = ""
    person: str = ""
    sort: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        """Return the filter that the parameters of a request ask for; others are left alone."""
        return cls(
            **{
                field.name: query.get(field.name, "").replace("\0", "").strip()[:200]
                for field in fields(cls)
            }
        )

    @property
    def query(self) -> str:
        """The filter as a query string, without what is not narrowed."""
        return urlencode({f.name: value for f in fields(self) if (value := getattr(self, f.name))})

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order is asked for."""
        return any(getattr(self, f.name) for f in fields(self) if f.name != "sort")

    def apply(self, publications: PublicationQuerySet) -> PublicationQuerySet:
        """Return those of `publications` that pass the filter, in the order asked for.

        Without an order asked for, search results come by relevance, all others newest first.
        """
        if self.year:
            if not (self.year.isdecimal() and len(self.year) <= 4):
                return publications.none()
            publications = publications.filter(issued_year=int(self.year))
        if self.type:
            if self.type not in PublicationType.values:
                return publications.none()
            publications = publications.filter(type=self.type)
        if self.topic:
            publications = publications.on_topic(self.topic)
        if self.person:
            publications = publications.by_person(self.person)
        publications = search(publications, self.q) if self.q else publications.newest_first()
        return self._sorted(publications)

    def _sorted(self, publications: PublicationQuerySet) -> PublicationQuerySet:
        match self.sort:
            case "newest":
                return publications.newest_first()
            case "oldest":
                return publications.oldest_first()
            case "title":
                return publications.order_by("title", "pk")
        return publications
