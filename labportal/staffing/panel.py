"""The panel of the first page that leads to the office's work and the portal's particulars."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.coreutils import get_content_languages
from wagtail.models import Page
from wagtail.permissions import policy_registry

from labportal.models import LabSettings, Menu
from labportal.staffing.rights import may


class Link(NamedTuple):
    """A way from the first page."""

    text: str
    address: str
    icon: str


def ways_of_staff(user: Any) -> list[Link]:
    """Return the links to the forms of the office that somebody may use."""
    asked = (
        ("new_member", "new_member", _("New member"), "plus"),
        ("new_group", "new_group", _("New group"), "plus"),
        ("change", "move", _("Somebody moves"), "arrow-right"),
        ("change", "leave", _("Somebody leaves"), "logout"),
        ("change", "hand_over", _("Hand over"), "resubmit"),
        ("tables", "people_table", _("Import people"), "upload"),
    )
    return [
        Link(text, reverse(f"staffing:{view}"), icon)
        for work, view, text, icon in asked
        if may(user, work)
    ]


def places_of_portal(request: HttpRequest) -> list[Link]:
    """Return the links to the lab's settings, its menus and its legal pages."""
    user = request.user
    lab = LabSettings.answering(request)
    if lab is None or not user.has_perm("labportal.change_labsettings"):
        return []
    settings = reverse("wagtailsettings:edit", args=["labportal", "labsettings", lab.site_id])
    links = [Link(_("Name, logo and contact of the lab"), settings, "home")]
    if user.has_perm("labportal.change_menu"):
        links += [
            Link(
                capfirst(str(menu)),
                reverse("wagtailsnippets_labportal_menu:edit", args=[menu.pk]),
                "list-ul",
            )
            for menu in Menu.objects.filter(site=lab.site_id)
        ]
    return links + _legal_pages(lab, user)


def _legal_pages(lab: LabSettings, user: Any) -> list[Link]:
    named = [page for page in (lab.imprint_page, lab.privacy_page, lab.accessibility_page) if page]
    languages = get_content_languages()
    order = {page.translation_key: place for place, page in enumerate(named)}
    policy = policy_registry.get_by_type(Page)
    pages = policy.instances_user_has_permission_for(user, "change").filter(
        translation_key__in=order
    )
    return [
        Link(
            f"{page.title} ({_(str(languages[page.locale.language_code]))})",
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            "doc-full",
        )
        for page in sorted(
            pages.select_related("locale"), key=lambda page: order[page.translation_key]
        )
    ]


class OfficePanel(Component):
    """The ways to the office's work and to the portal's own particulars."""

    order = 105
    template_name = "labportal/admin/office_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        lists = [ways_of_staff(self.request.user), places_of_portal(self.request)]
        return {"lists": [links for links in lists if links]}
