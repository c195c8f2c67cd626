"""Departures: the writing for entries that are gone from their source, and for their return.

The record of an entry that was taken out keeps its source entries, marked: by them it is found,
with what editors typed, when the entry is back.
"""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from publications.imports.planning.plan import PlannedEntry
from publications.imports.planning.returns import PUBLIC
from publications.imports.trace import record_trace, source_trace
from publications.models import (
    Decision,
    Departure,
    ImportEntry,
    Publication,
    PublicationStatus,
    SourceEntry,
)
from publications.records.revisions import revise

#: The mark of an entry of which the source let go, because another one has the work.
RELEASED = "released"
_MARKS: dict[str, str] = {
    Decision.STAY: Departure.STAYS,
    Decision.HIDE: Departure.HIDDEN,
    Decision.TAKE_OUT: Departure.OUT,
}


def depart(
    entries: Collection[PlannedEntry], source: str, user: User | None
) -> dict[PlannedEntry, dict[str, Any]]:
    """Carry out what was decided about entries that are gone; return what was before, by entry.

    The number of queries does not depend on that of entries, but for very many.
    """
    ids = [entry.publication_id for entry in entries]
    if not ids:
        return {}
    # Held, so that no form is saved between the look at a record and its writing.
    public = dict(Publication.objects.live().filter(pk__in=ids).held().values_list("pk", "public"))
    rows = defaultdict(list)
    for row in SourceEntry.objects.filter(source=source, publication__in=public).order_by("pk"):
        rows[row.publication_id].append(row)
    before: dict[PlannedEntry, dict[str, Any]] = {}
    marked: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        pk = entry.publication_id or 0
        if entry.decision is None or not rows[pk]:
            continue
        traces = [source_trace(row) for row in rows[pk]]
        mark = _MARKS[entry.decision]
        if entry.held and mark == Departure.OUT:
            mark = RELEASED
        elif mark == Departure.HIDDEN and not public[pk]:
            # It was hidden before, by an editor or its status: that does not end with a return.
            mark = Departure.STAYS
        elif mark == Departure.HIDDEN:
            entry.changes, entry.taken = {PUBLIC: [True, False]}, frozenset({PUBLIC})
        marked[mark].append(pk)
        before[entry] = {"record": {}, "rows": traces, "mark": mark}
    said = SourceEntry.objects.filter(source=source)
    said.filter(publication__in=marked.pop(RELEASED, [])).delete()
    for mark, some in marked.items():
        said.filter(publication__in=some).update(departure=mark)
    Publication.objects.filter(pk__in=marked[Departure.HIDDEN]).update(public=False)
    revise(marked[Departure.HIDDEN], user)
    Publication.objects.filter(pk__in=marked[Departure.OUT]).update(retired_at=timezone.now())
    return before


def bring_back(
    entries: Collection[PlannedEntry], source: str, user: User | None
) -> dict[PlannedEntry, dict[str, Any]]:
    """Carry out the return of publications; return by entry what was decided when it was gone."""
    by_id = {entry.publication_id: entry for entry in entries if entry.publication_id}
    if not by_id:
        return {}
    publications = list(Publication.objects.filter(pk__in=by_id).held())
    said = SourceEntry.objects.filter(source=source, publication__in=by_id)
    before: dict[PlannedEntry, dict[str, Any]] = {
        by_id[pk]: {"record": {}, "departure": departure}
        for pk, departure in said.values_list("publication_id", "departure")
    }
    changed = []
    for publication in publications:
        entry = by_id[publication.pk]
        before.setdefault(entry, {"record": {}, "departure": ""})
        if not publication.retired_at and PUBLIC not in entry.taken:
            continue
        before[entry] |= {
            "record": record_trace(publication),
            "retired": bool(publication.retired_at),
        }
        publication.retired_at = None
        if PUBLIC in entry.taken:
            # A status that comes with the entry is written behind this, and moves it along.
            publication.public = PublicationStatus(publication.status).is_public
        changed.append(publication)
    said.update(departure="")
    Publication.objects.bulk_update(changed, ["public", "retired_at"])
    revise([publication.pk for publication in changed], user)
    return before


def undo_departures(entries: Collection[ImportEntry], source: str) -> None:
    """Restore the source entries of departures that are taken back.

    What a later import decided about them stays.
    """
    of_mark: dict[str, list[ImportEntry]] = defaultdict(list)
    for entry in entries:
        of_mark[entry.was["mark"]].append(entry)
    said = SourceEntry.objects.filter(source=source)
    released = of_mark.pop(RELEASED, [])
    there = set(said.filter(publication__in=_ids(released)).values_list("publication", flat=True))
    SourceEntry.objects.bulk_create(
        SourceEntry(source=source, publication=publication, **row)
        for entry in released
        if (publication := entry.publication) and not publication.retired_at
        if publication.pk not in there
        for row in entry.was["rows"]
    )
    for mark, some in of_mark.items():
        said.filter(publication__in=_ids(some), departure=mark).update(departure="")


def _ids(entries: Collection[ImportEntry]) -> list[int]:
    return [entry.publication_id for entry in entries if entry.publication_id]


def undo_return(entry: ImportEntry, source: str) -> None:
    """Restore what was decided when an entry was gone, which an import found there again."""
    if departure := entry.was.get("departure"):
        said = SourceEntry.objects.filter(source=source, publication=entry.publication)
        said.filter(departure="").update(departure=departure)
