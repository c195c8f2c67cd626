"""The pages of the import wizard: the plan with its choices, and what an undo would do."""

from io import BytesIO
from typing import Any

from django.core import signing
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from publications.imports.admin.certainty import LABELS
from publications.imports.admin.filter import SORTS, TABLE, EntryFilter
from publications.imports.admin.rows import rows
from publications.imports.admin.table import COLUMNS, reasons_of, table_rows
from publications.imports.background import WAITING, may_be_replaced, may_be_taken_back, take_back
from publications.imports.decisions import bulk_choices, decision_in_words, last_bulk_decision
from publications.imports.effects import UNDECIDED, is_written, linked_authors, summary
from publications.imports.keywords.keywords import keywords_of, may_become_topics
from publications.imports.planning.gone import doubt_of, notes_of
from publications.imports.sources import known_sources, meant_instead
from publications.imports.undo.plan import UndoRefusedError, plan_undo
from publications.models import ImportBatch, ImportFile, ImportStatus, Outcome
from publications.name_links.review import number_to_review

ENTRIES_PER_PAGE = 50
ROWS_PER_PAGE = 100
# Of these signatures alone: a value that was signed for another purpose is no plan.
PLAN_SALT = "publications.import"


class ImportPage(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """The common part of the wizard's pages: access and place."""

    model = ImportBatch
    header_icon = "download"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("imports:list"), "label": _("Imports")},
            {"url": "", "label": self.get_page_title()},
        ]


def page_of(batch: ImportBatch, query: str = "", anchor: str = "") -> HttpResponse:
    """Return a redirect to an import's own page."""
    address = reverse("imports:inspect", args=[batch.pk])
    return redirect(address + (query and f"?{query}") + (anchor and f"#{anchor}"))


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
        batch = self.batch
        may_import = self.user_has_permission("add")
        is_undo = bool(batch.undoes_id)
        return super().get_context_data(
            batch=batch,
            files=batch.files.only("name", "position", "batch"),
            progress=getattr(batch, "progress", None),
            may_import=may_import,
            may_edit=self.request.user.has_perm("publications.change_publication"),
            may_decide=may_import and batch.status == ImportStatus.PLANNED,
            may_undo=may_import and may_be_taken_back(batch),
            waiting=batch.status in WAITING,
            doubt=doubt_of(batch),
            notes=notes_of(batch),
            **(self._undone() if is_undo else self._entries()),
            **kwargs,
        )

    def _undone(self) -> dict[str, Any]:
        entries = self.batch.entries.select_related("publication")
        return {"entries": self._page(entries, self.request.GET.get("p")), "shown": EntryFilter()}

    def _entries(self) -> dict[str, Any]:
        batch, shown = self.batch, EntryFilter.of(self.request.GET)
        written, counts = is_written(batch), batch.counts
        is_table = shown.view == TABLE
        entries = shown.entries(batch).select_related("publication", "lookalike")
        if written and not is_table:
            entries = entries.prefetch_related("publication__authorships__person")
        page = self._page(entries, shown.p, ROWS_PER_PAGE if is_table else ENTRIES_PER_PAGE)
        may_decide = batch.status == ImportStatus.PLANNED
        last = last_bulk_decision(batch) if may_decide else None
        known = known_sources() if batch.status == ImportStatus.PLANNED else [batch.source]
        undecided = batch.entries.filter(UNDECIDED).count()
        found = [o for o in Outcome if counts.get(o)]
        proved = batch.entries.filter(proved=True).count()
        return {
            "shown": shown,
            "entries": page,
            "rows": (table_rows if is_table else rows)(batch, list(page)),
            "columns": [shown.column(*one) for one in COLUMNS],
            "views": [
                shown.chip("cards", _("Cards"), view=""),
                shown.chip("table", _("Table"), view=TABLE),
            ],
            "reasons": reasons_of(batch),
            "certainties": [(level, *texts) for level, texts in LABELS.items()],
            "chips": [
                shown.chip("all", _("all"), sum(counts.values())),
                shown.chip(
                    "open", _("left undecided") if written else _("to decide"), undecided, open="1"
                ),
                *([shown.chip("proved", _("merged by itself"), proved, proved="1")] * bool(proved)),
                *(shown.chip(o.value, o.label, counts[o], outcome=o.value) for o in found),
            ],
            "effects": [shown.chip(*line, effect=line[0]) for line in summary(batch)],
            "pages": shown.neighbours(page),
            "sorts": [(name, label) for name, (label, _order) in SORTS.items()],
            "written": written,
            "linked_authors": linked_authors(batch) if written else "",
            "names_to_review": number_to_review(batch.pk) if written else 0,
            "keywords": len(keywords_of(batch)) if may_become_topics(batch) else 0,
            "all_entries": sum(counts.values()) - counts.get(Outcome.INVALID, 0),
            "undecided": undecided,
            "askable": batch.entries.filter(UNDECIDED).exclude(outcome=Outcome.CONFLICT).count(),
            "readable": set(counts) - {Outcome.INVALID},
            "bulk_choices": bulk_choices(shown.entries(batch)) if may_decide else [],
            "bulk_decision": last,
            "bulk_label": decision_in_words(last.decision) if last else "",
            # Signed, so that only a plan that was shown can be confirmed.
            "plan": signing.dumps(batch.digest, salt=PLAN_SALT),
            "first_import": batch.source not in known,
            "meant_instead": meant_instead(batch.source, known),
        }

    def _page(self, entries: Any, number: str | None, length: int = ENTRIES_PER_PAGE) -> Any:
        return Paginator(entries, length).get_page(number or 1)


