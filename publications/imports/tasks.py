"""Tasks that take long, for the worker."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User
from django_tasks import task

from publications.imports.staging import confirm, plan_staged, reported
from publications.imports.undo.reversal import undo
from publications.messages.message import Message
from publications.models import ImportBatch, ImportStatus


@task(backend="long")
def plan_import(batch_id: int) -> None:
    """Plan a staged import, unless it was discarded meanwhile."""
    # A task may outlive what it was queued for: an import can be discarded meanwhile.
    batch = ImportBatch.objects.filter(pk=batch_id, status=ImportStatus.PLANNING).first()
    if batch:
        with failing(batch_id), reported(batch):
            plan_staged(batch)


@task(backend="long")
def confirm_import(batch_id: int, digest: str) -> None:
    """Write a planned import, unless it was discarded meanwhile."""
    batch = ImportBatch.objects.filter(pk=batch_id, status=ImportStatus.APPLYING).first()
    if batch:
        with failing(batch_id), reported(batch) as progress:
            confirm(batch_id, digest, progress)


@task(backend="long")
def take_back_import(batch_id: int, user_id: int | None) -> None:
    """Undo an import that waits for it; if that fails, mark it as applied again, with a message.

    The error goes on.
    """
    waiting = ImportBatch.objects.filter(pk=batch_id, status=ImportStatus.UNDOING)
    batch = waiting.first()
    if batch is None:
        return
    try:
        with reported(batch) as progress:
            undo(batch_id, User.objects.filter(pk=user_id or 0).first(), progress)
    # Back to applied, not to failed: the undo wrote nothing, and failed imports can be discarded.
    except Exception:
        message = Message("undo-failed", number=batch_id)
        waiting.update(status=ImportStatus.APPLIED, messages=[*batch.messages, message])
        raise


@contextmanager
def failing(batch_id: int) -> Iterator[None]:
    """Mark an import as failed if the body raises; the error goes on."""
    try:
        yield
    except Exception:
        # The transaction inside is rolled back by now, so that this update stands.
        message = Message("import-failed", number=batch_id)
        ImportBatch.objects.filter(pk=batch_id).update(
            status=ImportStatus.FAILED, messages=[message]
        )
        raise
