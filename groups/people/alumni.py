"""Alumni: people who were at the lab and are not today."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from groups.people.timeline import ending
from groups.records.membership import Membership
from labportal.base.dates import format_years
from people.models import Person


class Alumnus(NamedTuple):
    """Somebody who left, and what they were last."""

    person: Person
    last: Membership
    end: str

    @property
    def left(self) -> str:
        """The year in which they left, "" if nobody knows."""
        return self.end[:4]

    @property
    def years(self) -> str:
        """From which year to which they were what they were last."""
        return format_years(self.last.start, self.end)


def alumni(memberships: Iterable[Membership], ended: str = "") -> list[Alumnus]:
    """Return the people of past `memberships`, each once, as what they were last.

    Who left in the latest year comes first, who left nobody knows when last; within a year they
    come by name. Memberships without
    an end are those of a group that `ended` then.
    """
    last: dict[int, Alumnus] = {}
    for membership in memberships:
        one = Alumnus(membership.person, membership, membership.end or ended)
        known = last.setdefault(membership.person_id, one)
        last[membership.person_id] = max(known, one, key=_lateness)
    found = list(last.values())
    return sorted(found, key=lambda one: (-int(one.left or 0), one.person.sort_key, one.person.pk))


def by_year(people: Iterable[Alumnus]) -> list[tuple[str, list[Alumnus]]]:
    """Return alumni, in the order of `alumni`, under the years in which they left."""
    return [(year, list(group)) for year, group in groupby(people, key=lambda one: one.left)]


def _lateness(one: Alumnus) -> tuple[str, bool, str]:
    # Of memberships that end together, the one that says where the person went.
    return ending(one.end), bool(one.last.destination), one.last.start
