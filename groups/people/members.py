"""Members and alumni of a research group."""

from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.utils import timezone

from groups.people.alumni import Alumnus, alumni
from groups.records.membership import Membership
from groups.records.research_group import ResearchGroup
from people.models import Role


class GroupPeople(NamedTuple):
    """The people of a group: those who lead it, its other members by role, and who left it.

    Of a group that ended, all who were in it are its former members, whether or not an editor
    wrote down when they left; those who led it are its leads as well.
    """

    leads: list[Membership]
    by_role: list[tuple[Role, list[Membership]]]
    former: list[Alumnus]

    @property
    def member_count(self) -> int:
        """The number of members shown, without those who lead the group."""
        return len({one.person_id for _role, of_role in self.by_role for one in of_role})


def group_people(group: ResearchGroup, on: date | None = None) -> GroupPeople:
    """Return the people of a group as it is on a day (default: today), with one list of rows."""
    day = on or timezone.localdate()
    begun = list(group.memberships.begun(day).listed())
    # Whether or not an editor wrote down when they left, all who were in it are former members.
    if group.has_ended(day):
        leads = {one.person_id: one for one in begun if one.lead}
        return GroupPeople(list(leads.values()), [], alumni(begun, group.end))
    current = [one for one in begun if one.is_current(day)]
    there = {one.person_id for one in current}
    members = [one for one in current if not one.lead]
    return GroupPeople(
        [one for one in current if one.lead],
        [(role, list(of_role)) for role, of_role in groupby(members, key=lambda one: one.role)],
        alumni(one for one in begun if one.person_id not in there),
    )
