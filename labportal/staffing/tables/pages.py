"""Pages of tables of people: the upload, the plan, what was imported, and the files to download."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from labportal.base.records.open_forms.state import LOADED_STATE
from labportal.models import PeopleImport, PeopleImportKind
from labportal.staffing.changes import ChangeRefusedError
from labportal.staffing.rights import ForOffice
from labportal.staffing.tables.download import table_of_people, template
from labportal.staffing.tables.files import (
    MEDIA_TYPES,
    MOST_BYTES,
    MOST_ROWS,
    UnreadableTableError,
    read_table,
    too_large,
    write_table,
)
from labportal.staffing.tables.imports import carry_out, keep
from labportal.staffing.tables.planning import OUTCOMES, TablePlan, plan_table
from labportal.staffing.tables.portraits import take_back_portraits
from labportal.staffing.tables.rows import typed_table
from labportal.staffing.tables.taking_back import take_back

UPLOAD = "staffing:people_table"
_PER_PAGE = 100
_LAST_IMPORTS = 50


class ForTables(ForOffice):
    """A view for those who may add and change people and memberships."""

    work = "tables"


class TablePage(ForTables, WagtailAdminTemplateMixin):
    """The common part of the pages: access and place."""

    header_icon = "table"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        people = {"url": reverse("wagtailsnippets_people_person:list"), "label": _("People")}
        return [*self.breadcrumbs_items, people, *self.places()]

    def places(self) -> list[dict[str, Any]]:
        """Return the places below the listing of people, this one last."""
        return [{"url": "", "label": self.get_page_title()}]


class FileForm(forms.Form):
    """The upload of a file of people: `content` holds what was read."""

    most_bytes: int
    file: forms.FileField

    def clean_file(self) -> Any:
        """Return the file. Raises ValidationError if it cannot be read, or is too large."""
        file = self.cleaned_data["file"]
        if file.size > self.most_bytes:
            raise forms.ValidationError(self.too_large())
        self.content = file.read()
        try:
            self.try_out(self.content)
        except UnreadableTableError as error:
            raise forms.ValidationError(str(error)) from error
        return file

    def too_large(self) -> str:
        """Return what is said of a file with more bytes than `most_bytes`."""
        raise NotImplementedError

    def try_out(self, content: bytes) -> None:
        """Read a file. Raises UnreadableTableError if that cannot be."""
        raise NotImplementedError


class TableForm(FileForm):
    """The upload of a table."""

    most_bytes = MOST_BYTES
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV or XLSX, a row for each membership."),
        error_messages={"empty": gettext_lazy("This file is empty.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )

    def too_large(self) -> str:
        return too_large()

    def try_out(self, content: bytes) -> None:
        typed_table(read_table(content))


class ChoicePage(TablePage):
    """The common part of the pages on which a file is chosen: the one that waits already."""

    file_kind: PeopleImportKind
    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = PeopleImport.objects.waiting_of(self.request.user).filter(kind=self.file_kind)
        context: dict[str, Any] = super().get_context_data(waiting=waiting.first(), **kwargs)
        return context


class UploadPage(ChoicePage, FormView[TableForm]):
    """Choose a table; the template, the download, and what was imported so far."""

    file_kind = PeopleImportKind.TABLE
    template_name = "labportal/admin/staffing/table_upload.html"
    form_class = TableForm

    def get_page_title(self) -> str:
        return _("Import people")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        imports = PeopleImport.objects.written()
        return super().get_context_data(
            imports=imports.select_related("user", "taken_back_by")[:_LAST_IMPORTS],
            languages=settings.LANGUAGES,
            kinds=MEDIA_TYPES,
            most_rows=MOST_ROWS,
            most_megabytes=MOST_BYTES // 1_000_000,
            **kwargs,
        )

    def form_valid(self, form: TableForm) -> HttpResponse:
        """Keep the file, and show what importing it would do."""
        kept = keep(form.content, form.cleaned_data["file"].name, self.request.user)
        return redirect("staffing:people_table_plan", kept.pk)


class WaitingFile(ForTables):
    """A view of a file that its user has chosen and not confirmed."""

    file_kind: PeopleImportKind
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def kept(self) -> PeopleImport:
        """The file, of whoever began; another's is not shown."""
        waiting = PeopleImport.objects.waiting_of(self.request.user)
        return get_object_or_404(waiting, pk=self.kwargs["pk"], kind=self.file_kind)


