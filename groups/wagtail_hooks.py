"""Registrations with the admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from groups.editors.permissions import MembershipPermissionPolicy, ResearchGroupPermissionPolicy
from groups.models import Membership, ResearchGroup
from groups.viewsets import MembershipViewSet, ResearchGroupViewSet

register_permission_policy(ResearchGroup, ResearchGroupPermissionPolicy(ResearchGroup))
register_permission_policy(Membership, MembershipPermissionPolicy(Membership))


@hooks.register("register_admin_viewset")
def register_groups() -> list[ResearchGroupViewSet | MembershipViewSet]:
    """Register research groups and memberships."""
    return [ResearchGroupViewSet(), MembershipViewSet()]
