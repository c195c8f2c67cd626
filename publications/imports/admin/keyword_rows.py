"""Rows of the page about the keywords of an import, and their filter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from django.utils.translation import gettext_lazy as _

from labportal.base.list_state import ListState, number, search_words
from labportal.base.models import Topic
from labportal.base.text.keys import fold
from publications.imports.keywords.keywords import Keyword, keywords_of
from publications.imports.keywords.topics import TopicNames, topics_by_publication
from publications.models import ImportBatch, Publication

OPEN, NONE, DONE = "open", "none", "done"
STATES = {
    OPEN: _("equal to a topic"),
    NONE: _("no topic of that name"),
    DONE: _("equal, and given already"),
}
# Enough to see what a keyword is about; the row says how many more there are.
TITLES_PER_ROW = 5


@dataclass(frozen=True, slots=True)
class Offer:
    """A keyword, the topic of that name, and what all publications that carry it have already."""

    keyword: Keyword
    equal: Topic | None
    missing: int
    carried: frozenset[int]

    @property
    def state(self) -> str:
        """Whether there is a topic of that name to be given."""
        if self.equal is None:
            return NONE
        return OPEN if self.missing else DONE


def offers_of(batch: ImportBatch, names: TopicNames) -> list[Offer]:
    """Return the keywords of an import with what may be given for them, in two queries."""
    topics = topics_by_publication(batch)
    offers = []
    for keyword in keywords_of(batch):
        equal = names.equal(keyword)
        carried = [topics.get(pk, set()) for pk in keyword.publications]
        missing = sum(equal.pk not in some for some in carried) if equal else 0
        offers.append(Offer(keyword, equal, missing, frozenset(set.intersection(*carried))))
    return offers


@dataclass(frozen=True, slots=True)
class KeywordFilter(ListState):
    """Filter of the keywords on a page."""

    state: str = ""

    @classmethod
    def of(cls, sent: Mapping[str, str]) -> Self:
        """Return what an address asks for; what has no meaning there is left out."""
        state = sent.get("state", "")
        return cls(
            q=search_words(sent),
            state=state if state in STATES else "",
            p=number(sent, "p"),
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether some keywords are left out."""
        return bool(self.q or self.state)

    def found(self, offers: Iterable[Offer]) -> list[Offer]:
        """Return the offers that the search finds: every word has to be in a spelling."""
        words = [(word.casefold(), fold(word)) for word in self.q.split()]
        return [
            offer
            for offer in offers
            if all(_has(offer.keyword, text, folded) for text, folded in words)
        ]

    def shown(self, offers: Iterable[Offer]) -> list[Offer]:
        """Return those of the offers found that are in the state asked for."""
        return [one for one in self.found(offers) if self.state in ("", one.state)]

    def chip(self, state: str, label: object, found: Sequence[Offer]) -> tuple[str, Any, int, bool]:
        """Return address, label and number of what a state shows, and whether it is shown now."""
        count = sum(state in ("", offer.state) for offer in found)
        return self.having(state=state).query(), label, count, state == self.state


def _has(keyword: Keyword, text: str, folded: str) -> bool:
    return any(
        text in spelling.casefold() or (folded and folded in fold(spelling))
        for spelling in keyword.spellings
    )


class KeywordRow(NamedTuple):
    """A row of the page; `number` tells its fields from those of other rows."""

    number: int
    keyword: Keyword
    equal: Topic | None
    state: str
    missing: int
    carried: list[str]
    titles: list[str]

    @property
    def total(self) -> int:
        """The number of publications that carry the keyword."""
        return len(self.keyword.publications)

    @property
    def untold(self) -> int:
        """The number of publications that are not named."""
        return self.total - len(self.titles)


def rows(shown: Sequence[Offer], names: TopicNames) -> list[KeywordRow]:
    """Return the rows of one page, in one query."""
    some = [sorted(offer.keyword.publications)[:TITLES_PER_ROW] for offer in shown]
    titles: dict[int, str] = dict(
        Publication.objects.filter(pk__in={pk for ids in some for pk in ids})
        .order_by()
        .values_list("pk", "title")
    )
    return [
        KeywordRow(
            number,
            offer.keyword,
            offer.equal,
            offer.state,
            offer.missing,
            # A topic may have been made, or deleted, since the names were loaded.
            sorted(names.topics[pk].label for pk in offer.carried if pk in names.topics),
            [titles[pk] for pk in ids if pk in titles],
        )
        for number, (offer, ids) in enumerate(zip(shown, some, strict=True))
    ]
