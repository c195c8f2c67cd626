"""The reversal of an import: imported content goes back, later edits stay and are listed."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from labportal.base.database.bulk_copy import copy_rows
from publications.imports.apply import Progress
from publications.imports.authorships import with_editors_choices
from publications.imports.departures import undo_departures, undo_return
from publications.imports.erasure.kept_names import KeptNames
from publications.imports.keywords.topics import take_back
from publications.imports.planning.present_records import SKIPPED_TITLE_LENGTH
from publications.imports.planning.returns import PUBLIC
from publications.imports.removals.following import Reversal, follow
from publications.imports.run import lock
from publications.imports.trace import restored_authorships
from publications.imports.undo.plan import UndoneEntry, plan_undo
from publications.matching.candidates import title_key
from publications.models import (
    Decision,
    Departure,
    ImportBatch,
    ImportEntry,
    ImportStatus,
    Outcome,
    Publication,
    SkippedEntry,
    SourceEntry,
)
from publications.records.revisions import revise
from publications.vocabulary.snapshot import NAMES, Snapshot


def undo(
    batch_id: int, user: User | None = None, progress: Progress = lambda done: None
) -> tuple[ImportBatch, list[UndoneEntry]]:
    """Undo an import; return the batch that records it, and what became of each entry.

    `progress` is told how many entries are done. Raises UndoRefusedError as `plan_undo` does, and
    ImportBatch.DoesNotExist for an unknown id.
    """
    with transaction.atomic():
        # The lock of imports: a merge that is planned meanwhile would build on what goes back.
        lock()
        batch = ImportBatch.objects.select_for_update().get(pk=batch_id)
        written = batch.entries.exclude(before=None).values("publication")
        # Held before planning, so that no form is saved between the plan and its writing.
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
        touched = (
            one.entry.publication_id for one in plan if one.retired or one.restored or one.revived
        )
        revised = [publication_id for publication_id in touched if publication_id]
        # Before the revisions that are written below, which are to be without these topics.
        take_back(batch, user, without_revision=revised)
        _retire(batch, plan)
        _undo_departures(batch, [one for one in plan if one.entry.outcome == Outcome.GONE], user)
        for number, undone in enumerate(plan):
            if not _was_created(undone) and undone.entry.outcome != Outcome.GONE:
                _undo_entry(batch, undone, user)
                progress(number)
        follow((_reversal(one) for one in plan if _is_undone(one)), batch.source, user)
        _restore_skipped(batch)
        copy_rows(ImportEntry, (_recorded(record, undone) for undone in plan))
        batch.status = ImportStatus.UNDONE
        batch.save(update_fields=["status"])
        return record, plan


def _was_created(undone: UndoneEntry) -> bool:
    return undone.retired and undone.entry.was["record"] is None


def _is_undone(undone: UndoneEntry) -> bool:
    entry = undone.entry
    kept = entry.was["record"] is None and not undone.retired
    return bool(entry.publication_id) and entry.outcome != Outcome.GONE and not kept


def _reversal(undone: UndoneEntry) -> Reversal:
    entry, record = undone.entry, undone.entry.was["record"]
    before = {**record["values"], NAMES: record["authorships"]} if record else {}
    return Reversal(
        entry.publication_id or 0,
        is_whole=_was_created(undone),
        changes={
            name: [before[name], entry.changes[name][1]] for name in entry.taken if name in before
        },
        fingerprint=(entry.after or {}).get("fingerprint", ""),
        former_entry=entry.was.get("source_entry"),
    )


def _retire(batch: ImportBatch, plan: list[UndoneEntry]) -> None:
    """Take back what the import created: its addresses stay, and say that it is gone.

    What was taken out since, when it was gone from its source, is not to come back by that either.
    """
    created = [one.entry.publication_id for one in plan if one.entry.was["record"] is None]
    ids = [undone.entry.publication_id for undone in plan if _was_created(undone)]
    Publication.objects.filter(pk__in=ids).update(retired_at=timezone.now())
    said = SourceEntry.objects.filter(source=batch.source)
    said.filter(publication__in=ids).delete()
    said.filter(publication__in=created, departure=Departure.OUT).delete()


def _undo_departures(batch: ImportBatch, plan: list[UndoneEntry], user: User | None) -> None:
    """Bring back what the import took out, and show what it hid, when it was gone."""
    revived = [one.entry.publication_id or 0 for one in plan if one.revived]
    shown = [one.entry.publication_id or 0 for one in plan if one.restored]
    Publication.objects.filter(pk__in=revived).update(retired_at=None)
    Publication.objects.filter(pk__in=shown).update(public=True)
    revise([*revived, *shown], user)
    undo_departures([one.entry for one in plan], batch.source)


def _undo_entry(batch: ImportBatch, undone: UndoneEntry, user: User | None) -> None:
    entry, publication = undone.entry, undone.entry.publication
    if publication is None:
        return
    if undone.restored or undone.retired:
        before = entry.was["record"]
        # A status moves `public` along, which is therefore restored behind it.
        for name in sorted(undone.restored, key=PUBLIC.__eq__):
            if name == PUBLIC:
                publication.public = entry.changes[name][0]
            elif name == NAMES:
                present = publication.authorships.all()
                rows = restored_authorships(before["authorships"])
                rows = KeptNames().unmasked(rows, present)
                publication.authorships.set(with_editors_choices(rows, present))
            elif name == "status":
                publication.move_to(before["values"][name])
            else:
                publication.take(name, before["values"][name])
        if undone.retired:
            publication.retired_at = timezone.now()
        publication.save()
        # A form that was opened before is refused by it.
        publication.save_revision(user=user, log_action=True, changed=True)
    _restore_source_entry(batch, entry)
    undo_return(entry, batch.source)


def _restore_source_entry(batch: ImportBatch, entry: ImportEntry) -> None:
    """Restore the former content of the source entry, unless a later import has changed it."""
    said = SourceEntry.objects.filter(source=batch.source, publication=entry.publication)
    rows = said.filter(fingerprint=(entry.after or {}).get("fingerprint", ""))
    before = entry.was.get("source_entry")
    if before and rows.exists():
        # A later import may have met the same words again, as a repetition.
        # Unique by fingerprint: that row would keep the base from taking its words back.
        said.filter(fingerprint=before["fingerprint"], repeated=True).delete()
        rows.update(**before)
    elif entry.was["record"] is not None and "source_entry" in entry.was and not before:
        rows.delete()


def _restore_skipped(batch: ImportBatch) -> None:
    """Take back decisions to leave entries out for good, and to take them in after all."""
    for entry in batch.entries.filter(decision__in=[Decision.SKIP, Decision.TAKE_IN]):
        title = title_key(Snapshot.from_json(entry.incoming or {}).title)
        row = SkippedEntry(
            source=batch.source, citekey=entry.citekey, title_key=title[:SKIPPED_TITLE_LENGTH]
        )
        if entry.decision == Decision.TAKE_IN:
            SkippedEntry.objects.bulk_create([row], ignore_conflicts=True)
        else:
            SkippedEntry.objects.filter(
                source=row.source, citekey=row.citekey, title_key=row.title_key
            ).delete()


def _counts(plan: list[UndoneEntry]) -> dict[str, int]:
    return {
        "retired": sum(one.retired for one in plan),
        "restored": sum(bool(one.restored or one.revived) for one in plan),
        "left": sum(bool(one.left) for one in plan),
    }


def _recorded(record: ImportBatch, undone: UndoneEntry) -> dict[str, Any]:
    entry = undone.entry
    return {
        "batch_id": record.pk,
        "file": entry.file,
        "line": entry.line,
        "citekey": entry.citekey,
        "outcome": entry.outcome,
        "publication_id": entry.publication_id,
        "messages": undone.left,
        "changes": {name: entry.changes[name][::-1] for name in undone.restored},
        "taken": undone.restored,
        "after": {"undone": "removed" if undone.retired else "back" if undone.revived else ""},
    }
