"""Permission policies of records: by role for all of a kind, or by right to some of them."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from wagtail.permission_policies import ModelPermissionPolicy


class RecordPermissionPolicy(ModelPermissionPolicy):
    """Model permissions, and beside them rights to the records that are the user's own.

    A subclass says in `own` which records these are, and in `own_actions` what may be done with
    them.
    """

    own_actions: frozenset[str] = frozenset()

    def own(self, user: User) -> models.QuerySet[Any]:
        """Return the records that are the user's own."""
        return self.model._default_manager.none()

    def _may_own(self, user: User | AnonymousUser, actions: Collection[str]) -> bool:
        return user.is_active and user.is_authenticated and not self.own_actions.isdisjoint(actions)

    def user_has_permission(self, user: Any, action: str) -> bool:
        return super().user_has_permission(user, action) or (
            self._may_own(user, [action]) and self.own(user).exists()
        )

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return super().user_has_permission(user, action) or (
            self._may_own(user, [action]) and self.own(user).filter(pk=instance.pk).exists()
        )

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Collection[str]
    ) -> models.QuerySet[Any]:
        # Not `self.user_has_permission`: own records grant it too, and would open all of them.
        if any(ModelPermissionPolicy.user_has_permission(self, user, a) for a in actions):
            return self.model._default_manager.all()
        if self._may_own(user, actions):
            return self.own(user)
        return self.model._default_manager.none()
