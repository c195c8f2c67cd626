"""The three-way merge of an entry: former value, present value, incoming value."""

from dataclasses import dataclass, field
from typing import Any

from publications.models import Outcome
from publications.vocabulary.snapshot import NAMES, Snapshot


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


def merge(base: Snapshot | None, present: Snapshot, incoming: Snapshot) -> Merge:
    """Return the merge of the fields that `incoming` has.

    Without a `base` (the source is new to the publication) only empty fields are filled, and a
    different value is a conflict. A field that `incoming` does not speak of is left alone.
    """
    result = Merge()
    for name in _fields(incoming):
        was = _value(base, name) if base else None
        now, new = _value(present, name), _value(incoming, name)
        if now == new:
            continue
        # A field that an editor emptied has a base: it is kept, not filled again.
        if not now and not was:
            result.updates[name] = [now, new]
        elif base is None:
            result.conflicts[name] = [now, new]
        elif now == was:
            result.updates[name] = [now, new]
        elif new == was:
            result.kept.append(name)
        else:
            result.conflicts[name] = [now, new]
    return result


def _fields(snapshot: Snapshot) -> list[str]:
    return [*snapshot.values, *([NAMES] if snapshot.names else [])]


def _value(snapshot: Snapshot, name: str) -> Any:
    return snapshot.names if name == NAMES else snapshot.values.get(name)
