"""The report of all that waits or is to be mended, and the listings of the desk's own."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from labportal.base.fields import has_several_languages
from labportal.base.registries.chores import Chore, OpenChore, chores
from labportal.base.text.links import absolute
from labportal.desk.chores import LISTINGS
from labportal.desk.rows import RecordRow


class ChoresReport(ReportView):
    """The numbers of all that somebody may decide or mend, each leading to its listing."""

    page_title = _("To do and to mend")
    header_icon = "tasks"
    index_url_name = "desk:report"
    index_results_url_name = "desk:report_results"
    paginate_by = None
    export_filename = "to-mend"
    list_export = ["sentence", "number", "address"]
    export_headings = {
        "sentence": _("What"),
        "number": _("How many"),
        "address": _("Address"),
    }
    columns = [
        TitleColumn("sentence", label=_("What"), get_url=lambda line: line.address),
        Column(
            "waits",
            label=_("Kind"),
            accessor=lambda line: _("waits") if line.chore.waits else _("to be mended"),
        ),
        NumberColumn("number", label=_("How many")),
    ]

    def get_queryset(self) -> list[OpenChore]:
        return sorted(chores.open_to(self.request.user), key=lambda line: not line.chore.waits)

    def filter_queryset(self, queryset: Any) -> Any:
        return queryset

    def to_row_dict(self, item: OpenChore) -> dict[str, Any]:
        """Return the cells of a row of the spreadsheet."""
        address = absolute(item.address)
        return {"sentence": item.sentence, "number": item.number, "address": address}


class RecordsReport(ReportView):
    """The records of one chore, as far as somebody may mend them."""

    header_icon = "tasks"
    list_export = ["title", "remark", "language", "changed", "address"]
    export_headings = {
        "title": _("Title"),
        "remark": _("Remark"),
        "language": _("Language"),
        "changed": _("Changed"),
        "address": _("Address"),
    }
    results_template_name = "labportal/admin/records_report_results.html"
    columns = [
        TitleColumn("title", label=_("Title"), get_url=lambda row: row.address),
        Column("remark", label=_("Remark")),
        Column("language", label=_("Language")),
        DateColumn("changed", label=_("Changed")),
    ]

    def setup(self, request: HttpRequest, *args: Any, code: str, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = [chore for chore in chores if chore.code == code and code in LISTINGS]
        if not found:
            raise Http404
        self.chore: Chore = found[0]
        self.listing = LISTINGS[code]
        self.page_title = self.listing.title
        self.export_filename = code

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.chore.may_mend(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        own = super().get_breadcrumbs_items()
        report = {"url": reverse(ChoresReport.index_url_name), "label": ChoresReport.page_title}
        return [*own[:-1], report, own[-1]]

    def get_index_url(self) -> str:
        return reverse("desk:records", args=[self.chore.code])

    def get_index_results_url(self) -> str:
        return reverse("desk:records_results", args=[self.chore.code])

    def get_queryset(self) -> Any:
        return self.chore.records(self.request.user)

    def get_table(self, object_list: Any) -> Any:
        # Here, and not behind: Wagtail makes the table before it decorates what it lists.
        self.rows = self.listing.rows(object_list, self.request)
        # Accounts have no language, and dead links no change of their own.
        self.columns = [
            column
            for column in self.columns
            if column.name == "title" or any(getattr(row, column.name) for row in self.rows)
            if column.name != "language" or has_several_languages()
        ]
        return super().get_table(self.rows)

    def decorate_paginated_queryset(self, object_list: Any) -> list[RecordRow]:
        return self.rows

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return {**context, "hint": self.listing.hint}

    def to_row_dict(self, item: RecordRow) -> dict[str, Any]:
        """Return the cells of a row of the spreadsheet."""
        row = item._replace(address=absolute(item.address))
        return {name: getattr(row, name) for name in self.list_export}
