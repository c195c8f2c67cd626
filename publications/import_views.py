"""The pages of the import wizard: upload, plan with its choices, what an undo would do."""

from functools import partial
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from publications.bibtex.entry import SourceFile
from publications.bibtex.run import ImportRefusedError, check_size
from publications.bibtex.staged import plan_staged, stage
from publications.bibtex.undo import UndoRefusedError, plan_undo, undo
from publications.import_decisions import bulk_choices
from publications.import_forms import UploadForm
from publications.models import ImportBatch, ImportFile, ImportStatus, Outcome
from publications.tasks import plan_import

ENTRIES_PER_PAGE = 50
PLAN_SALT = "publications.import"


class ImportPage(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """What the pages of the wizard share: who may open them, and where they are."""

    model = ImportBatch
    header_icon = "download"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("imports:list"), "label": _("Imports")},
            {"url": "", "label": self.get_page_title()},
        ]


def page_of(batch: ImportBatch, query: str = "") -> HttpResponse:
    """Return a redirect to an import's own page."""
    return redirect(reverse("imports:inspect", args=[batch.pk]) + (f"?{query}" if query else ""))


def start(files: list[SourceFile], source: str, user: Any) -> ImportBatch:
    """Stage an import and plan it: at once, or by the worker if it is large."""
    batch = stage(files, source, user)
    if sum(len(file.content) for file in files) > settings.IMPORT_BACKGROUND_BYTES:
        transaction.on_commit(partial(plan_import.enqueue, batch.pk))
    else:
        plan_staged(batch)
    return batch


class UploadView(ImportPage, FormView):  # type: ignore[type-arg]
    """Choose files, or paste entries, and say which bibliography they are."""

    permission_required = "add"
    page_title = gettext_lazy("Import BibTeX")
    template_name = "publications/admin/import_upload.html"
    form_class = UploadForm

    def form_valid(self, form: UploadForm) -> HttpResponse:
        files = form.source_files()
        try:
            check_size(files)
        except ImportRefusedError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        return page_of(start(files, form.cleaned_data["source"], self.request.user))


class BatchPage(ImportPage, TemplateView):
    """A page about one import."""

    any_permission_required = ["add", "view"]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        batches = ImportBatch.objects.select_related("user", "undoes", "undone_by", "progress")
        self.batch = get_object_or_404(batches, pk=kwargs["pk"])

    def get_page_title(self) -> str:
        return str(self.batch)


class BatchView(BatchPage):
    """One import: its plan, with what is to be decided, or what became of it."""

    template_name = "publications/admin/import_batch.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counts = self.batch.counts
        outcome = self.request.GET.get("outcome", "")
        outcome = outcome if outcome in Outcome.values else ""
        entries = self.batch.entries.select_related("publication", "lookalike")
        if outcome:
            entries = entries.filter(outcome=outcome)
        may_import = self.user_has_permission("add")
        return super().get_context_data(
            batch=self.batch,
            files=self.batch.files.only("name", "position", "batch"),
            outcome=outcome,
            outcomes=[(o.value, o.label, counts[o.value]) for o in Outcome if counts.get(o.value)],
            total=sum(counts.values()),
            entries=Paginator(entries, ENTRIES_PER_PAGE).get_page(self.request.GET.get("p")),
            bulk_choices=bulk_choices(outcome),
            plan=signing.dumps(self.batch.digest, salt=PLAN_SALT),
            undecided=self.batch.entries.filter(
                outcome=Outcome.POSSIBLE_DUPLICATE, decision=""
            ).count(),
            may_decide=may_import and self.batch.status == ImportStatus.PLANNED,
            may_undo=may_import
            and self.batch.status == ImportStatus.APPLIED
            and not self.batch.undoes_id,
            may_import=may_import,
            waiting=self.batch.status in (ImportStatus.PLANNING, ImportStatus.APPLYING),
            **kwargs,
        )


class ProgressView(BatchPage):
    """How far an import has come, for the script that shows it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        progress = getattr(self.batch, "progress", None)
        return JsonResponse(
            {
                "status": self.batch.status,
                "done": progress.done if progress else 0,
                "total": progress.total if progress else 0,
            }
        )


class UndoView(BatchPage):
    """What an undo would do; sending the form does it."""

    permission_required = "add"
    template_name = "publications/admin/import_undo.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.undone = plan_undo(self.batch)
        except UndoRefusedError as error:
            messages.error(request, str(error))
            return page_of(self.batch)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            batch=self.batch,
            retired=[one for one in self.undone if one.retired],
            restored=[one for one in self.undone if one.restored],
            left=[one for one in self.undone if one.left],
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the import back."""
        try:
            record, _undone = undo(self.batch.pk, request.user)
        except UndoRefusedError as error:
            messages.error(request, str(error))
            return page_of(self.batch)
        messages.success(request, _("The import was taken back."))
        return page_of(record)


class FileView(PermissionCheckedMixin, View):
    """A file of an import, as it was uploaded."""

    model = ImportBatch
    any_permission_required = ["add", "view"]

    def get(self, request: HttpRequest, pk: int, position: int) -> FileResponse:
        """Send the file, never to be shown as a page."""
        file = get_object_or_404(ImportFile, batch=pk, position=position)
        return FileResponse(
            iter([bytes(file.content)]),
            as_attachment=True,
            filename=file.name.rsplit("/", 1)[-1],
            content_type="application/x-bibtex",
        )
