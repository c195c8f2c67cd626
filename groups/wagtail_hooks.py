"""Registrations with the admin."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import register_permission_policy

from groups.editing.answers import GroupListsViewSet
from groups.editors.permissions import MembershipPermissionPolicy, ResearchGroupPermissionPolicy
from groups.models import Membership, ResearchGroup
from groups.viewsets import (
    LabPersonViewSet,
    MembershipViewSet,
    ResearchGroupViewSet,
    TopicViewSet,
)

register_permission_policy(ResearchGroup, ResearchGroupPermissionPolicy(ResearchGroup))
register_permission_policy(Membership, MembershipPermissionPolicy(Membership))


@hooks.register("register_admin_viewset")
def register_groups() -> list[ViewSet]:
    """Register research groups and memberships, and people and topics, which show theirs."""
    return [
        ResearchGroupViewSet(),
        LabPersonViewSet(),
        MembershipViewSet(),
        TopicViewSet(),
        GroupListsViewSet(),
    ]