class PlanPage(WaitingFile, TablePage, TemplateView):
    """The plan of a table, and the button that imports it as told."""

    file_kind = PeopleImportKind.TABLE
    template_name = "labportal/admin/staffing/table_plan.html"

    def get_page_title(self) -> str:
        return _("Import people: %(file)s") % {"file": self.kept}

    def places(self) -> list[dict[str, Any]]:
        upload = {"url": reverse(UPLOAD), "label": _("Import people")}
        return [upload, {"url": "", "label": str(self.kept)}]

    @cached_property
    def plan(self) -> TablePlan:
        """The plan as of now."""
        return plan_table(bytes(self.kept.content))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan, asked = self.plan, self.request.GET.get("show", "")
        counts = plan.counts
        people = [one for one in plan.people if not asked or one.outcome == asked]
        page = Paginator(people, _PER_PAGE).get_page(self.request.GET.get("p") or 1)
        return super().get_context_data(
            kept=self.kept,
            plan=plan,
            page=page,
            asked=asked,
            outcomes=[(key, label, counts[key]) for key, label in OUTCOMES.items()],
            state_name=LOADED_STATE,
            **kwargs,
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Import the table as it was told, or show what would happen now."""
        try:
            plan = carry_out(self.kept, request.POST.get(LOADED_STATE, ""), request.user)
        except ChangeRefusedError as error:
            messages.warning(request, str(error))
            return redirect(request.get_full_path())
        counts = plan.counts
        text = _("Imported: %(new)d new people, %(changed)d changed, %(same)d the same.")
        button = messages.button(f"{reverse(UPLOAD)}#import-{pk}", _("Show in the list"))
        messages.success(request, text % {key: counts[key] for key in OUTCOMES}, buttons=[button])
        return redirect(UPLOAD)


class DiscardAction(ForTables, View):
    """The button that discards a file before it is imported; it takes POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Discard the file, of whoever began. Raises Http404 for another's, or an imported one."""
        kept = get_object_or_404(PeopleImport.objects.waiting_of(request.user), pk=pk)
        kept.delete()
        messages.success(request, _("“%(file)s” is discarded.") % {"file": kept})
        is_of_portraits = kept.kind == PeopleImportKind.PORTRAITS
        return redirect("staffing:portraits" if is_of_portraits else UPLOAD)


class TakeBackTableAction(ForTables, View):
    """The button that takes an import back; it takes POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take it back, and say what stays as it is. Raises Http404 for an unknown import."""
        kept = get_object_or_404(PeopleImport.objects.written(), pk=pk)
        is_of_portraits = kept.kind == PeopleImportKind.PORTRAITS
        try:
            left = (take_back_portraits if is_of_portraits else take_back)(pk, request.user)
        except ChangeRefusedError as error:
            messages.error(request, str(error))
            return redirect(UPLOAD)
        if left:
            text = _("Taken back, but for what was changed since: %(left)s")
            messages.warning(request, text % {"left": " ".join(dict.fromkeys(left))})
        else:
            messages.success(request, _("Taken back: all of it is as it was."))
        return redirect(UPLOAD)


class DownloadView(ForTables, View):
    """The download of people and memberships, as a CSV or XLSX file."""

    def get(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Answer with the file."""
        day = timezone.localdate().isoformat()
        return _file(list(table_of_people()), f"people-{day}", kind)


class TemplateDownloadView(ForTables, View):
    """The download of the template, in a language of the portal."""

    def get(self, request: HttpRequest, language: str, kind: str) -> HttpResponse:
        """Answer with the file. Raises Http404 for another language."""
        if language not in dict(settings.LANGUAGES):
            raise Http404
        with override(language):
            return _file(template(), f"people-template-{language}", kind)


def _file(rows: list[list[str]], name: str, kind: str) -> HttpResponse:
    if kind not in MEDIA_TYPES:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return HttpResponse(write_table(rows, kind), content_type=MEDIA_TYPES[kind], headers=headers)
