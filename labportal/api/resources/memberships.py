"""Memberships: who is, or was, in which group, in which role."""

from collections.abc import Sequence
from typing import ClassVar, TypedDict

from django.utils import timezone

from groups.models import Membership, ResearchGroup
from groups.querysets import MembershipQuerySet
from labportal.api.resources.asked import Asked
from labportal.api.resources.references import (
    NamedReference,
    PersonReference,
    RoleReference,
    group_reference,
    person_reference,
    role_reference,
)
from labportal.api.resources.resource import (
    CURRENT,
    GROUP,
    LANGUAGE,
    PERSON,
    STATUS,
    Resource,
    in_order,
    named,
)
from labportal.base.answers.parameters import Parameter, choice
from people.models import Person, Role

ROLE = choice(
    "role",
    "The short name of a role.",
    lambda: list(Role.objects.values_list("slug", flat=True)),
)


class MembershipFields(TypedDict):
    """A membership of a person."""

    id: int
    """The id, which never changes."""
    group: NamedReference | None
    """The research group; null for the chair itself."""
    role: RoleReference
    """The role."""
    lead: bool
    """Whether the person leads, or led, the group."""
    start: str | None
    """The beginning as far as it is known: 2026, 2026-04 or 2026-04-15."""
    end: str | None
    """The end as far as it is known, null while there is none."""
    current: bool
    """Whether it holds today."""
    destination: str | None
    """Where a person went who left."""


class MembershipItem(MembershipFields):
    """A membership that has begun, and whose it is."""

    self: str
    """The address of this item in the API."""
    url: str | None
    """The address of the person's page."""
    person: PersonReference
    """The person."""


class MembershipResource(Resource):
    """Memberships."""

    name = "memberships"
    about = "Who is, or was, in which research group or at the chair, and in which role."
    item = MembershipItem
    parameters: ClassVar[tuple[Parameter, ...]] = (
        PERSON,
        GROUP,
        ROLE,
        STATUS,
        LANGUAGE,
    )

    def is_shown(self, asked: Asked) -> bool:
        return asked.has_index(Person)

    def shown(self, asked: Asked) -> MembershipQuerySet:
        return Membership.objects.begun().with_names()

    def records(self, asked: Asked) -> MembershipQuerySet:
        memberships, status = self.shown(asked), asked.values.get("status")
        if status:
            memberships = memberships.current() if status == CURRENT else memberships.past()
        if person := named(asked, PERSON, Person.objects.select_related("merged_into")):
            memberships = memberships.filter(person=person)
        if group := named(asked, GROUP, ResearchGroup.objects):
            memberships = memberships.filter(group=group)
        if role := asked.values.get(ROLE.name):
            memberships = memberships.filter(role__slug=role)
        return memberships.order_by("pk")

    def items(self, ids: Sequence[int], asked: Asked) -> list[MembershipItem]:
        found = self.shown(asked).in_bulk(ids)
        return [
            {
                **membership_fields(one, asked),
                "self": asked.api_url("memberships", one.pk),
                "url": asked.url(one.person),
                "person": person_reference(one.person, asked),
            }
            for one in in_order(ids, found)
        ]


def membership_fields(membership: Membership, asked: Asked) -> MembershipFields:
    """Return what is said of a membership that was fetched `with_names`."""
    is_current = membership.is_current(timezone.localdate())
    return {
        "id": membership.pk,
        "group": group_reference(membership.group, asked) if membership.group else None,
        "role": role_reference(membership.role),
        "lead": membership.lead,
        "start": membership.start or None,
        "end": membership.end or None,
        "current": is_current,
        "destination": None if is_current else membership.destination or None,
    }
