"""Returns: entries that were gone from their source, were decided about, and are there again."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max
from wagtail.models import Revision

from publications.imports.planning.plan import Action, PlannedEntry
from publications.imports.planning.present_records import PresentRecords
from publications.messages.message import Message
from publications.models import (
    LEFT_OUT,
    Decision,
    Departure,
    ImportEntry,
    ImportStatus,
    Outcome,
    Publication,
    PublicationStatus,
)

PUBLIC = "public"
_NOTHING_ELSE = (Outcome.UNCHANGED, Outcome.KEPT)


class Returns:
    """The publications of a run that come back: visible again, out of retirement, or as they are.

    The number of queries does not depend on that of publications.
    """

    def __init__(self, present: PresentRecords, publication_ids: Iterable[int]) -> None:
        left = {**present.departures, **dict.fromkeys(present.taken_out, Departure.OUT)}
        self.departures = {pk: left[pk] for pk in publication_ids if pk in left}
        hidden = [pk for pk, departure in self.departures.items() if departure == Departure.HIDDEN]
        rows = Publication.objects.filter(pk__in=hidden, public=False) if hidden else ()
        #: By publication that an import hid, and nobody showed since, its status.
        self.hidden = {row.pk: row.status for row in rows}
        for pk in _shown_since(present.source, self.hidden):
            del self.hidden[pk]

    def mark(self, planned: PlannedEntry, publication_id: int) -> None:
        """Plan the return of a publication with the entry that speaks first for it."""
        departure = self.departures.get(publication_id)
        if departure is None or planned.decision in LEFT_OUT:
            return
        planned.returns = departure
        if planned.action == Action.NOTHING:
            planned.action = Action.RETURN
        if departure == Departure.OUT:
            planned.messages.append(Message("back-from-out"))
            if planned.outcome != Outcome.CONFLICT:
                planned.outcome = Outcome.NEW
        elif publication_id in self.hidden:
            self._show(planned, self.hidden[publication_id])

    def _show(self, planned: PlannedEntry, status: str) -> None:
        if "status" in planned.taken:
            status = planned.changes["status"][1]
        if not PublicationStatus(status).is_public:
            return
        planned.changes = {**planned.changes, PUBLIC: [False, True]}
        planned.taken |= {PUBLIC}
        planned.messages.append(Message("back-from-hidden"))
        if planned.outcome in _NOTHING_ELSE:
            planned.outcome = Outcome.CHANGED


def _shown_since(source: str, publication_ids: Iterable[int]) -> set[int]:
    """Return the publications that an editor made public after an import hid them.

    If they are hidden now, it was an editor again, whose word stands.
    """
    ids = list(publication_ids)
    if not ids:
        return set()
    hidden = ImportEntry.objects.filter(
        publication__in=ids,
        decision=Decision.HIDE,
        batch__source=source,
        batch__status=ImportStatus.APPLIED,
    )
    times: dict[int, datetime] = dict(
        hidden.order_by().values_list("publication").annotate(Max("batch__applied_at"))
    )
    shown = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Publication),
        object_id__in=[str(pk) for pk in ids],
        content__public=True,
    )
    return {
        int(pk)
        for pk, created_at in shown.values_list("object_id", "created_at")
        if int(pk) in times and created_at > times[int(pk)]
    }
