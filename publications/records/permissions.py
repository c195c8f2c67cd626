"""Permission to merge and delete publications."""

from collections.abc import Iterable
from typing import Any

from wagtail.permissions import policy_registry

from publications.models import Publication


def may_remove(user: Any, publications: Iterable[Publication]) -> bool:
    """Return whether somebody may change and delete all of the publications."""
    policy = policy_registry.get_by_type(Publication)
    return all(
        policy.user_has_permission_for_instance(user, action, one)
        for one in publications
        for action in ("change", "delete")
    )


def may_remove_any(user: Any) -> bool:
    """Return whether somebody may merge and delete publications at all."""
    policy = policy_registry.get_by_type(Publication)
    return all(policy.user_has_permission(user, action) for action in ("change", "delete"))
