"""The plan of an undo: imported content goes back, later edits stay."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from publications.imports.erasure.kept_names import KeptNames
from publications.imports.planning.returns import PUBLIC
from publications.imports.undo.later_use import Since, used_since
from publications.messages.message import Message, MessageError
from publications.models import (
    Departure,
    ImportBatch,
    ImportEntry,
    ImportStatus,
    Outcome,
    Publication,
    PublicationStatus,
    SourceEntry,
)
from publications.records.snapshots import present_snapshots
from publications.vocabulary.fields import FIELD_NAMES, PAIR_COLUMNS
from publications.vocabulary.snapshot import NAMES, Snapshot

#: Fields that a bibliography does not speak of, but editors do.
_BY_HAND = (
    *("citekey", "slug", "public", "open_access", "pdf", "pdf_version", "pdf_licence", "pdf_from"),
)


class UndoRefusedError(MessageError):
    """The import cannot be undone; nothing was. The message says why."""


@dataclass(slots=True)
class UndoneEntry:
    """The effect of an undo on one entry of the import."""

    entry: ImportEntry
    #: The publication is taken back altogether: the import created it, or brought it back.
    retired: bool = False
    #: The publication comes back: it was taken out by the import.
    revived: bool = False
    #: Fields that return to what they were.
    restored: list[str] = field(default_factory=list)
    #: Reasons why the publication, or a field, stays as it is.
    left: list[Message] = field(default_factory=list)


def plan_undo(batch: ImportBatch) -> list[UndoneEntry]:
    """Return the effect of undoing `batch` on each entry that it wrote. Writes nothing.

    Raises UndoRefusedError for an import that was not applied, was undone already, or is itself the
    undoing of another.
    """
    if batch.undoes_id:
        raise UndoRefusedError(Message("undoing-of-undoing", number=batch.pk))
    if batch.status not in (ImportStatus.APPLIED, ImportStatus.UNDOING):
        undone = batch.status == ImportStatus.UNDONE
        raise UndoRefusedError(
            Message("undone-already" if undone else "never-imported", number=batch.pk)
        )
    entries = list(batch.entries.exclude(before=None).select_related("publication").order_by("-pk"))
    ids = {one.publication_id for one in entries if one.publication_id}
    present = KeptNames().masked(present_snapshots(ids))
    since = used_since(batch)
    # An import that created a record may have been taken back since it was taken out.
    said = SourceEntry.objects.filter(source=batch.source, departure=Departure.OUT)
    out = set(
        said.filter(publication__retired_at__isnull=False).values_list("publication", flat=True)
    )
    return [
        _plan_departure(entry, out)
        if entry.outcome == Outcome.GONE
        else _plan_entry(entry, present, since)
        for entry in entries
    ]


def _plan_entry(entry: ImportEntry, present: dict[int, Snapshot], since: Since) -> UndoneEntry:
    undone = UndoneEntry(entry)
    publication = entry.publication
    # One that was merged by hand holds all it held: it is undone as ever, and its heir follows.
    if publication is None or (publication.retired_at and not publication.merged_into_id):
        undone.left.append(Message("publication-gone"))
    elif entry.was["record"] is None:
        edited = _edited(entry, publication, present[publication.pk])
        undone.left = [*map(_change, edited), *since[publication.pk]]
        undone.retired = not undone.left
    elif entry.was["record"]:
        now = present[publication.pk]
        for name in entry.taken:
            written = entry.changes[name][1]
            value = publication.public if name == PUBLIC else now.get(name)
            # Only what still says what the import wrote goes back: all else is an editor's now.
            if value == written:
                undone.restored.append(name)
            else:
                undone.left.append(_change(name))
        if entry.was.get("retired"):
            undone.left += map(_change, _edited_since_return(entry, now))
            undone.retired = not undone.left
    return undone


def _plan_departure(entry: ImportEntry, out: set[int]) -> UndoneEntry:
    """Plan what becomes of the record of an entry that was gone from its source.

    `out` are the publications that are retired because an import took them out.
    """
    undone = UndoneEntry(entry)
    publication, mark = entry.publication, entry.was["mark"]
    if publication and mark == Departure.OUT and not publication.retired_at:
        undone.left.append(Message("back-already"))
    elif publication and mark == Departure.OUT and publication.pk in out:
        undone.revived = True
    elif publication is None or publication.retired_at:
        undone.left.append(Message("publication-gone"))
    elif mark == Departure.HIDDEN and _may_be_shown(publication):
        undone.restored.append(PUBLIC)
    elif mark == Departure.HIDDEN:
        undone.left.append(_change(PUBLIC))
    return undone


def _may_be_shown(publication: Publication) -> bool:
    return not publication.public and PublicationStatus(publication.status).is_public


def _edited_since_return(entry: ImportEntry, now: Snapshot) -> list[str]:
    """Return the fields of a publication that changed since an import brought it back."""
    record = entry.was["record"]
    then = Snapshot.of(record["values"], record["authorships"])
    return [
        name
        for name in (*FIELD_NAMES, NAMES)
        if name not in entry.taken and (now.get(name) or None) != (then.get(name) or None)
    ]


def _change(name: str) -> Message:
    """Return the message that a field was changed since."""
    return (
        Message("names-changed") if name == NAMES else Message("field-changed", record_field=name)
    )


def _edited(entry: ImportEntry, publication: Publication, now: Snapshot) -> list[str]:
    """Return the fields of a publication that changed since an import created it."""
    written = Snapshot.from_json((entry.after or {}).get("work") or entry.incoming or {})
    edited = [
        name
        for name in sorted(now.values.keys() | written.values.keys())
        if now.values.get(name) != written.values.get(name, _default(name))
    ]
    edited += _edited_by_hand(entry, written, publication)
    return edited + ([NAMES] if now.names != written.names else [])


def _edited_by_hand(
    entry: ImportEntry, written: Snapshot, publication: Publication
) -> Iterator[str]:
    status = PublicationStatus(written.values.get("status", PublicationStatus.PUBLISHED))
    as_written = {
        "citekey": entry.citekey,
        "slug": (entry.after or {}).get("slug", publication.slug),
        "public": status.is_public,
    }
    for name in _BY_HAND:
        # `attname`: comparing the id of the PDF fetches no document.
        field = Publication._meta.get_field(name)
        if getattr(publication, field.attname) != as_written.get(name, field.get_default()):
            yield name


def _default(name: str) -> Any:
    if name in PAIR_COLUMNS:
        return None
    return Publication._meta.get_field(name).get_default() or None
