"""Staged imports: planned, kept for a person's decisions, and confirmed later.

The plan that a person saw has a digest. It is made anew when they confirm; if the database has
moved meanwhile the digests differ, and the new plan is kept and shown instead of being written.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils.crypto import constant_time_compare

from publications.bibtex.entry import SourceFile
from publications.imports.apply import Progress, apply
from publications.imports.entry_log import log
from publications.imports.planning.plan import Decisions, EntryDecision, EntryPlace, Plan
from publications.imports.run import ImportRefusedError, lock, read_and_plan, receive
from publications.messages.message import Message
from publications.models import (
    Decision,
    ImportBatch,
    ImportProgress,
    ImportStatus,
    Outcome,
    choices_of,
)

# An undone import as well: its entries are the record of what was written and taken back.
_WRITTEN = (ImportStatus.APPLIED, ImportStatus.UNDONE)


def stage(files: Sequence[SourceFile], source: str, user: User | None) -> ImportBatch:
    """Keep `files` for an import into `source`; it waits to be planned."""
    with transaction.atomic():
        return receive(files, source, user)


def files_of(batch: ImportBatch) -> list[SourceFile]:
    """Return the files of an import as they were uploaded."""
    return [SourceFile(file.name, bytes(file.content)) for file in batch.files.all()]


def decisions_of(batch: ImportBatch) -> Decisions:
    """Return the decisions about the entries of a planned import."""
    rows = batch.entries.values_list("file", "line", "citekey", "decision", "chosen")
    return {
        EntryPlace(file, line, citekey): EntryDecision(
            Decision(decision) if decision else None, frozenset(chosen)
        )
        for file, line, citekey, decision, chosen in rows
        if decision or chosen
    }


def plan_staged(batch: ImportBatch) -> None:
    """Plan a staged import, or plan it anew, and keep the plan; decisions already made stay.

    An import that cannot be read at all is marked as failed, with the reason among its messages.
    Nothing happens to one that was written, discarded or given another source meanwhile.
    """
    try:
        plan = read_and_plan(files_of(batch), batch.source)
    except ImportRefusedError as error:
        ImportBatch.objects.filter(pk=batch.pk).exclude(status__in=_WRITTEN).update(
            status=ImportStatus.FAILED, messages=[error.message]
        )
        return
    with transaction.atomic():
        # Reading took a while: the import may be confirmed, discarded or of another source now.
        unwritten = ImportBatch.objects.select_for_update().exclude(status__in=_WRITTEN)
        if not unwritten.filter(pk=batch.pk, source=batch.source).exists():
            return
        _carry_over(batch, plan)
        log(batch, plan)
        batch.status = ImportStatus.PLANNED
        batch.save(update_fields=["status", "counts", "messages", "digest"])


def _carry_over(batch: ImportBatch, plan: Plan) -> None:
    """Give the entries of a new plan the decisions of the last one, where they still make sense."""
    decisions = decisions_of(batch)
    rows = batch.entries.values_list("file", "line", "citekey", "outcome")
    outcomes = {
        EntryPlace(file, line, citekey): Outcome(outcome) for file, line, citekey, outcome in rows
    }
    for entry in plan.entries:
        decision, chosen = decisions.get(entry.place, EntryDecision())
        choices = choices_of(entry.outcome, proved=entry.proved)
        entry.decision = decision if decision in choices else None
        # A field that is taken now is no conflict any more, so there is nothing to choose.
        entry.chosen = chosen & entry.changes.keys() - entry.taken
        was = outcomes.get(entry.place, entry.outcome)
        if was != entry.outcome:
            entry.messages.append(Message("outcome-before", outcome=was.value))


def confirm(batch_id: int, digest: str, progress: Progress = lambda done: None) -> bool:
    """Write a planned import as decided; return whether it was.

    It is not if `digest` is not that of the plan as it would be now; the new plan is kept then.
    Raises ImportBatch.DoesNotExist.
    """
    with transaction.atomic():
        lock()
        batch = ImportBatch.objects.select_for_update().get(pk=batch_id)
        # Asked under the locks: of two who confirm at once, the second finds it applied.
        if batch.status not in (ImportStatus.PLANNED, ImportStatus.APPLYING):
            return batch.status == ImportStatus.APPLIED
        files = files_of(batch)
        # Without decisions: the digest is of what was found, not of what was chosen.
        plan_now = read_and_plan(files, batch.source)
        if not constant_time_compare(plan_now.digest, digest):
            plan_staged(batch)
            batch.messages = [Message("records-moved"), *batch.messages]
            batch.save(update_fields=["messages"])
            return False
        decisions = decisions_of(batch)
        plan = read_and_plan(files, batch.source, decisions=decisions) if decisions else plan_now
        apply(plan, batch, progress)
        return True


@contextmanager
def reported(batch: ImportBatch) -> Iterator[Progress]:
    """Give a function that tells everybody how many entries of `batch` are done.

    It writes on a connection of its own: nobody sees what the import's transaction writes before
    that transaction ends.
    """
    ImportProgress.objects.update_or_create(
        batch=batch, defaults={"done": 0, "total": sum(batch.counts.values())}
    )
    other = connection.copy()

    def report(done: int) -> None:
        # Creations and updates are counted apart; a bar never goes back.
        with other.cursor() as cursor:
            cursor.execute(
                "UPDATE publications_importprogress SET done = greatest(done, %s)"
                " WHERE batch_id = %s",
                [done, batch.pk],
            )

    try:
        yield report
    finally:
        other.close()
