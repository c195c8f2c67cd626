"""Tasks that take long, for the worker."""

from django_tasks import task

from publications.bibtex.staged import confirm, plan_staged, reported
from publications.models import ImportBatch, ImportStatus


@task(backend="long")
def plan_import(batch_id: int) -> None:
    """Plan a staged import; if that fails, say so on the import before the error goes on."""
    batch = ImportBatch.objects.get(pk=batch_id)
    try:
        plan_staged(batch)
    except Exception:
        _fail(batch_id)
        raise


@task(backend="long")
def confirm_import(batch_id: int, digest: str) -> None:
    """Write a planned import; nothing is written if that fails, and the import says so."""
    batch = ImportBatch.objects.get(pk=batch_id)
    try:
        with reported(batch) as progress:
            confirm(batch_id, digest, progress)
    except Exception:
        _fail(batch_id)
        raise


def _fail(batch_id: int) -> None:
    ImportBatch.objects.filter(pk=batch_id).update(
        status=ImportStatus.FAILED,
        messages=["The import failed, and nothing was written. The log of the worker says why."],
    )
