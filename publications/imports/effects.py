"""Effects of a plan on its entries, as decided so far; after an import, its results."""

from typing import Any

from django.db.models import Case, Count, Q, QuerySet, TextField, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from publications.models import (
    LEFT_OUT,
    MERGED,
    Authorship,
    Decision,
    ImportBatch,
    ImportEntry,
    ImportStatus,
    Outcome,
)

CREATE, UPDATE, REMOVE = "create", "update", "remove"
STAY, OUT, OPEN, UNREAD = "stay", "out", "open", "unread"

#: By effect, in the order of a summary: what it is called before and after an import.
LABELS = {
    CREATE: (gettext_lazy("to be created"), gettext_lazy("created")),
    UPDATE: (gettext_lazy("to be updated"), gettext_lazy("updated")),
    REMOVE: (gettext_lazy("to be taken out"), gettext_lazy("taken out")),
    STAY: (gettext_lazy("to stay as they are"), gettext_lazy("left as they were")),
    OUT: (gettext_lazy("left out"), gettext_lazy("left out")),
    OPEN: (gettext_lazy("open: nothing is written"), gettext_lazy("left open")),
    UNREAD: (gettext_lazy("cannot be read"), gettext_lazy("could not be read")),
}

#: Entries about which somebody should decide: they look like another one, both sides moved, or they
#: are gone from their source.
UNDECIDED = Q(decision="", outcome__in=[Outcome.POSSIBLE_DUPLICATE, Outcome.GONE]) | Q(
    decision="", outcome=Outcome.CONFLICT, chosen=[]
)

_WRITTEN = (ImportStatus.APPLIED, ImportStatus.UNDONE)
_IDLE = (
    (Q(outcome=Outcome.INVALID), UNREAD),
    (Q(decision__in=LEFT_OUT) | Q(decision="", outcome=Outcome.SKIPPED), OUT),
    (Q(decision="", outcome__in=[Outcome.POSSIBLE_DUPLICATE, Outcome.GONE]), OPEN),
    (Q(decision=Decision.TAKE_OUT, held=False), REMOVE),
)
_PLANNED = (
    (Q(outcome=Outcome.NEW) | Q(decision__in=[Decision.CREATE, Decision.TAKE_IN]), CREATE),
    (Q(outcome=Outcome.CHANGED) | Q(decision__in=[*MERGED, Decision.OVERWRITE]), UPDATE),
    (Q(outcome=Outcome.CONFLICT) & (~Q(chosen=[]) | ~Q(taken=[])), UPDATE),
    (Q(outcome=Outcome.DUPLICATE) & ~Q(taken=[]), UPDATE),
    (Q(decision=Decision.HIDE), UPDATE),
)
_DONE = (
    # Created, or brought back after it was taken out.
    (Q(before__record=None) | Q(before__retired=True), CREATE),
    (Q(before__isnull=False) & ~Q(taken=[]), UPDATE),
)


def is_written(batch: ImportBatch) -> bool:
    """Return whether an import was written, be it undone since."""
    return batch.status in _WRITTEN


def entries_of(batch: ImportBatch) -> QuerySet[Any]:
    """Return the entries of an import, each with its `effect`."""
    rules = (*_IDLE, *(_DONE if is_written(batch) else _PLANNED))
    cases = [When(condition, then=Value(effect)) for condition, effect in rules]
    effect = Case(*cases, default=Value(STAY), output_field=TextField())
    return batch.entries.annotate(effect=effect)


def summary(batch: ImportBatch) -> list[tuple[str, str, int]]:
    """Return (effect, what it is called, number of entries) of every effect, be it zero."""
    rows = entries_of(batch).order_by().values_list("effect").annotate(Count("pk"))
    counts: dict[str, int] = dict(rows)
    done = is_written(batch)
    return [(effect, str(labels[done]), counts.get(effect, 0)) for effect, labels in LABELS.items()]


def linked_authors(batch: ImportBatch) -> str:
    """Return how many names of what an import wrote are members, in words; "" if none are."""
    written = entries_of(batch).filter(effect__in=[CREATE, UPDATE]).values("publication")
    links = Authorship.objects.filter(publication__in=written).exclude(person=None)
    numbers = links.aggregate(names=Count("pk"), people=Count("person", distinct=True))
    if not numbers["names"]:
        return ""
    if numbers["names"] == 1:
        return _("1 name linked to 1 person of the lab")
    text = ngettext(
        "%(names)d names linked to %(people)d person of the lab",
        "%(names)d names linked to %(people)d people of the lab",
        numbers["people"],
    )
    return text % numbers


def effect_text(entry: Any, *, done: bool) -> str:
    """Return in a sentence what becomes, or became, of an entry of `entries_of`."""
    if entry.decision == Decision.SKIP:
        return _("Left out, now and from now on.")
    if entry.decision == Decision.LATER:
        return _("Left out this time.")
    if entry.outcome == Outcome.GONE and entry.decision:
        return _departure_text(entry, done=done)
    match entry.effect:
        case "create":
            return _("Created.") if done else _("Will be created.")
        case "update":
            return _update_text(entry, done=done)
        case "open":
            return _("Left open: nothing was written.") if done else _("Open: nothing is written.")
        case "out":
            return _("Stays left out, as decided before.")
        case "unread":
            return _("Nothing was written.") if done else _("Nothing will be written.")
    return _stay_text(entry, done=done)


def _update_text(entry: Any, *, done: bool) -> str:
    count = len(entry.taken) if done else len(_to_be_taken(entry))
    if not done and not count and is_of_the_files(entry):
        return _("Will be merged with the other entry, whose values stand.")
    if not done and not count:
        return _("Will be merged; the record keeps its values.")
    if done:
        return ngettext("%(n)d field updated.", "%(n)d fields updated.", count) % {"n": count}
    text = ngettext("%(n)d field will be updated.", "%(n)d fields will be updated.", count)
    return text % {"n": count}


def _departure_text(entry: ImportEntry, *, done: bool) -> str:
    if entry.decision == Decision.HIDE:
        return _("Hidden from visitors.") if done else _("Will be hidden from visitors.")
    if entry.decision == Decision.TAKE_OUT and not entry.held:
        return _("Taken out of the portal.") if done else _("Will be taken out of the portal.")
    if entry.decision == Decision.TAKE_OUT:
        return _("The record stays; this source has let go of it.")
    return _("The record stays, also from now on.")


def _to_be_taken(entry: ImportEntry) -> set[str]:
    if entry.decision == Decision.OVERWRITE:
        return set(entry.changes)
    if other := entry.other_lookalike:
        return set(other["taken"])
    return {*entry.taken, *entry.chosen}


def is_of_the_files(entry: ImportEntry) -> bool:
    """Return whether an entry goes with another one of the files, and there is no record yet."""
    return not (entry.publication_id or entry.lookalike_id)


def _stay_text(entry: ImportEntry, *, done: bool) -> str:
    if not done and entry.outcome == Outcome.CONFLICT and is_of_the_files(entry):
        return _("Goes with the other entry, whose values stand.")
    match entry.outcome:
        case Outcome.DUPLICATE:
            return _("Not created again.")
        case Outcome.KEPT | Outcome.CONFLICT:
            return _("The record keeps its values.")
        case Outcome.POSSIBLE_DUPLICATE:
            return _("Merged; the record keeps its values.")
    return _("Nothing to do.")
