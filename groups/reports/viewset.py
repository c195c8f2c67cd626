"""The addresses of reports, their menu item, and the buttons that lead to them."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button

from groups.records.research_group import ResearchGroup
from groups.reports import pages
from groups.reports.saving import WRITE
from labportal.base.registries.record_buttons import record_buttons
from people.models import Person
from publications.models import Publication


class ReportsViewSet(ViewSet):
    """The pages of reports, which everybody in the admin may open: works are public."""

    name = "reports"
    url_prefix = "publication-reports"
    icon = "doc-full"
    menu_label = _("Reports of publications")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", pages.ListPage.as_view(), name="list"),
            path("write/", pages.WritePage.as_view(), name="write"),
            path("write/from-list/", pages.FromListView.as_view(), name="from_list"),
            path("write/from-listing/", pages.FromListingView.as_view(), name="from_listing"),
            path("write/report.<str:kind>", pages.FileView.as_view(), name="file"),
            path("write/print/", pages.PrintView.as_view(), name="print"),
            path("save/", pages.SavePage.as_view(), name="save"),
            path("<int:pk>/delete/", pages.DeletePage.as_view(), name="delete"),
        ]


def reports_menu_item() -> MenuItem:
    """Return the item of reports in the menu."""
    return MenuItem(
        ReportsViewSet.menu_label,
        reverse_lazy(pages.LIST),
        name="publication-reports",
        icon_name=ReportsViewSet.icon,
        order=500,
    )


def report_address(**asked: Any) -> str:
    """Return the address of a report of some records, named by their ids."""
    return f"{reverse(WRITE)}?{urlencode(asked)}"


def _of_person(person: Person, _user: Any) -> list[Button]:
    if not person.pk:
        return []
    url = report_address(people=person.pk)
    return [Button(_("Publication list"), url=url, icon_name="doc-full", priority=16)]


def _of_group(group: ResearchGroup, _user: Any) -> list[Button]:
    if not group.pk:
        return []
    url = report_address(groups=group.pk)
    return [Button(_("Report of publications"), url=url, icon_name="doc-full", priority=16)]


def _over_publications(request: HttpRequest) -> list[Button]:
    url = f"{reverse('reports:from_listing')}?{request.GET.urlencode()}"
    return [Button(_("Report of publications"), url=url, icon_name="doc-full")]


def register_buttons() -> None:
    """Register the buttons of records and listings."""
    record_buttons.register(Person, _of_person, lambda request: [])
    record_buttons.register(ResearchGroup, _of_group, lambda request: [])
    record_buttons.register(Publication, lambda record, user: [], _over_publications)
