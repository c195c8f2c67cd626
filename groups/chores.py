"""Chores of groups: memberships that end, people without one."""

from typing import Any

from wagtail.permissions import policy_registry

from groups.gaps import ENDING
from groups.models import Membership
from labportal.base.registries.chores import Chore, chores, of_gap
from people.gaps import WITHOUT_MEMBERSHIP
from people.models import Person
from people.querysets import live_people


def _may_edit_memberships(user: Any) -> bool:
    return bool(policy_registry.get_by_type(Membership).user_has_permission(user, "change"))


def _memberships(user: Any) -> Any:
    policy = policy_registry.get_by_type(Membership)
    editable = policy.instances_user_has_permission_for(user, "change")
    return editable.filter(live_people("person__"))


def _may_add_memberships(user: Any) -> bool:
    # Those of all groups: editors of one cannot tell in which one somebody is missing.
    return bool(user.has_perms(["people.change_person", "groups.add_membership"]))


def register_chores() -> None:
    """Register the chores."""
    chores.register(
        Chore(
            **of_gap(ENDING, Membership, _may_edit_memberships, _memberships),
            waits=True,
            icon="calendar-alt",
        ),
        Chore(
            **of_gap(
                WITHOUT_MEMBERSHIP,
                Person,
                _may_add_memberships,
                lambda _user: Person.objects.live(),
            ),
            waits=True,
            icon="user",
        ),
    )
