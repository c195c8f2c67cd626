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

from groups.records.publication_report import KEEPERS
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


class WaysPanel(Component):
    """A panel of links, and of one to the chapter of the guide that tells of them."""

    template_name = "labportal/admin/ways_panel.html"
    #: The id in the page, and the document and chapter of the guide.
    name, document, chapter = "", "", ""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def heading(self) -> str:
        """Return the heading in the active language."""
        raise NotImplementedError

    def lists(self) -> list[list[Link]]:
        """Return the links, list by list."""
        raise NotImplementedError

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {
            "id": self.name,
            "heading": self.heading(),
            "document": self.document,
            "chapter": self.chapter,
            "lists": [links for links in self.lists() if links],
        }


class OfficePanel(WaysPanel):
    """The ways to the office's work and to the portal's own particulars."""

    order = 105
    name = "office"
    document, chapter = "administrator", "people-come-move-and-leave"

    def heading(self) -> str:
        return _("People, groups and the portal")

    def lists(self) -> list[list[Link]]:
        return [ways_of_staff(self.request.user), places_of_portal(self.request)]


class PublicationsPanel(WaysPanel):
    """The ways by which publications come in, and go out in reports."""

    order = 106
    name = "publications"
    document, chapter = "bibliography-administrator", "import-a-bibtex-file"

    def heading(self) -> str:
        return _("Publications")

    def lists(self) -> list[list[Link]]:
        user = self.request.user
        asked = (
            ("publications.add_importbatch", "imports:add", _("Import BibTeX"), "upload"),
            (
                "publications.add_publication",
                "wagtailsnippets_publications_publication:add",
                _("Add a publication"),
                "plus",
            ),
            (KEEPERS, "reports:list", _("Reports of publications"), "doc-full"),
        )
        return [
            [
                Link(text, reverse(view), icon)
                for right, view, text, icon in asked
                if user.has_perm(right)
            ]
        ]
