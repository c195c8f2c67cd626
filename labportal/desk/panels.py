"""The panels of the first page: who somebody is, what waits, and how the records stand."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.coreutils import get_content_languages

from groups.editors.permissions import edited_groups
from groups.models import Membership, ResearchGroupPage
from groups.record_urls import RecordUrls
from labportal.base.registries.record_pages import record_pages
from labportal.desk.first_steps import first_steps
from labportal.desk.open_chores import to_mend, waiting
from labportal.desk.own_works import person_of
from labportal.desk.pages import drafts_of, editable_pages
from people.models import Person

_MOST_DRAFTS = 5


class GroupEntrance(NamedTuple):
    """A group that somebody edits: its name, its record, and its pages by language."""

    name: str
    record: str
    pages: list[tuple[str, str]]


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
            "public_page": record_pages.address(person, self.request) if person else "",
            "memberships": _memberships(person, self.request) if person else [],
            "groups": _entrances(user),
            "drafts": drafts_of(user).select_related("locale")[:_MOST_DRAFTS],
        }


def _memberships(person: Person, request: HttpRequest) -> list[tuple[str, str, str]]:
    """Return role, group and address of the group's page of each membership of today."""
    urls = RecordUrls.for_request(request)
    found = Membership.objects.current().filter(person=person, group__isnull=False).with_names()
    return [
        (str(one.role), str(one.group), urls.of(one.group)) for one in found.order_by("order", "pk")
    ]


def _entrances(user: Any) -> list[GroupEntrance]:
    """Return the groups that somebody edits, with those of their pages that may be edited."""
    groups = list(edited_groups(user).with_texts())
    if not groups:
        return []
    languages = get_content_languages()
    pages = ResearchGroupPage.objects.filter(group__in=groups, pk__in=editable_pages(user))
    found: dict[int, list[tuple[str, str]]] = {}
    for page in pages.select_related("locale").order_by("path"):
        code = page.locale.language_code
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        found.setdefault(page.group_id, []).append((str(_(languages.get(code, code))), address))
    return [
        GroupEntrance(
            group.name,
            reverse("wagtailsnippets_groups_researchgroup:edit", args=[group.pk]),
            found.get(group.pk, []),
        )
        for group in groups
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


def desk_panels(request: HttpRequest) -> list[DeskPanel]:
    """Return the panels of the first page, in their order."""
    return [one(request) for one in (FirstStepsPanel, OwnPanel, WaitingPanel, QualityPanel)]
