"""The panels of the first page: who somebody is, what waits, and how the records stand."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from groups.models import Membership
from groups.record_urls import RecordUrls
from groups.reports.viewset import report_address
from labportal.base.database.heartbeat import Heartbeat
from labportal.base.registries.record_pages import record_pages
from labportal.desk.entrances import group_entrances, writing_entrances
from labportal.desk.first_steps import first_steps
from labportal.desk.open_chores import to_mend, waiting
from labportal.desk.own.profile import profile_gaps
from labportal.desk.own.works import person_of
from labportal.desk.pages import drafts_of
from people.models import Person

_MOST_DRAFTS = 5


class DeskPanel(Component):
    """A panel of the first page, made for one request."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request


class OwnPanel(DeskPanel):
    """The own profile, the groups that one edits, and the own drafts."""

    order = 100
    template_name = "labportal/admin/own_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = self.request.user
        person = person_of(user)
        return {
            "person": person,
            "profile": reverse("wagtailsnippets_people_person:edit", args=[person.pk])
            if person
            else "",
            "gaps": profile_gaps(person, may_join=user.has_perm("groups.change_membership"))
            if person
            else [],
            "publications": report_address(people=person.pk) if person else "",
            "public_page": record_pages.visitors_address(person, self.request) if person else "",
            "memberships": _memberships(person, self.request) if person else [],
            "groups": group_entrances(user),
            "writing": writing_entrances(user),
            "drafts": drafts_of(user)
            .select_related("locale")
            .prefetch_workflow_states()[:_MOST_DRAFTS],
        }


def _memberships(person: Person, request: HttpRequest) -> list[tuple[str, str, str]]:
    """Return role, group and address of the group's page of each membership of today."""
    urls = RecordUrls.for_request(request)
    found = Membership.objects.current().filter(person=person, group__isnull=False).with_names()
    return [
        (str(one.role), str(one.group), urls.of(one.group)) for one in found.order_by("order", "pk")
    ]


class WaitingPanel(DeskPanel):
    """The chores that wait for somebody, or the good news that there are none."""

    order = 110
    template_name = "labportal/admin/waiting_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {"lines": waiting(self.request), "all_is_well": not to_mend(self.request)}


class QualityPanel(DeskPanel):
    """The state of the records: the chores of some day."""

    order = 120
    template_name = "labportal/admin/quality_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {"lines": to_mend(self.request), "report": reverse("desk:report")}


class FirstStepsPanel(DeskPanel):
    """The first steps in a portal that is empty yet."""

    order = 90
    template_name = "labportal/admin/first_steps_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {"steps": first_steps(self.request)}


class OperationPanel(DeskPanel):
    """The state of worker and backup, for those who look after the portal."""

    order = 140
    template_name = "labportal/admin/operation_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        if not self.request.user.has_perm("labportal.change_labsettings"):
            return {"lines": []}
        moments = Heartbeat.moments().items()
        return {"lines": [(name, at, Heartbeat.is_overdue(name, at)) for name, at in moments]}


def desk_panels(request: HttpRequest) -> list[DeskPanel]:
    """Return the panels of the first page, in their order."""
    shown = (FirstStepsPanel, OwnPanel, WaitingPanel, QualityPanel, OperationPanel)
    return [one(request) for one in shown]
