"""Start of imports, confirmations and undos: in the request, or by the worker if they are large."""

import logging
from collections.abc import Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Sum
from django.db.models.functions import Length

from publications.bibtex.entry import SourceFile
from publications.imports.run import is_locked
from publications.imports.staging import confirm, plan_staged, stage
from publications.imports.tasks import confirm_import, failing, plan_import, take_back_import
from publications.imports.undo.reversal import undo
from publications.models import ImportBatch, ImportStatus

logger = logging.getLogger(__name__)

WAITING = (ImportStatus.PLANNING, ImportStatus.APPLYING, ImportStatus.UNDOING)


def start(
    files: Sequence[SourceFile], source: str, user: Any, *, complete: bool = False
) -> ImportBatch:
    """Stage an import and plan it."""
    batch = stage(files, source, user, complete=complete)
    plan(batch)
    return batch


def plan(batch: ImportBatch) -> None:
    """Plan a staged import, or plan it anew; decisions already made stay."""
    if is_large(batch):
        batch.status = ImportStatus.PLANNING
        batch.save(update_fields=["status"])
        # A worker that is quicker than the commit would not find the import, or not in this state.
        transaction.on_commit(partial(plan_import.enqueue, batch.pk))
        return
    try:
        with failing(batch.pk):
            plan_staged(batch)
    # The import says itself that it failed; an error page would hide that, and the way on.
    except Exception:
        logger.exception("Import %s could not be planned.", batch.pk)
    batch.refresh_from_db()


def confirm_batch(batch: ImportBatch, digest: str) -> bool | None:
    """Confirm a planned import; return whether it was written, None if the worker is to do it."""
    if is_large(batch):
        planned = ImportBatch.objects.filter(pk=batch.pk, status=ImportStatus.PLANNED)
        # One statement asks and claims, so that of two clicks only one finds a planned import.
        if planned.update(status=ImportStatus.APPLYING):
            transaction.on_commit(partial(confirm_import.enqueue, batch.pk, digest))
        return None
    try:
        with failing(batch.pk):
            return confirm(batch.pk, digest)
    # As in `plan`.
    except Exception:
        logger.exception("Import %s could not be written.", batch.pk)
        return False


def take_back(batch: ImportBatch, user: User | None) -> ImportBatch | None:
    """Undo an import; return the record of it, None if the worker is to do it.

    Raises UndoRefusedError.
    """
    if is_large(batch) and may_be_taken_back(batch):
        ImportBatch.objects.filter(pk=batch.pk).update(status=ImportStatus.UNDOING)
        task = partial(take_back_import.enqueue, batch.pk, user.pk if user else None)
        transaction.on_commit(task)
        return None
    return undo(batch.pk, user)[0]


def may_be_taken_back(batch: ImportBatch) -> bool:
    """Return whether an import can be undone; also if it waits for a worker that was stopped."""
    if batch.status == ImportStatus.UNDOING:
        return not is_locked()
    return batch.status == ImportStatus.APPLIED and not batch.undoes_id


def is_large(batch: ImportBatch) -> bool:
    """Return whether an import takes too long for a request."""
    size = batch.files.aggregate(size=Sum(Length("content")))["size"] or 0
    return bool(size > settings.IMPORT_BACKGROUND_BYTES)


def may_be_replaced(batch: ImportBatch) -> bool:
    """Return whether an import can be planned anew, or discarded, without harm to a running one.

    One that waits for the worker can, too, while nothing is being written: the worker may have been
    stopped, and would leave it waiting for ever.
    """
    if batch.status in (ImportStatus.PLANNING, ImportStatus.APPLYING):
        return not is_locked()
    return batch.status in (ImportStatus.PLANNED, ImportStatus.FAILED)
