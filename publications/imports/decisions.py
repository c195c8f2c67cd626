"""Keeping what a person decides about the entries of a planned import."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from labportal.base.text.record_ids import ids_in
from publications.models import (
    CHOICES,
    BulkDecision,
    Decision,
    ImportBatch,
    ImportEntry,
    ImportStatus,
    Outcome,
    choices_about,
)
from publications.vocabulary.fields import FIELD_NAMES
from publications.vocabulary.snapshot import NAMES

# Any number of 18 digits fits PostgreSQL's bigint; one of 19 may not.
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
    ids = ids_in(sent_ids)
    with transaction.atomic():
        # An import that is being confirmed waits for its decisions, or they come too late.
        if not _lock_planned(batch):
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
        elif entry.other_lookalike:
            # The fields to choose from are those of the first one that it looks like.
            entry.chosen = []
    elif entry.chosen != was[1] and entry.decision in (Decision.OVERWRITE, Decision.KEEP):
        entry.decision = ""
    elif entry.chosen != was[1] and entry.other_lookalike:
        entry.chosen = []


def decide_many(batch: ImportBatch, entries: QuerySet[ImportEntry], decision: str) -> int:
    """Decide the same about those of `entries` that allow it; return how many.

    "" takes decisions back. The import has to be waiting for decisions. What was decided before is
    kept, until the next decision about many, so that this one can be taken back.
    """
    outcomes = [found for found, choices in CHOICES.items() if not decision or decision in choices]
    with transaction.atomic():
        if not _lock_planned(batch):
            return 0
        found = Q(outcome__in=outcomes)
        if decision in ("", Decision.CREATE):
            found |= Q(proved=True)
        allowed = [one for one in entries.filter(found) if _may_be(one, decision)]
        former = []
        for entry in allowed:
            before = [entry.decision, entry.chosen]
            entry.decision = decision
            if decision in ("", Decision.OVERWRITE, Decision.KEEP):
                entry.chosen = choosable(entry) if decision == Decision.OVERWRITE else []
            former.append([*_place(entry), *before, entry.chosen])
        ImportEntry.objects.bulk_update(allowed, ["decision", "chosen"], batch_size=2000)
        if allowed:
            BulkDecision.objects.update_or_create(
                batch=batch,
                defaults={"decision": decision, "count": len(allowed), "former": former},
            )
    return len(allowed)


def take_back_many(batch: ImportBatch) -> int | None:
    """Take the last decision about many entries back; return how many have their former one again.

    What was decided about single ones since stays. None if there is nothing to take back.
    """
    with transaction.atomic():
        bulk = BulkDecision.objects.filter(batch=batch).first()
        if bulk is None or not _lock_planned(batch):
            return None
        former = {tuple(place): rest for *place, rest in _by_place(bulk.former)}
        changed = []
        # Planning anew writes other rows, so that entries are told by their place.
        for entry in batch.entries.all():
            decision, chosen, then = former.get(_place(entry), (None, None, None))
            if decision is not None and (entry.decision, entry.chosen) == (bulk.decision, then):
                entry.decision, entry.chosen = decision, chosen
                changed.append(entry)
        ImportEntry.objects.bulk_update(changed, ["decision", "chosen"], batch_size=2000)
        bulk.delete()
    return len(changed)


def _lock_planned(batch: ImportBatch) -> bool:
    planned = ImportBatch.objects.select_for_update().filter(
        pk=batch.pk, status=ImportStatus.PLANNED
    )
    return planned.exists()


def _place(entry: ImportEntry) -> tuple[Any, ...]:
    return entry.file, entry.line, entry.citekey, None if entry.line else entry.publication_id


def _by_place(former: list[list[Any]]) -> Iterator[tuple[Any, ...]]:
    """Yield the place of each entry, and what it had: decision and fields before, fields after."""
    for file, line, citekey, publication, *had in former:
        yield file, line, citekey, publication, had


def _may_be(entry: ImportEntry, decision: str) -> bool:
    return not decision or decision in entry.choices


def bulk_choices(entries: QuerySet[Any]) -> list[tuple[str, str, int]]:
    """Return the decisions that some of `entries` allow: value, label, number of entries."""
    counts: dict[Decision, int] = {}
    rows = entries.order_by().values_list("outcome", "held", "proved").annotate(Count("pk"))
    for outcome, held, proved, count in rows:
        for decision in choices_about(outcome, held=held, proved=proved):
            counts[decision] = counts.get(decision, 0) + count
    return [(one.value, str(one.label), counts[one]) for one in Decision if one in counts]


def last_bulk_decision(batch: ImportBatch) -> BulkDecision | None:
    """Return the decision about many that can be taken back, without what was before it."""
    return BulkDecision.objects.filter(batch=batch).defer("former").first()


def decision_in_words(decision: str) -> str:
    """Return what a decision is called; none leaves an entry as it was planned."""
    return str(Decision(decision).label) if decision else _("as planned")
