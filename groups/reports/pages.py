"""Pages of reports in the admin: the saved ones, the form with what it finds, the files."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from groups.records.publication_report import PublicationReport, keeps_bibliography
from groups.reports.answers import file_response, print_response
from groups.reports.choices import ONLY, WITHOUT
from groups.reports.entries import first_entries
from groups.reports.fields import MOST_TICKED
from groups.reports.files.formats import FORMATS
from groups.reports.form import ReportForm
from groups.reports.from_list import choices_of_list, choices_of_listing, has_gaps
from groups.reports.saving import (
    WRITE,
    NameForm,
    SavingError,
    file_address,
    save_report,
    write_address,
    year_later,
)
from groups.works.filters import LabPublicationFilter
from labportal.base.text.record_ids import id_or_none
from publications.lists.filters import year_label

LIST = "reports:list"
_LEFT_OUT = gettext_lazy(
    "A report has no such filter, so that it has more works than the list: %(filters)s."
    " For exactly those of the list, tick them in it and press Report."
)
#: The first entries that are shown before the whole is had.
_SHOWN = 10


class ReportsPage(WagtailAdminTemplateMixin):
    """The common part of the pages: their place."""

    header_icon = "doc-full"
    request: HttpRequest

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        reports = {"url": reverse(LIST), "label": _("Reports of publications")}
        return [*self.breadcrumbs_items, reports, {"url": "", "label": self.get_page_title()}]


class ListPage(ReportsPage, TemplateView):
    """The reports that somebody may open."""

    template_name = "groups/admin/reports/list.html"

    def get_page_title(self) -> str:
        return _("Reports of publications")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reports = PublicationReport.objects.of(self.request.user)
        return super().get_context_data(rows=[_row(one) for one in reports], **kwargs)


def _row(report: PublicationReport) -> dict[str, Any]:
    later = year_later(report)
    years = [(report.choices.get(name) or [""])[0] for name in ("first_year", "last_year")]
    return {
        "report": report,
        "address": write_address(report.choices, report=report.pk, state=report.state),
        "file": file_address(report.choices, "docx"),
        "years": "–".join(dict.fromkeys(years)).strip("–") if any(years) else "",
        "later": later and {"years": later[0], "address": write_address(later[1], name=later[2])},
    }


class AskedReport:
    """A view of the report that its address asks for."""

    request: HttpRequest

    @cached_property
    def form(self) -> ReportForm:
        """The form, filled by the address."""
        return ReportForm(self.request, self.request.GET)

    @cached_property
    def opened(self) -> PublicationReport | None:
        """The saved report that was opened, if it is there; PermissionDenied for another's."""
        pk = id_or_none(self.request.GET.get("report", ""))
        report = PublicationReport.objects.filter(pk=pk).first() if pk else None
        if report and not PublicationReport.objects.of(self.request.user).filter(pk=pk).exists():
            raise PermissionDenied
        return report

    def back(self) -> HttpResponse:
        """Return to the form with what was chosen, which says what is wrong."""
        return redirect(f"{reverse(WRITE)}?{self.request.GET.urlencode()}")


class WritePage(AskedReport, ReportsPage, TemplateView):
    """The form of a report, with what it finds: numbers by kind, and the first works."""

    template_name = "groups/admin/reports/write.html"

    def get_page_title(self) -> str:
        return str(self.opened) if self.opened else _("New report")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = self.form
        ticks = form["selection"].value() in {ONLY, WITHOUT}
        found: dict[str, Any] = {}
        if form.is_valid():
            found = _preview(form, ticks=ticks)
            form.say_what_is_empty()
        hidden = ("report", "state", "name")
        return super().get_context_data(
            form=form,
            ticks=ticks,
            formats=[(kind, one.label) for kind, one in FORMATS.items()],
            carried=[(name, self.request.GET[name]) for name in hidden if name in self.request.GET],
            most=MOST_TICKED,
            **found,
            **kwargs,
        )


