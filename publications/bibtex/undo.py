"""Undoing an import: what it wrote goes back, what was touched since stays and is listed."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from labportal.base.text_keys import fold
from publications.bibtex.authors import EDITORS_CHOICES, with_editors_choices
from publications.bibtex.planning.present import TITLE_KEY_LENGTH
from publications.bibtex.run import lock
from publications.bibtex.trace import restored_authorships
from publications.models import (
    Authorship,
    Decision,
    ImportBatch,
    ImportEntry,
    ImportStatus,
    Publication,
    PublicationIndex,
    PublicationStatus,
    PublicationTopic,
    SkippedEntry,
    SourceEntry,
)
from publications.snapshots import NAMES, Snapshot, present_snapshots

#: What a bibliography does not speak of, but editors do.
_BY_HAND = ("citekey", "slug", "public", "pdf", "code_url", "data_url")
#: Rows that belong to a publication itself, beside which any other row is somebody's use of it.
_OWN_ROWS = (Authorship, ImportEntry, PublicationIndex, PublicationTopic, SourceEntry)


class UndoRefusedError(Exception):
    """The import cannot be undone; nothing was. The message says why."""


@dataclass(slots=True)
class Undone:
    """What becomes of one entry of the import."""

    entry: ImportEntry
    #: The publication is taken back altogether: it was created by the import.
    retired: bool = False
    #: Fields that return to what they were.
    restored: list[str] = field(default_factory=list)
    #: Why the publication, or a field, stays as it is.
    left: list[str] = field(default_factory=list)


def plan_undo(batch: ImportBatch) -> list[Undone]:
    """Return what undoing `batch` would do to each entry that it wrote. Writes nothing.

    Raises UndoRefusedError for an import that was not applied, was undone already, or is itself the
    undoing of another.
    """
    if batch.undoes_id:
        raise UndoRefusedError(f"Import {batch.pk} is the undoing of another one.")
    if batch.status != ImportStatus.APPLIED:
        raise UndoRefusedError(f"Import {batch.pk} is {batch.get_status_display()}.")
    entries = list(batch.entries.exclude(before=None).select_related("publication").order_by("-pk"))
    present = present_snapshots({one.publication_id for one in entries if one.publication_id})
    return [_plan_entry(batch, entry, present) for entry in entries]


def _plan_entry(batch: ImportBatch, entry: ImportEntry, present: dict[int, Snapshot]) -> Undone:
    undone = Undone(entry)
    publication = entry.publication
    if publication is None or publication.retired_at:
        undone.left.append("The publication is gone already.")
    elif entry.was["record"] is None:
        undone.left = _touched(batch, entry, publication, present[publication.pk])
        undone.retired = not undone.left
    else:
        now = present[publication.pk]
        for name in entry.taken:
            written = entry.changes[name][1]
            if (now.names if name == NAMES else now.values.get(name)) == written:
                undone.restored.append(name)
            else:
                undone.left.append(f"{name} was changed since.")
    return undone


def _touched(
    batch: ImportBatch, entry: ImportEntry, publication: Publication, now: Snapshot
) -> list[str]:
    """Return what was done to a publication since `batch` created it."""
    written = Snapshot.from_json(entry.incoming or {})
    reasons = [
        f"{name} was changed since."
        for name in sorted(now.values.keys() | written.values.keys())
        if now.values.get(name) != written.values.get(name, _default(name))
    ]
    reasons += [f"{name} was changed since." for name in _edited_by_hand(entry, publication)]
    if now.names != written.names:
        reasons.append(f"{NAMES} was changed since.")
    if publication.authorships.filter(linked_by__in=EDITORS_CHOICES).exists():
        reasons.append("An editor has chosen who an author is.")
    if publication.source_entries.exclude(source=batch.source).exists():
        reasons.append("Another source has it too.")
    if publication.tagged_topics.exists():
        reasons.append("It was given topics.")
    for relation in publication._meta.related_objects:
        if relation.related_model not in _OWN_ROWS and _is_used(relation, publication):
            reasons.append(f"It is in use: {relation.related_model._meta.verbose_name}.")
    return reasons


def _default(name: str) -> Any:
    default = Publication._meta.get_field(name).get_default()
    return default or None


def _edited_by_hand(entry: ImportEntry, publication: Publication) -> list[str]:
    said = Snapshot.from_json(entry.incoming or {}).values
    status = PublicationStatus(said.get("status", PublicationStatus.PUBLISHED))
    written = {
        "citekey": entry.citekey,
        "slug": (entry.after or {}).get("slug", publication.slug),
        "public": status.is_public,
    }
    fields = [Publication._meta.get_field(name) for name in _BY_HAND]
    return [
        field.name
        for field in fields
        if getattr(publication, field.attname) != written.get(field.name, field.get_default())
    ]


def _is_used(relation: Any, publication: Publication) -> bool:
    rows: models.QuerySet[Any] = relation.related_model._default_manager.all()
    return rows.filter(**{relation.field.name: publication}).exists()


def undo(batch_id: int, user: User | None = None) -> tuple[ImportBatch, list[Undone]]:
    """Undo an import; return the batch that records it, and what became of each entry.

    Raises UndoRefusedError as `plan_undo` does, ImportBatch.DoesNotExist for an unknown id.
    """
    with transaction.atomic():
        lock()
        batch = ImportBatch.objects.select_for_update().get(pk=batch_id)
        written = batch.entries.exclude(before=None).values("publication")
        list(Publication.objects.filter(pk__in=written).held().values_list("pk"))
        plan = plan_undo(batch)
        now = timezone.now()
        record = ImportBatch.objects.create(
            source=batch.source,
            user=user,
            undoes=batch,
            status=ImportStatus.APPLIED,
            applied_at=now,
            counts=_counts(plan),
        )
        for undone in plan:
            _undo_entry(batch, undone, user)
        _restore_skipped(batch)
        ImportEntry.objects.bulk_create(_recorded(record, undone) for undone in plan)
        batch.status = ImportStatus.UNDONE
        batch.save(update_fields=["status"])
        return record, plan


def _undo_entry(batch: ImportBatch, undone: Undone, user: User | None) -> None:
    entry, publication = undone.entry, undone.entry.publication
    if publication is None:
        return
    if undone.retired:
        publication.retired_at = timezone.now()
        publication.save()
        publication.save_revision(user=user, log_action=True, changed=True)
        publication.source_entries.filter(source=batch.source).delete()
        return
    if undone.restored:
        before = entry.was["record"]
        for name in undone.restored:
            if name == NAMES:
                rows = restored_authorships(before["authorships"])
                publication.authorships.set(
                    with_editors_choices(rows, publication.authorships.all())
                )
            elif name == "status":
                publication.move_to(before["values"][name])
            else:
                setattr(publication, name, before["values"][name])
        publication.save()
        publication.save_revision(user=user, log_action=True, changed=True)
    _restore_source_entry(batch, entry)


def _restore_source_entry(batch: ImportBatch, entry: ImportEntry) -> None:
    """Give the source entry back what it held, unless a later import has moved it on."""
    said = SourceEntry.objects.filter(source=batch.source, publication=entry.publication)
    rows = said.filter(fingerprint=(entry.after or {}).get("fingerprint", ""))
    before = entry.was.get("source_entry")
    if before and rows.exists():
        # A later import may have met the same words again, as a repetition.
        said.filter(fingerprint=before["fingerprint"], repeated=True).delete()
        rows.update(**before)
    elif entry.was["record"] is not None and not before:
        rows.delete()


def _restore_skipped(batch: ImportBatch) -> None:
    """Forget what the import left out for good, and leave out again what it took in after all."""
    for entry in batch.entries.filter(decision__in=[Decision.SKIP, Decision.TAKE_IN]):
        title = fold(Snapshot.from_json(entry.incoming or {}).values.get("title", ""))
        row = SkippedEntry(
            source=batch.source, citekey=entry.citekey, title_key=title[:TITLE_KEY_LENGTH]
        )
        if entry.decision == Decision.TAKE_IN:
            SkippedEntry.objects.bulk_create([row], ignore_conflicts=True)
        else:
            SkippedEntry.objects.filter(
                source=row.source, citekey=row.citekey, title_key=row.title_key
            ).delete()


def _counts(plan: list[Undone]) -> dict[str, int]:
    return {
        "retired": sum(one.retired for one in plan),
        "restored": sum(bool(one.restored) for one in plan),
        "left": sum(bool(one.left) for one in plan),
    }


def _recorded(record: ImportBatch, undone: Undone) -> ImportEntry:
    entry = undone.entry
    return ImportEntry(
        batch=record,
        file=entry.file,
        line=entry.line,
        citekey=entry.citekey,
        outcome=entry.outcome,
        publication=entry.publication,
        messages=undone.left,
        changes={name: entry.changes[name][::-1] for name in undone.restored},
        taken=undone.restored,
    )
