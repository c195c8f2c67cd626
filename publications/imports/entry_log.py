"""The log of an import: its planned entries, and what was written for each."""

from collections.abc import Callable
from typing import Any

from labportal.base.database.bulk_copy import copy_rows
from publications.imports.planning.plan import Plan, PlannedEntry
from publications.models import ImportBatch, ImportEntry, Outcome


def log(
    batch: ImportBatch,
    plan: Plan,
    publication_id: Callable[[PlannedEntry], int | None] = lambda entry: entry.publication_id,
    before: dict[PlannedEntry, dict[str, Any]] | None = None,
) -> None:
    """Write the entries of `plan` to `batch`, in place of those that are there."""
    written = before or {}
    batch.counts = plan.counts
    batch.messages = plan.messages
    batch.digest = plan.digest
    batch.entries.all().delete()
    copy_rows(
        ImportEntry,
        (
            {
                "batch_id": batch.pk,
                "file": entry.place.file[:255],
                "line": entry.place.line or None,
                "citekey": entry.place.citekey,
                "outcome": entry.outcome.value,
                "decision": entry.decision.value if entry.decision else "",
                "held": entry.held,
                "chosen": sorted(entry.chosen),
                "publication_id": publication_id(entry),
                "lookalike_id": entry.lookalike_id,
                "lookalikes": [one.as_json() for one in entry.lookalikes],
                "proved": entry.proved,
                "messages": entry.messages,
                "changes": entry.changes,
                "taken": sorted(entry.taken),
                "incoming": _incoming(entry),
                "before": written.get(entry),
                "after": _trace(entry) if entry in written else None,
            }
            for entry in plan.entries
        ),
    )


def _incoming(entry: PlannedEntry) -> dict[str, Any] | None:
    """Return what an entry says; of one that cannot be read, its text, so that it can be mended."""
    if entry.outcome == Outcome.INVALID and entry.place.line:
        return {"unread": entry.raw}
    return entry.incoming.as_json() if entry.incoming else None


def _trace(entry: PlannedEntry) -> dict[str, Any]:
    trace: dict[str, Any] = {"fingerprint": entry.fingerprint, "slug": entry.slug}
    # Most works have one entry, whose own words are kept anyhow.
    if entry.work and entry.work != entry.incoming:
        trace["work"] = entry.work.as_json()
    return trace
