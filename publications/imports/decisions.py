"""Keeping what a person decides about the entries of a planned import."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q, QuerySet

from publications.models import (
    CHOICES,
    Decision,
    ImportBatch,
    ImportEntry,
    ImportStatus,
    Outcome,
)
from publications.vocabulary.fields import FIELD_NAMES
from publications.vocabulary.snapshot import NAMES

# Any number of 18 digits fits PostgreSQL's bigint; one of 19 may not.
_LONGEST_ID = 18
_WITH_FIELDS = (Outcome.CONFLICT, Outcome.POSSIBLE_DUPLICATE)


def choosable(entry: ImportEntry) -> list[str]:
    """Return the fields of an entry of which somebody may choose the side that is to stand."""
    if entry.outcome not in _WITH_FIELDS:
        return []
    names = (*FIELD_NAMES, NAMES)
    return [name for name in names if name in entry.changes and name not in entry.taken]


def decide(batch: ImportBatch, sent: Mapping[str, str]) -> list[int] | None:
    """Keep the decisions that a form of the plan page sends; return the ids of their entries.

    `decision-<pk>` holds a decision or "", `field-<pk>-<name>` the side that is to stand in a
    conflicting field, "file" or "record". What the entry's outcome does not allow is left alone,
    and so are entries of other imports. None if the import is no longer to be decided about, or was
    planned anew since the form was shown and so has other entries.
    """
    sent_ids = {key.split("-")[1] for key in sent if key.startswith(("decision-", "field-"))}
    ids = {int(pk) for pk in sent_ids if pk.isascii() and pk.isdigit() and len(pk) <= _LONGEST_ID}
    with transaction.atomic():
        # An import that is being confirmed waits for its decisions, or they come too late.
        planned = ImportBatch.objects.select_for_update().filter(
            pk=batch.pk, status=ImportStatus.PLANNED
        )
        if not planned.exists():
            return None
        entries = list(batch.entries.filter(pk__in=ids))
        changed = [entry for entry in entries if _take_over(entry, sent)]
        ImportEntry.objects.bulk_update(changed, ["decision", "chosen"])
    # Planning anew deletes all entries and writes others, so that an id of the old form is gone.
    return [entry.pk for entry in entries] if len(entries) == len(sent_ids) else None


def _take_over(entry: ImportEntry, sent: Mapping[str, str]) -> bool:
    before = (entry.decision, entry.chosen)
    decision = sent.get(f"decision-{entry.pk}", entry.decision)
    if decision in ("", *entry.choices):
        entry.decision = decision
    fields = choosable(entry)
    entry.chosen = [
        name
        for name in fields
        if sent.get(f"field-{entry.pk}-{name}", "file" if name in entry.chosen else "record")
        == "file"
    ]
    _agree(entry, fields, was=before)
    return (entry.decision, entry.chosen) != before


def _agree(entry: ImportEntry, fields: list[str], was: tuple[str, list[str]]) -> None:
    """Let a decision about all fields and the choices field by field say the same.

    Of the two, that holds which was just made.
    """
    if entry.decision != was[0]:
        if entry.decision == Decision.OVERWRITE:
            entry.chosen = fields
        elif entry.decision == Decision.KEEP:
            entry.chosen = []
    elif entry.chosen != was[1] and entry.decision in (Decision.OVERWRITE, Decision.KEEP):
        entry.decision = ""


def decide_many(batch: ImportBatch, entries: QuerySet[ImportEntry], decision: str) -> int:
    """Decide the same about those of `entries` that allow it; return how many.

    "" takes decisions back. The import has to be waiting for decisions.
    """
    outcomes = [found for found, choices in CHOICES.items() if not decision or decision in choices]
    with transaction.atomic():
        planned = ImportBatch.objects.select_for_update().filter(
            pk=batch.pk, status=ImportStatus.PLANNED
        )
        if not planned.exists():
            return 0
        proved = decision in ("", Decision.CREATE)
        found = Q(outcome__in=outcomes) | Q(proved=True) if proved else Q(outcome__in=outcomes)
        allowed = list(entries.filter(found))
        for entry in allowed:
            entry.decision = decision
            if decision in ("", Decision.OVERWRITE, Decision.KEEP):
                entry.chosen = choosable(entry) if decision == Decision.OVERWRITE else []
        ImportEntry.objects.bulk_update(allowed, ["decision", "chosen"], batch_size=2000)
    return len(allowed)


def bulk_choices(outcome: str) -> list[tuple[str, str]]:
    """Return the decisions about many entries of `outcome` or, if it is "", of any outcome."""
    allowed = CHOICES.get(outcome, ()) if outcome else Decision
    return [(decision.value, str(decision.label)) for decision in allowed]
