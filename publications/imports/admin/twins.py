"""Twins: two entries of the files of an import that look like, or repeat, one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from publications.messages.message import Message
from publications.models import ImportBatch, ImportEntry
from publications.vocabulary.fields import FIELD_NAMES
from publications.vocabulary.snapshot import NAMES, Snapshot

_CODES = ("resembles-entry", "repeats-entry")


@dataclass(frozen=True, slots=True)
class Twin:
    """The other entry, and by field what either says: name, the other's value, its own, equal."""

    entry: ImportEntry
    fields: list[tuple[str, Any, Any, bool]]


def twins_of(batch: ImportBatch, entries: Sequence[ImportEntry]) -> dict[int, Twin]:
    """Return by id the twin of each entry that has one."""
    places = {entry.pk: place for entry in entries if (place := _place_of_twin(entry))}
    if not places:
        return {}
    there = (Q(file=file, line=line) for file, line in set(places.values()))
    others: dict[tuple[str, int], list[ImportEntry]] = {}
    for other in batch.entries.filter(reduce(or_, there)):
        others.setdefault((other.file, other.line or 0), []).append(other)
    twins = {}
    for entry in entries:
        found = [one for one in others.get(places.get(entry.pk, ("", 0)), ()) if one != entry]
        if found:
            twins[entry.pk] = Twin(found[0], _compared(found[0], entry))
    return twins


def _place_of_twin(entry: ImportEntry) -> tuple[str, int] | None:
    for message in entry.messages:
        if isinstance(message, Message) and message.code in _CODES:
            params = dict(message.params)
            return str(params.get("file", "")), int(params.get("line", 0))
    return None


def _compared(first: ImportEntry, second: ImportEntry) -> list[tuple[str, Any, Any, bool]]:
    both = [Snapshot.from_json(one.incoming or {}) for one in (first, second)]
    rows: list[tuple[str, Any, Any, bool]] = []
    for name in ("title", NAMES, *(field for field in FIELD_NAMES if field != "title")):
        one, other = (snapshot.get(name) or None for snapshot in both)
        if one or other:
            rows.append((name, one, other, one == other))
    return rows
