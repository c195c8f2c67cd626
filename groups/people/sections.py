"""Sections of the people index: current members, by role or by group."""

from collections.abc import Iterable
from itertools import groupby
from typing import Literal, NamedTuple

from groups.records.membership import Membership
from groups.records.research_group import ResearchGroup
from people.models import Person, Role

Order = Literal["role", "group"]


class Member(NamedTuple):
    """A person in a section, with the memberships that brought them there."""

    person: Person
    memberships: list[Membership]

    @property
    def roles(self) -> list[Role]:
        """The person's roles there, each once."""
        return list(dict.fromkeys(membership.role for membership in self.memberships))

    @property
    def groups(self) -> list[ResearchGroup]:
        """The groups that the person is in, each once."""
        return list(dict.fromkeys(one.group for one in self.memberships if one.group))

    @property
    def leads(self) -> bool:
        """Whether the person leads what one of the memberships is in."""
        return any(membership.lead for membership in self.memberships)


class MemberSection(NamedTuple):
    """The people of one role or of one group; of the chair itself where neither is set."""

    members: list[Member]
    role: Role | None = None
    group: ResearchGroup | None = None

    @property
    def anchor(self) -> str:
        """The id of the section on its page."""
        of = self.role or self.group
        return f"{of._meta.model_name}-{of.pk}" if of else "chair"


def member_sections(memberships: Iterable[Membership], by: Order) -> list[MemberSection]:
    """Return the sections for `memberships`, which are in the order of `listed`.

    By group, those of the chair itself come first, then the groups in their order; in each, those
    who lead it. Who is in several groups is in each of their sections.
    """
    if by == "role":
        return [
            MemberSection(members(of_role), role=role)
            for role, of_role in groupby(memberships, key=lambda membership: membership.role)
        ]
    # `groupby` joins neighbours only; the sort is stable, so the order of `listed` holds within.
    by_group = sorted(memberships, key=lambda one: (_place(one.group), not one.lead))
    return [
        MemberSection(members(of_group), group=group)
        for group, of_group in groupby(by_group, key=lambda membership: membership.group)
    ]


def members(memberships: Iterable[Membership]) -> list[Member]:
    """Return each person once, with all of their memberships, in the order they first come."""
    found: dict[int, Member] = {}
    for membership in memberships:
        found.setdefault(membership.person_id, Member(membership.person, [])).memberships.append(
            membership
        )
    return list(found.values())


def _place(group: ResearchGroup | None) -> tuple[int, str]:
    return (group.order, group.slug) if group else (-1, "")
