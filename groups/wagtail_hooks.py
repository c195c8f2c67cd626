"""Registrations with the admin."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import register_permission_policy

from groups.editing.answers import GroupListsViewSet
from groups.editing.bulk_change import ChangeLabPublications
from groups.editors.permissions import MembershipPermissionPolicy, ResearchGroupPermissionPolicy
from groups.models import Membership, ResearchGroup
from groups.reports.bulk_action import ReportPublications
from groups.reports.viewset import ReportsViewSet, reports_menu_item
from groups.row_log import register_log_actions
from groups.viewsets import (
    LabPersonViewSet,
    LabPublicationViewSet,
    MembershipViewSet,
    ResearchGroupViewSet,
    TopicViewSet,
)

register_permission_policy(ResearchGroup, ResearchGroupPermissionPolicy(ResearchGroup))
register_permission_policy(Membership, MembershipPermissionPolicy(Membership))
hooks.register("register_log_actions", register_log_actions)
hooks.register("register_bulk_action", ChangeLabPublications)
hooks.register("register_bulk_action", ReportPublications)
hooks.register("register_reports_menu_item", reports_menu_item)


@hooks.register("register_admin_viewset")
def register_groups() -> list[ViewSet]:
    """Register groups and memberships, people, publications and topics by group, and reports."""
    return [
        ResearchGroupViewSet(),
        LabPersonViewSet(),
        LabPublicationViewSet(),
        MembershipViewSet(),
        TopicViewSet(),
        GroupListsViewSet(),
        ReportsViewSet(),
    ]
