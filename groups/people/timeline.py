"""The timeline of a person at the lab: current and past memberships."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.utils import timezone

from groups.records.membership import Membership


class Timeline(NamedTuple):
    """The memberships of a person: today's as their roles are listed, past ones latest first."""

    current: list[Membership]
    past: list[Membership]

    @property
    def current_by_start(self) -> list[Membership]:
        """Today's memberships, the latest begun first."""
        return sorted(self.current, key=lambda one: one.start, reverse=True)

    @property
    def last(self) -> Membership | None:
        """The last membership of an alumnus or alumna; None for current members."""
        return self.past[0] if self.past and not self.current else None

    @property
    def tells_more(self) -> bool:
        """Whether there is more to tell than what the person does today."""
        return bool(self.past or any(one.period for one in self.current))


def timeline(memberships: Iterable[Membership], on: date | None = None) -> Timeline:
    """Return `memberships`, each of which has begun, as they are on a day (default: today)."""
    day = on or timezone.localdate()
    current: list[Membership] = []
    past: list[Membership] = []
    for one in memberships:
        (current if one.is_current(day) else past).append(one)
    current.sort(key=lambda one: (one.role.order, one.role.slug, one.order, one.pk))
    past.sort(key=lambda one: (ending(one.end), one.start), reverse=True)
    return Timeline(current, past)


def ending(end: str) -> str:
    """Return the key by which ends sort; a year counts to its last day, as `current_on` does.

    An end that nobody knows comes before all others.
    """
    # "~" stands behind all digits and "-" in ASCII, so that "2021" ends after "2021-12-31".
    return end and end.ljust(len("2021-04-15"), "~")