class ProgressView(BatchPage):
    """The progress of an import, for the script that shows it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        progress = getattr(self.batch, "progress", None)
        return JsonResponse(
            {
                "status": self.batch.status,
                "begun": progress is not None,
                "done": progress.done if progress else 0,
                "total": progress.total if progress else 0,
            }
        )


class DiscardView(BatchPage):
    """The question whether to throw a plan away, with what is lost with it."""

    any_permission_required = ["add"]
    template_name = "publications/admin/import_discard.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_be_replaced(self.batch):
            messages.error(request, _("Only what was not imported can be discarded."))
            return page_of(self.batch)
        return super().get(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Discard %(batch)s") % {"batch": self.batch}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        batch = self.batch
        return super().get_context_data(
            batch=batch,
            count=batch.entries.count(),
            decided=batch.entries.exclude(decision="", chosen=[]).count(),
            mended=batch.mended_blocks.count(),
            **kwargs,
        )


class UndoView(BatchPage):
    """The plan of an undo; sending the form carries it out."""

    permission_required = "add"
    template_name = "publications/admin/import_undo.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.undone = plan_undo(self.batch)
        except UndoRefusedError as error:
            messages.error(request, str(error))
            return page_of(self.batch)
        return super().get(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Take %(batch)s back") % {"batch": self.batch}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            batch=self.batch,
            retired=[one for one in self.undone if one.retired],
            restored=[one for one in self.undone if one.restored],
            revived=[one for one in self.undone if one.revived],
            left=[one for one in self.undone if one.left],
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the import back."""
        user = request.user if request.user.is_authenticated else None
        try:
            record = take_back(self.batch, user)
        except UndoRefusedError as error:
            messages.error(request, str(error))
            return page_of(self.batch)
        if record is None:
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
        # The command line takes any path that there is.
        name = file.name.replace("\\", "/").rsplit("/", 1)[-1]
        # A download, whatever it holds: no uploaded file may run as a page of the portal.
        return FileResponse(
            BytesIO(file.content),
            as_attachment=True,
            filename="".join(filter(str.isprintable, name)) or "import.bib",
            content_type="application/x-bibtex",
        )
