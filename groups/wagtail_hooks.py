"""Registrations with the admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from groups.editors.permissions import MembershipPermissionPolicy, ResearchGroupPermissionPolicy
from groups.models import Membership, ResearchGroup
from groups.viewsets import (
    LabPersonViewSet,
    MembershipViewSet,
    ResearchGroupViewSet,
    TopicViewSet,
)
from labportal.base.records.viewset import RecordViewSet

register_permission_policy(ResearchGroup, ResearchGroupPermissionPolicy(ResearchGroup))
register_permission_policy(Membership, MembershipPermissionPolicy(Membership))


@hooks.register("register_admin_viewset")
def register_groups() -> list[RecordViewSet]:
    """Register research groups and memberships, and people and topics, which show theirs."""
    return [ResearchGroupViewSet(), LabPersonViewSet(), MembershipViewSet(), TopicViewSet()]
