"""Chores: what waits for somebody, or is to be mended, with its number and its listing.

Each app registers the chores of its records when the apps are ready. The first page of the admin,
the counters of the menu, the report and the weekly mail all read this one list.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db import models
from django.urls import reverse

from labportal.base.records.gaps import Gap, GapFilter


@dataclass(frozen=True)
class Chore:
    """A kind of work that somebody has to do, for those who may do it.

    `may_mend` says of a user who may do it at all, without asking for records; `records` returns
    those that the user may mend, or only their number. `view` is the name of the listing that shows
    exactly these, and `parameters` its query. `waits` is off for what is to be mended some day.
    """

    code: str
    #: `ngettext_lazy` by `count`.
    sentence: Any
    may_mend: Callable[[Any], bool]
    records: Callable[[Any], models.QuerySet[Any] | Sequence[Any] | int]
    view: str
    parameters: tuple[tuple[str, str], ...] = ()
    arguments: tuple[str, ...] = ()
    waits: bool = False
    icon: str = "list-ul"
    #: Whether the menu's item that leads to the listing shows the number: where all that is listed
    #: waits. "People (3)" would be read as the number of people.
    in_menu: bool = False

    def number(self, user: Any) -> int:
        """Return the number of records that `user` may mend."""
        if not self.may_mend(user):
            return 0
        records = self.records(user)
        if isinstance(records, int):
            return records
        return records.count() if isinstance(records, models.QuerySet) else len(records)

    @property
    def listing(self) -> str:
        """The path of the listing, with all that it shows when nothing is filtered."""
        return reverse(self.view, args=self.arguments)

    @property
    def address(self) -> str:
        """The path of the listing as it shows the records of the chore."""
        query = f"?{urlencode(self.parameters)}" if self.parameters else ""
        return self.listing + query


class OpenChore(NamedTuple):
    """A chore with the number of records that somebody may mend."""

    chore: Chore
    number: int

    @property
    def sentence(self) -> str:
        """The number in a sentence."""
        return str(self.chore.sentence % {"count": self.number})

    @property
    def address(self) -> str:
        """The path of the listing."""
        return self.chore.address


class Chores:
    """The chores that the apps have registered, in the order in which they are shown."""

    def __init__(self) -> None:
        self._chores: list[Chore] = []

    def register(self, *chores: Chore) -> None:
        """Register chores, behind those that are there."""
        self._chores += chores

    def __iter__(self) -> Iterator[Chore]:
        return iter(self._chores)

    def open_to(self, user: Any, chores: Iterable[Chore] | None = None) -> list[OpenChore]:
        """Return those of `chores` (default: all) in which there is something for `user` to do."""
        asked = self._chores if chores is None else chores
        counted = (OpenChore(chore, chore.number(user)) for chore in asked)
        return [one for one in counted if one.number]


chores = Chores()


def of_gap(
    gap: Gap, model: Any, may_mend: Callable[[Any], bool], records: Callable[[Any], Any]
) -> dict[str, Any]:
    """Return what makes a chore of a gap, by which the listing of snippets is filtered.

    `records` returns those that the listing shows to a user, of which the gap takes its own.
    """
    meta = model._meta
    return {
        "code": f"{meta.model_name}-{gap.code}",
        "sentence": gap.sentence,
        "may_mend": may_mend,
        "records": lambda user: gap.of(records(user)),
        "view": f"wagtailsnippets_{meta.app_label}_{meta.model_name}:list",
        "parameters": ((GapFilter.NAME, gap.code),),
    }
