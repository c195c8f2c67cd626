"""The page of search results: the first few of each kind, or all of one, in pages."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as PageOfList
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from labportal.search.search import SearchMatches
from publications.lists.bounded_paginator import BoundedPaginator

KINDS: dict[str, str | Promise] = {
    "people": _("People"),
    "topics": _("Topics"),
    "pages": _("Pages"),
    "publications": _("Publications"),
}
#: Numbers of results of each kind that are shown beside the others.
_FEW = {"people": 6, "topics": 12, "pages": 5, "publications": 10}
_PER_PAGE = 20


@dataclass(frozen=True)
class ResultKind:
    """The results of one kind: their number, and those shown. `query` leads to all of them."""

    name: str
    label: str | Promise
    count: int
    items: list[Any]
    query: str

    @property
    def has_more(self) -> bool:
        """Whether there are others than those shown."""
        return self.count > len(self.items)


@dataclass(frozen=True)
class SearchResults:
    """The kinds of which something was found.

    `chosen` is the one that was asked for, "" for all; it comes in pages.
    """

    kinds: list[ResultKind]
    chosen: str
    query: str
    page_of_list: "PageOfList[Any] | None" = None

    @classmethod
    def of(
        cls, found: SearchMatches, text: str, chosen: str = "", page: str = ""
    ) -> "SearchResults":
        """Return what to show of `found`; raises InvalidPage if there is no such page of it."""
        kinds, page_of_list = [], None
        for name, rows in _to_be_shown(found).items():
            query = urlencode({"q": text, "kind": name})
            if name == chosen:
                page_of_list = BoundedPaginator(rows, _PER_PAGE).page(page or 1)
                count, items = page_of_list.paginator.count, list(page_of_list)
            elif chosen:
                count, items = rows.count(), []
            else:
                count, items = _first(rows, _FEW[name])
            if count:
                kinds.append(ResultKind(name, KINDS[name], count, items, query))
        return cls(kinds, chosen, urlencode({"q": text}), page_of_list)

    @property
    def count(self) -> int:
        """The number of results of all kinds."""
        return sum(kind.count for kind in self.kinds)

    @property
    def shown(self) -> list[ResultKind]:
        """The kinds of which results are shown."""
        return [kind for kind in self.kinds if kind.items]


def _to_be_shown(found: SearchMatches) -> dict[str, Any]:
    return {
        "people": found.people.with_texts(),
        "topics": found.topics.with_texts(),
        "pages": found.pages,
        "publications": found.publications.with_citation(),
    }


def _first(rows: Any, few: int) -> tuple[int, list[Any]]:
    """Return how many rows there are, counted without a query if they are few, and the first."""
    items = list(rows[: few + 1])
    return (rows.count() if len(items) > few else len(items)), items[:few]
