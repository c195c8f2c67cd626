"""The viewset of records."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import Panel
from wagtail.admin.ui.tables import Column
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import SnippetViewSet

from labportal.base.records.choosers import RecordChooserViewSet
from labportal.base.records.deletion import RecordDeleteView
from labportal.base.records.versions.revert import RecordRevert
from labportal.base.records.views import (
    RecordCreateView,
    RecordEditView,
    RecordIndexView,
    RecordPreviewView,
    RecordReorderView,
    View,
    for_own_records,
)
from labportal.base.records.word_search import with_words


class RecordViewSet(SnippetViewSet):
    """Listing, editing and choosing the records of a model.

    Listings, choosers and direct URLs follow the model's permission policy, record by record.
    """

    add_to_admin_menu = True
    copy_view_enabled = False
    list_per_page = 50
    index_view_class = RecordIndexView
    reorder_view_class = RecordReorderView
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    delete_view_class = RecordDeleteView
    delete_template_name = "components/record_deletion.html"
    preview_on_edit_view_class = RecordPreviewView
    chooser_viewset_class = RecordChooserViewSet
    #: The form of those who may change their own records only; the whole form if None.
    own_panel: Panel | None = None
    #: Whether visitors have a page of such a record to see.
    has_page = False
    #: The fields by whose words records are found in listings and choosers.
    search_fields: Sequence[str] = ()
    #: The sentence about rows that no version of such a record holds, and the action of their log.
    beside_versions: Any = ""
    log_of_rows = ""
    #: What tells records apart that are chosen from, beside what they are called.
    chooser_columns: Sequence[Column] = ()

    @property
    def revisions_revert_view_class(self) -> type[RecordRevert]:
        """The edit view, filled with what an older revision holds."""
        # Made here, since a viewset may have an edit view of its own.
        return type("_RevertView", (RecordRevert, self.edit_view_class), {})

    def listed(self, records: Any) -> models.QuerySet[Any]:
        """Return `records` with what the columns of the listing show."""
        return records

    def searched(self, records: Any, text: str) -> models.QuerySet[Any]:
        """Return those of `records` in whose `search_fields` the words of `text` stand."""
        return with_words(records, text, self.search_fields, within=True)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        policy = policy_registry.get_by_type(self.model)
        return self.listed(
            policy.instances_user_has_any_permission_for(request.user, ["change", "delete", "view"])
        )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        own_panel = self.own_panel.bind_to_model(self.model) if self.own_panel else None
        return super().get_common_view_kwargs(**{"own_panel": own_panel, **kwargs})

    def construct_view(self, view_class: Any, **kwargs: Any) -> View:
        return for_own_records(super().construct_view(view_class, **kwargs), self.model)
