"""Permission to merge and delete publications, and people."""

from collections.abc import Iterable
from typing import Any

from wagtail.permissions import policy_registry

from people.models import Person
from publications.models import Publication

_ACTIONS = ("change", "delete")


def may_remove(user: Any, records: Iterable[Publication | Person]) -> bool:
    """Return whether somebody may change and delete all of the records."""
    return all(
        policy_registry.get_by_type(type(one)).user_has_permission_for_instance(user, action, one)
        for one in records
        for action in _ACTIONS
    )


def may_remove_any(user: Any, model: type[Publication | Person] = Publication) -> bool:
    """Return whether somebody may merge and delete records of a kind at all."""
    policy = policy_registry.get_by_type(model)
    return all(policy.user_has_permission(user, action) for action in _ACTIONS)
