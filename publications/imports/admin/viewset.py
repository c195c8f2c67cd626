"""Imports in the admin: their history, and the wizard."""

from typing import Any

from django.db.models import Prefetch
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from publications.imports.admin import actions, keyword_pages, lookup_page, pages, upload
from publications.imports.admin.removals.restoring import RestoreAction
from publications.models import ImportBatch, ImportFile, ImportStatus, Outcome

_UNDONE = (("retired", _("removed")), ("restored", _("changed back")), ("left", _("left as it is")))


class FilesColumn(BaseColumn):
    """The files of an import, to be downloaded."""

    cell_template_name = "publications/admin/import_files_cell.html"


class CountsColumn(BaseColumn):
    """The number of entries by outcome of an import, or by effect of an undo."""

    cell_template_name = "publications/admin/import_counts_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        labels = _UNDONE if instance.undoes_id else Outcome.choices
        counts = [(label, instance.counts.get(name)) for name, label in labels]
        return {**context, "counts": [one for one in counts if one[1]]}


class TakeBackColumn(BaseColumn):
    """The way to the page that takes an import back, if it was written."""

    cell_template_name = "publications/admin/import_take_back_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        is_written = instance.status == ImportStatus.APPLIED and not instance.undoes_id
        return {**context, "url": reverse("imports:undo", args=[instance.pk]) if is_written else ""}


def _status(batch: ImportBatch) -> str:
    """Return the status of an import in words; of an undo, the import that it took back."""
    if batch.undoes_id:
        return _("took back #%(number)s") % {"number": batch.undoes_id}
    return batch.get_status_display()


class ImportIndexView(IndexView):
    """The history of imports; an import leads to its own page."""

    add_item_label = _("Import BibTeX")

    def get_edit_url(self, instance: ImportBatch) -> None:
        return None

    def get_base_queryset(self) -> Any:
        # Without the content: a history of fifty imports would read fifty files.
        names = ImportFile.objects.only("batch", "position", "name")
        batches = super().get_base_queryset().select_related("user", "undoes")
        return batches.prefetch_related(Prefetch("files", queryset=names))

    @cached_property
    def columns(self) -> list[Any]:
        shown: list[Any] = super().columns
        if self.user_has_permission("add"):
            shown = [*shown, TakeBackColumn("take_back", label=_("Take back"))]
        return shown


class ImportViewSet(ModelViewSet):
    """The history of imports, and the wizard."""

    model = ImportBatch
    name = "imports"
    icon = "download"
    menu_label = _("Imports")
    menu_order = 235
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = ImportIndexView
    list_per_page = 50
    form_fields: list[str] = []
    list_display = [
        "__str__",
        Column("created_at", label=_("When"), sort_key="created_at"),
        Column("user", label=_("Who")),
        Column("status", label=_("Status"), accessor=_status, sort_key="status"),
        CountsColumn("counts", label=_("Entries")),
        FilesColumn("files", label=_("Files")),
    ]
    list_filter = {"source": ["exact"], "status": ["exact"], "user": ["exact"]}

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        common = super().get_common_view_kwargs(**kwargs)
        # Wagtail reverses each of these that is set; the patterns below have no such views.
        absent = ("edit_url_name", "delete_url_name", "history_url_name", "usage_url_name")
        return {**common, **dict.fromkeys(absent), "index_url_name": self.get_url_name("list")}

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="list"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", upload.UploadView.as_view(), name="add"),
            path("identifiers/", lookup_page.LookupView.as_view(), name="identifiers"),
            path("<int:pk>/", pages.BatchView.as_view(), name="inspect"),
            path("<int:pk>/progress/", pages.ProgressView.as_view(), name="progress"),
            path("<int:pk>/undo/", pages.UndoView.as_view(), name="undo"),
            path("<int:pk>/keywords/", keyword_pages.KeywordsPage.as_view(), name="keywords"),
            path(
                "<int:pk>/keywords/give/",
                keyword_pages.GiveTopicsAction.as_view(),
                name="give_topics",
            ),
            path("<int:pk>/files/<int:position>/", pages.FileView.as_view(), name="file"),
            path("<int:pk>/decide/", actions.DecideAction.as_view(), name="decide"),
            path("<int:pk>/confirm/", actions.ConfirmAction.as_view(), name="confirm"),
            path("<int:pk>/discard/", actions.DiscardAction.as_view(), name="discard"),
            path("<int:pk>/discard/ask/", pages.DiscardView.as_view(), name="ask_discard"),
            path("<int:pk>/whole/", actions.WholeAction.as_view(), name="whole"),
            path("<int:pk>/mend/", actions.MendAction.as_view(), name="mend"),
            path("<int:pk>/take-back/", actions.TakeBackAction.as_view(), name="take_back"),
            path("<int:pk>/restore/", RestoreAction.as_view(), name="restore"),
            path("<int:pk>/again/", actions.AgainAction.as_view(), name="again"),
        ]
