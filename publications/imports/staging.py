"""Staged imports: planned, kept for a person's decisions, and confirmed later.

The plan that a person saw has a digest. It is made anew when they confirm; if the database has
moved meanwhile the digests differ, and the new plan is kept and shown instead of being written.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils.crypto import constant_time_compare

from labportal.base.text.record_ids import ids_in
from people.models import ErasedPerson
from publications.bibtex.entry import SourceFile
from publications.bibtex.source.fingerprint import READER_VERSION
from publications.bibtex.source.mend import MendedText
from publications.imports.apply import Progress, apply
from publications.imports.entry_log import log
from publications.imports.erasure.files import REDACTED, redactions, without_erased
from publications.imports.planning.lookalikes import LookalikeKey
from publications.imports.planning.plan import Decisions, EntryDecision, EntryPlace, Plan
from publications.imports.run import (
    ImportRefusedError,
    lock,
    lock_files,
    read_and_plan,
    receive,
)
from publications.messages.message import Message
from publications.models import (
    MERGED,
    BulkDecision,
    Decision,
    ImportBatch,
    ImportEntry,
    ImportProgress,
    ImportStatus,
    MendedBlock,
    Outcome,
    choices_about,
)
from publications.records.state import records_state

# An undone import as well: its entries are the record of what was written and taken back.
_WRITTEN = (ImportStatus.APPLIED, ImportStatus.UNDONE)
#: The columns of an entry that tell its place.
_PLACE = ("file", "line", "citekey", "publication")


def _place(file: str, line: int | None, citekey: str, publication: int | None) -> EntryPlace:
    """Return the place of a stored entry; of one that is gone, the publication is part of it."""
    return EntryPlace(file, line or 0, citekey, 0 if line else publication or 0)


def stage(
    files: Sequence[SourceFile], source: str, user: User | None, *, complete: bool = False
) -> ImportBatch:
    """Keep `files` for an import into `source`; it waits to be planned."""
    with transaction.atomic():
        # Whoever is erased before this is known here, and whoever is after it is found in the rows.
        lock_files(alone=False)
        cleared, source = without_erased(files, source)
        messages = redactions(files, cleared)
        return receive(cleared, source, user, complete=complete, messages=messages)


def files_of(batch: ImportBatch) -> list[SourceFile]:
    """Return the files of an import as they were uploaded."""
    return [SourceFile(file.name, bytes(file.content)) for file in batch.files.all()]


def mended_of(batch: ImportBatch) -> list[MendedText]:
    """Return the texts that stand for blocks of an import that could not be read."""
    rows = batch.mended_blocks.values_list("file", "line", "written", "text")
    return [MendedText(*row) for row in rows]


def keep_mended(batch: ImportBatch, mended: Sequence[MendedText]) -> None:
    """Keep texts that stand for blocks of the files of an import."""
    MendedBlock.objects.bulk_create(
        MendedBlock(batch=batch, file=one.file, line=one.line, written=one.written, text=one.text)
        for one in mended
    )


def mend_typed(batch: ImportBatch, sent: Mapping[str, str]) -> int:
    """Keep the texts that a form sends as `text-<pk>` for entries; return how many are others.

    The import has to be planned anew then.
    """
    ids = [key.removeprefix("text-") for key in sent if key.startswith("text-")]
    entries = batch.entries.filter(pk__in=ids_in(ids))
    blocks = {(one.file, one.line): one.text for one in batch.mended_blocks.all()} if ids else {}
    count = 0
    for entry in entries:
        text = _typed(sent[f"text-{entry.pk}"])
        if text != blocks.get((entry.file, entry.line or 0), entry.unread.strip()):
            count += mend_entry(batch, entry, text)
    return count


def _typed(text: str) -> str:
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").strip()


def mend_entry(batch: ImportBatch, entry: ImportEntry, text: str) -> bool:
    """Keep a text in place of an entry that cannot be read; return whether that is possible.

    An empty text is what the file says. The import has to be planned anew.
    """
    with transaction.atomic():
        planned = ImportBatch.objects.select_for_update().filter(
            pk=batch.pk, status=ImportStatus.PLANNED
        )
        if not planned.exists():
            return False
        block = batch.mended_blocks.filter(file=entry.file, line=entry.line or 0).first()
        if block is None and entry.unread:
            block = MendedBlock(
                batch=batch, file=entry.file, line=entry.line or 0, written=entry.unread
            )
        if block is None:
            return False
        block.text = text
        if text and text != block.written:
            block.save()
        elif block.pk:
            block.delete()
        return True


def decisions_of(batch: ImportBatch) -> Decisions:
    """Return the decisions about the entries of a planned import."""
    rows = batch.entries.values_list(*_PLACE, "decision", "chosen", "lookalikes")
    return {
        _place(*place): _decision(decision, chosen, lookalikes)
        for *place, decision, chosen, lookalikes in rows
        if decision or chosen
    }


def _decision(decision: str, chosen: list[str], lookalikes: list[dict[str, Any]]) -> EntryDecision:
    """Return a stored decision; its rank is that of the lookalikes that were shown with it."""
    if decision not in MERGED:
        return EntryDecision(Decision(decision) if decision else None, frozenset(chosen))
    rank = MERGED.index(Decision(decision))
    same_as = LookalikeKey.from_json(lookalikes[rank]) if rank < len(lookalikes) else None
    return EntryDecision(Decision(decision), frozenset(chosen), same_as)


def _read_and_plan(batch: ImportBatch, decisions: Decisions | None = None) -> Plan:
    return read_and_plan(
        files_of(batch),
        batch.source,
        complete=batch.complete,
        mended=mended_of(batch),
        decisions=decisions,
    )


def _state() -> str:
    """Return the state of the records; another way to read entries is another one, too."""
    return f"{READER_VERSION} {records_state()}"


def plan_staged(batch: ImportBatch) -> None:
    """Plan a staged import, or plan it anew, and keep the plan; decisions already made stay.

    An import that cannot be read at all is marked as failed, with the reason among its messages.
    Nothing happens to one that was written, discarded or given another source meanwhile.
    """
    # Before planning: what is written meanwhile makes it another state.
    batch.records_state = _state()
    erased = ErasedPerson.objects.digests()
    try:
        plan = _read_and_plan(batch)
    except ImportRefusedError as error:
        ImportBatch.objects.filter(pk=batch.pk).exclude(status__in=_WRITTEN).update(
            status=ImportStatus.FAILED, messages=[error.message]
        )
        return
    with transaction.atomic():
        lock_files(alone=False)
        # Reading took a while: the import may be confirmed, discarded or of another source now.
        unwritten = ImportBatch.objects.select_for_update().exclude(status__in=_WRITTEN)
        same = unwritten.filter(pk=batch.pk, source=batch.source, complete=batch.complete)
        if not same.exists():
            return
        if ErasedPerson.objects.digests() != erased:
            # Somebody was erased whom the files may have named when they were read.
            plan = _read_and_plan(batch)
        _carry_over(batch, plan)
        plan.messages[:0] = [one for one in batch.messages if one.code == REDACTED]
        log(batch, plan)
        batch.status = ImportStatus.PLANNED
        batch.save(update_fields=["status", "counts", "messages", "digest", "records_state"])


def _carry_over(batch: ImportBatch, plan: Plan) -> None:
    """Give the entries of a new plan the decisions of the last one, where they still make sense."""
    decisions = decisions_of(batch)
    rows = batch.entries.values_list(*_PLACE, "outcome")
    outcomes = {_place(*place): Outcome(outcome) for *place, outcome in rows}
    for entry in plan.entries:
        decision, chosen, same_as = decisions.get(entry.place, EntryDecision())
        keys = [one.key for one in entry.lookalikes]
        if same_as:
            # The same one may be likelier now, or not be there any more.
            decision = MERGED[keys.index(same_as)] if same_as in keys else None
        choices = choices_about(
            entry.outcome, held=entry.held, proved=entry.proved, lookalikes=len(keys)
        )
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
        decisions = decisions_of(batch)
        plan = None
        if not (decisions and _is_as_planned(batch, digest)):
            # Without decisions: the digest is of what was found, not of what was chosen.
            plan = _read_and_plan(batch)
            if not constant_time_compare(plan.digest, digest):
                plan_staged(batch)
                batch.messages = [Message("records-moved"), *batch.messages]
                batch.save(update_fields=["messages"])
                return False
        if decisions or plan is None:
            plan = _read_and_plan(batch, decisions)
        apply(plan, batch, progress)
        # There is nothing left to take back but the import.
        BulkDecision.objects.filter(batch=batch).delete()
        return True


def _is_as_planned(batch: ImportBatch, digest: str) -> bool:
    """Return whether planning anew would give the plan with this digest, by what was written."""
    return constant_time_compare(batch.digest, digest) and batch.records_state == _state()


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
