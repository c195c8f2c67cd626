"""Permissions on groups: their editors edit them and their memberships."""

from django.contrib.auth.models import User

from groups.models import Membership, ResearchGroup
from groups.querysets import MembershipQuerySet, ResearchGroupQuerySet
from labportal.base.permissions import RecordPermissionPolicy


def edited_groups(user: User) -> ResearchGroupQuerySet:
    """Return the research groups of which `user` is an editor."""
    return ResearchGroup.objects.filter(editors__user=user)


class ResearchGroupPermissionPolicy(RecordPermissionPolicy):
    """Model permissions, and the own groups for their editors, who may choose from all groups."""

    own_actions = frozenset({"change", "choose"})

    def own(self, user: User) -> ResearchGroupQuerySet:
        return edited_groups(user)


class MembershipPermissionPolicy(RecordPermissionPolicy):
    """Model permissions, and the memberships in their groups for editors."""

    own_actions = frozenset({"change", "delete"})

    def own(self, user: User) -> MembershipQuerySet:
        return Membership.objects.filter(group__in=edited_groups(user))

    def user_has_permission(self, user: User, action: str) -> bool:
        if super().user_has_permission(user, action):
            return True
        return (
            action in {"add", *self.own_actions}
            and user.is_active
            and (edited_groups(user).exists())
        )