def _preview(form: ReportForm, *, ticks: bool) -> dict[str, Any]:
    """Return what the page shows of a valid form."""
    selection = form.found
    shown = selection.offered() if ticks else selection
    return {
        "selection": selection,
        "entries": first_entries(shown, MOST_TICKED if ticks else _SHOWN),
        "offered": shown.total,
        "ticked": frozenset(selection.choices.works),
        "missing": selection.missing,
    }


class FileView(AskedReport, View):
    """The report as a file."""

    def get(self, request: HttpRequest, kind: str) -> HttpResponseBase:
        """Answer with the file, or lead back to the form. Raises Http404 for an unknown kind."""
        if kind not in FORMATS:
            raise Http404
        if not self.form.is_valid() or not self.form.found.total:
            return self.back()
        return file_response(request, self.form.found, kind)


class PrintView(AskedReport, View):
    """The report as a page to be printed."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with the page, or lead back to the form."""
        if not self.form.is_valid() or not self.form.found.total:
            return self.back()
        return print_response(request, self.form.found)


class SavePage(AskedReport, ReportsPage, TemplateView):
    """The name under which a report is saved."""

    template_name = "groups/admin/reports/save.html"

    def get_page_title(self) -> str:
        return _("Save the report")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.form.is_valid():
            return self.back()
        opened = self.opened
        asked = request.GET.get("name", "") or request.GET.get("title", "")
        initial = {
            "name": str(opened) if opened else asked,
            "shared": opened.owner_id is None if opened else keeps_bibliography(request.user),
        }
        names = NameForm(request.user, initial=initial)
        return self.render_to_response(self.get_context_data(names=names))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Save it, or say why not."""
        if not self.form.is_valid():
            return self.back()
        names = NameForm(request.user, request.POST)
        if not names.is_valid():
            return self.render_to_response(self.get_context_data(names=names))
        said = names.cleaned_data
        try:
            report = save_report(
                request.user,
                said["name"],
                self.form.stored(),
                shared=said.get("shared", False),
                opened=self.opened,
                state=request.GET.get("state", ""),
            )
        except SavingError as error:
            names.add_error("name", str(error))
            return self.render_to_response(self.get_context_data(names=names))
        messages.success(request, _("“%(report)s” is saved.") % {"report": report})
        return redirect(LIST)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = self.request.GET.urlencode()
        address = f"{reverse(WRITE)}?{query}"
        return super().get_context_data(address=address, opened=self.opened, **kwargs)


class DeletePage(ReportsPage, TemplateView):
    """The question whether a saved report is to be deleted."""

    template_name = "groups/admin/reports/delete.html"
    kwargs: dict[str, Any]

    def get_page_title(self) -> str:
        return _("Delete “%(report)s”") % {"report": self.report}

    @cached_property
    def report(self) -> PublicationReport:
        """The report. Raises Http404 if there is none, and PermissionDenied for another's."""
        report = get_object_or_404(PublicationReport, pk=self.kwargs["pk"])
        if not PublicationReport.objects.of(self.request.user).filter(pk=report.pk).exists():
            raise PermissionDenied
        return report

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Delete it."""
        name = str(self.report)
        self.report.delete()
        messages.success(request, _("“%(report)s” is deleted.") % {"report": name})
        return redirect(LIST)


class FromListView(View):
    """The way from a filtered public list to the report of the same works."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Lead to the form with the filters of the list."""
        asked = LabPublicationFilter.from_query(request.GET).at_present()
        years = asked.wanted("year")
        if has_gaps(years):
            messages.warning(request, _LEFT_OUT % {"filters": ", ".join(map(year_label, years))})
        return redirect(f"{reverse(WRITE)}?{urlencode(choices_of_list(asked), doseq=True)}")


class FromListingView(View):
    """The way from the filtered listing in the admin to the report of the same works."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not keeps_bibliography(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Lead to the form with the filters of the listing, and name those that it lacks."""
        choices, left_out = choices_of_listing(request.GET)
        if left_out:
            messages.warning(request, _LEFT_OUT % {"filters": ", ".join(left_out)})
        return redirect(f"{reverse(WRITE)}?{urlencode(choices, doseq=True)}")
