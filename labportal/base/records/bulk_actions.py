"""Bulk actions on records: what is chosen in a listing is what the listing shows."""

from collections.abc import Collection
from typing import Any

from django.db import models
from django.shortcuts import get_list_or_404
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from labportal.base.text.record_ids import ids_in


def with_ticks(listing: str, ids: Collection[str]) -> str:
    """Return the address of a listing in which the script of ticks finds what was ticked."""
    ticked = ["all"] if "all" in ids else map(str, ids_in(ids))
    return f"{listing}#ticked={','.join(ticked)}"


class ListedRecords:
    """A bulk action on records. "All" are those of the listing as it is searched and filtered.

    Wagtail's are all there are of a kind, whatever the listing was narrowed to.
    """

    model: Any
    request: Any

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Collection[Any]) -> list[Any]:
        """Return the records of these ids. Raises Http404 if there are none."""
        return get_list_or_404(model, pk__in=ids_in(map(str, object_ids)))

    def get_all_objects_in_listing_query(self, parent_id: Any) -> models.QuerySet[Any]:
        listing = self.model.snippet_viewset.index_view
        # The request has the parameters of the listing's address beside its own.
        view = listing.view_class(**listing.view_initkwargs)
        view.setup(self.request)
        # Some are sorted by what they are annotated with, which a list of ids does not need.
        return view.get_queryset().order_by().values_list("pk", flat=True)


class DeleteRecords(ListedRecords, DeleteBulkAction):
    """Deleting records that were chosen in their listing."""
