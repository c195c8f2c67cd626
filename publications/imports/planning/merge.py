"""The three-way merge of what a source says: former value, present value, incoming value."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from publications.models import Outcome
from publications.vocabulary.fields import FIELDS_BY_NAME, MARKUP, PAIR_COLUMNS
from publications.vocabulary.rich_text.stored import has_markup, is_same_text
from publications.vocabulary.snapshot import Snapshot
from publications.vocabulary.statuses import PUBLISHED, status_of_note
from publications.vocabulary.versions import (
    DATE_FIELDS,
    ENDED_BY_RECORD,
    OF_VERSION,
    is_preprint,
    is_version_of_record,
    of_preprint,
)

Pairs = Sequence[Sequence[str]]
#: A season stands in place of a month, and a month in place of a season.
_IN_PLACE_OF = {"issued_month": "issued_season", "issued_season": "issued_month"}


@dataclass(slots=True)
class Merge:
    """Field by field, what an entry does to a publication; `names` counts as one field.

    `updates` are taken over, as [present, incoming]; `conflicts` likewise differ and stay unless
    somebody chooses otherwise; `kept` are fields where only the present value has moved.
    """

    updates: dict[str, list[Any]] = field(default_factory=dict)
    conflicts: dict[str, list[Any]] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)

    @property
    def outcome(self) -> Outcome:
        """The gravest outcome of all fields."""
        if self.conflicts:
            return Outcome.CONFLICT
        if self.updates:
            return Outcome.CHANGED
        return Outcome.KEPT if self.kept else Outcome.UNCHANGED


def merge(
    base: Snapshot | None,
    present: Snapshot,
    incoming: Snapshot,
    others: Callable[[], Iterable[Snapshot]] = tuple,
) -> Merge:
    """Return the merge of the fields that `incoming` has.

    Without a `base` (the source is new to the publication) only empty fields are filled, and a
    different value is a conflict. A field that `incoming` does not speak of is left alone. `others`
    returns what the other sources say of the publication: what they said and nobody edited gives
    way where a preprint is followed by its version of record.
    """
    result = Merge()
    published = is_preprint(present.values) and is_version_of_record(incoming.values)
    behind = is_preprint(incoming.values) and is_version_of_record(present.values)
    imported = [*([base] if base else []), *others()] if published else []
    for name, new in _incoming(base, incoming, published=published).items():
        was, now = base and base.get(name), present.get(name)
        if now == new or (behind and name in OF_VERSION):
            continue
        if new and present.get(_IN_PLACE_OF.get(name, "")):
            _merge_season(result, name, base, present, new)
            continue
        if name in MARKUP and now and new and is_same_text(now, new):
            _merge_markup(result, name, was, now, new)
            continue
        # A field that an editor emptied has a base: it is kept, not filled again.
        if not now and not was:
            result.updates[name] = [now, new]
        elif published and name in OF_VERSION:
            derived = not now or any(said.get(name) == now for said in imported)
            (result.updates if derived else result.conflicts)[name] = [now, new]
        elif base is None:
            result.conflicts[name] = [now, new]
        elif now == was:
            result.updates[name] = [now, new]
        elif new == was:
            result.kept.append(name)
        else:
            result.conflicts[name] = [now, new]
    # The DOI of the preprint stays beside that of the record.
    preprint, record = (present, incoming) if published else (incoming, present)
    doi = record.values.get("doi", "") if published or behind else ""
    own = of_preprint(preprint.values, doi)
    before = of_preprint(base.values, doi) if base and behind else []
    _merge_pairs(result, "identifiers", base, present, incoming, own, before)
    _merge_pairs(result, "links", base, present, incoming)
    return result


def _merge_markup(result: Merge, name: str, was: Any, now: str, new: str) -> None:
    """Merge two texts that differ in their markup alone, which is no conflict.

    A text that has none gets that of the entry, unless an editor had taken it away.
    """
    if now == was or (has_markup(new) and not has_markup(now) and new != was):
        result.updates[name] = [now, new]
    elif new == was:
        result.kept.append(name)


def _merge_season(
    result: Merge, name: str, base: Snapshot | None, present: Snapshot, new: Any
) -> None:
    """Merge a month where the record has a season, or a season where it has a month."""
    other = _IN_PLACE_OF[name]
    if base is None or base.get(other) != present.get(other):
        result.conflicts[name] = [None, new]
        return
    result.updates[name] = [None, new]
    for ended in (other, "issued_day"):
        if present.get(ended):
            result.updates[ended] = [present.get(ended), None]


def _merge_pairs(
    result: Merge,
    name: str,
    base: Snapshot | None,
    present: Snapshot,
    incoming: Snapshot,
    own: Pairs = (),
    before: Pairs = (),
) -> None:
    """Merge pairs of kind and value, each for itself: what an editor took out or put in stays.

    `own` comes in beside what `incoming` says, and `before` came in beside `base`.
    """
    was = _pairs((base.get(name) if base else None) or (), before)
    now, new = _pairs(present.get(name) or ()), _pairs(incoming.get(name) or (), own)
    merged = (now - (was - new)) | (new - was)
    if not new:
        return
    if merged != now:
        result.updates[name] = [present.get(name), FIELDS_BY_NAME[name].in_order(merged) or None]
    elif was and now != new:
        result.kept.append(name)


def _pairs(*said: Pairs) -> set[tuple[str, ...]]:
    return {tuple(pair) for pairs in said for pair in pairs}


def _incoming(base: Snapshot | None, incoming: Snapshot, *, published: bool) -> dict[str, Any]:
    """Return the fields that an entry speaks of, or ends by its silence, as `merge` has them.

    Silence of the status means that it is published: "in press" goes from the file with the paper.
    """
    said = {name: value for name, value in incoming.said.items() if name not in PAIR_COLUMNS}
    if published:
        # A date is one value in three fields.
        ended = ENDED_BY_RECORD if "issued_year" in said else ENDED_BY_RECORD - DATE_FIELDS
        said = dict.fromkeys(sorted(ended)) | said
    before = base.values if base else {}
    if published or before.get("status"):
        said.setdefault("status", PUBLISHED)
    if status_of_note(before.get("note", "")) not in {None, said.get("status")}:
        said.setdefault("note", None)
    return said
