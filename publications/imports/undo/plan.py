"""The plan of an undo: imported content goes back, later edits stay."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from publications.imports.undo.later_use import Since, used_since
from publications.messages.message import Message, MessageError
from publications.models import (
    ImportBatch,
    ImportEntry,
    ImportStatus,
    Publication,
    PublicationStatus,
)
from publications.records.snapshots import present_snapshots
from publications.vocabulary.fields import PAIR_COLUMNS
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
    #: The publication is taken back altogether: it was created by the import.
    retired: bool = False
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
    present = present_snapshots({one.publication_id for one in entries if one.publication_id})
    since = used_since(batch)
    return [_plan_entry(entry, present, since) for entry in entries]


def _plan_entry(entry: ImportEntry, present: dict[int, Snapshot], since: Since) -> UndoneEntry:
    undone = UndoneEntry(entry)
    publication = entry.publication
    if publication is None or publication.retired_at:
        undone.left.append(Message("publication-gone"))
    elif entry.was["record"] is None:
        edited = _edited(entry, publication, present[publication.pk])
        undone.left = [*map(_change, edited), *since[publication.pk]]
        undone.retired = not undone.left
    elif entry.was["record"]:
        now = present[publication.pk]
        for name in entry.taken:
            written = entry.changes[name][1]
            # Only what still says what the import wrote goes back: all else is an editor's now.
            if now.get(name) == written:
                undone.restored.append(name)
            else:
                undone.left.append(_change(name))
    return undone


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
