"""The addresses of the desk's report and listings."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from labportal.base.registries.chores import chores
from labportal.desk.find import FindView
from labportal.desk.reports import ChoresReport, RecordsReport


class ReportMenuItem(MenuItem):
    """The item of the report in the menu, for those who may mend anything."""

    def is_shown(self, request: HttpRequest) -> bool:
        return any(chore.may_mend(request.user) for chore in chores)


def report_menu_item() -> ReportMenuItem:
    """Return the item of the report in the menu."""
    return ReportMenuItem(
        ChoresReport.page_title,
        reverse_lazy(ChoresReport.index_url_name),
        name="to-mend",
        icon_name="tasks",
        order=600,
    )


class DeskViewSet(ViewSet):
    """The report of all that is to do, and the listings of what has no listing of its own."""

    name = "desk"
    url_prefix = "desk"
    icon = "tasks"
    menu_label = _("To do and to mend")

    def get_urlpatterns(self) -> list[URLPattern]:
        results = {"results_only": True}
        return [
            path("", ChoresReport.as_view(), name="report"),
            path("results/", ChoresReport.as_view(**results), name="report_results"),
            path("find/", FindView.as_view(), name="find"),
            path("<slug:code>/", RecordsReport.as_view(), name="records"),
            path("<slug:code>/results/", RecordsReport.as_view(**results), name="records_results"),
        ]
