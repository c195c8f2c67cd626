"""Keeping what a person decides about the entries of a planned import."""

from collections.abc import Mapping

from publications.models import CHOICES, Decision, ImportBatch, ImportEntry, Outcome
from publications.snapshots import IMPORTED_FIELDS, NAMES


def decide(batch: ImportBatch, sent: Mapping[str, str]) -> int:
    """Keep the decisions that a form of the plan page sends; return how many entries changed.

    `decision-<pk>` holds a decision or "", `field-<pk>-<name>` the side that is to stand in a
    conflicting field, "file" or "record". What the entry's outcome does not allow is left alone.
    """
    names = {key.split("-")[1] for key in sent if key.startswith(("decision-", "field-"))}
    entries = batch.entries.filter(pk__in=[int(pk) for pk in names if pk.isdecimal()])
    changed = [entry for entry in entries if _take_over(entry, sent)]
    ImportEntry.objects.bulk_update(changed, ["decision", "chosen"])
    return len(changed)


def _take_over(entry: ImportEntry, sent: Mapping[str, str]) -> bool:
    decision = sent.get(f"decision-{entry.pk}", entry.decision)
    if decision and decision not in entry.choices:
        decision = entry.decision
    chosen = list(entry.chosen)
    if entry.outcome in (Outcome.CONFLICT, Outcome.POSSIBLE_DUPLICATE):
        chosen = [
            name
            for name in (*IMPORTED_FIELDS, NAMES)
            if name in entry.changes
            and sent.get(
                f"field-{entry.pk}-{name}", "file" if name in entry.chosen else "record"
            )
            == "file"
        ]
    if (decision, chosen) == (entry.decision, entry.chosen):
        return False
    entry.decision, entry.chosen = decision, chosen
    return True


def decide_many(batch: ImportBatch, decision: str, outcome: str = "") -> int:
    """Decide the same about all entries (of one outcome) that allow it; return how many."""
    outcomes = [
        found
        for found, choices in CHOICES.items()
        if (not decision or decision in choices) and outcome in ("", found)
    ]
    return batch.entries.filter(outcome__in=outcomes).update(decision=decision)


def bulk_choices(outcome: str) -> list[tuple[str, str]]:
    """Return what may be decided about many entries, of `outcome` or, if it is "", of any."""
    allowed = CHOICES.get(outcome, ()) if outcome else Decision
    return [(decision.value, str(decision.label)) for decision in allowed]
