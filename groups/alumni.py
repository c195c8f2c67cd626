"""Alumni: people who were at the lab and are not today."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from groups.models.membership import Membership
from groups.timeline import ending
from people.models import Person


class Alumnus(NamedTuple):
    """Somebody who left, and what they were last."""

    person: Person
    last: Membership

    @property
    def left(self) -> str:
        """The year in which they left."""
        return self.last.end[:4]

    @property
    def years(self) -> str:
        """From which year to which they were what they were last."""
        start = self.last.start[:4]
        if not start:
            return self.last.period
        return start if start == self.left else f"{start}–{self.left}"


def alumni(memberships: Iterable[Membership]) -> list[Alumnus]:
    """Return the people of past `memberships`, each once, as what they were last.

    Who left in the latest year comes first; within a year they come by name.
    """
    last: dict[int, Membership] = {}
    for membership in memberships:
        known = last.setdefault(membership.person_id, membership)
        last[membership.person_id] = max(known, membership, key=_lateness)
    found = [Alumnus(membership.person, membership) for membership in last.values()]
    return sorted(found, key=lambda one: (-int(one.left), one.person.sort_key, one.person.pk))


def by_year(people: Iterable[Alumnus]) -> list[tuple[str, list[Alumnus]]]:
    """Return alumni, in the order of `alumni`, under the years in which they left."""
    return [(year, list(group)) for year, group in groupby(people, key=lambda one: one.left)]


def _lateness(membership: Membership) -> tuple[str, bool, str]:
    return ending(membership), bool(membership.destination), membership.start
