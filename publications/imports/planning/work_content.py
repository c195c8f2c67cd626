"""The content of a work: what its entries say together, and the share of each."""

from collections import defaultdict, deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from publications.imports.planning.combination import (
    Said,
    disagreements,
    filled,
    precedence,
)
from publications.imports.planning.present_records import StoredEntry
from publications.imports.planning.works import RunEntry
from publications.vocabulary.fields import PAIR_COLUMNS
from publications.vocabulary.snapshot import NAMES, Snapshot

Changes = dict[str, list[Any]]


@dataclass(slots=True)
class Share:
    """The share of one entry in a work: what only it says, and what it says differently."""

    added: Changes = field(default_factory=dict)
    conflicts: Changes = field(default_factory=dict)


@dataclass(slots=True)
class WorkContent:
    """The content of a work, as all its entries say it.

    `first` is the entry that speaks first of those that were read; `rows` are the source entries
    that hold the last content of each.
    """

    first: RunEntry
    snapshot: Snapshot
    shares: dict[RunEntry, Share]
    rows: dict[RunEntry, StoredEntry]

    def is_repeated(self, entry: RunEntry, *, has_base: bool) -> bool:
        """Return whether another entry than this one is, or becomes, the base."""
        row = self.rows.get(entry)
        return row.repeated if row else has_base or entry is not self.first

    def share_of(self, snapshot: Snapshot) -> Share:
        """Return the share that a snapshot would have if it were of the work as well."""
        return _share(self.snapshot, snapshot)

    def with_choices(self, chosen: Mapping[RunEntry, Collection[str]]) -> Snapshot:
        """Return what the entries say, with the fields that were chosen of some of them."""
        if not any(chosen.values()):
            return self.snapshot
        values, names = dict(self.snapshot.values), self.snapshot.names
        for entry, fields in chosen.items():
            own = entry.snapshot or Snapshot()
            for name in fields:
                if name == NAMES:
                    names = own.names
                else:
                    values[name] = own.values[name]
        return Snapshot(values, names, self.snapshot.keywords)


def content_of(entries: list[RunEntry], stored: list[StoredEntry]) -> WorkContent:
    """Return the content of a work; `stored` are the source's entries for it, base first.

    What the source said in entries that are not in this run still holds. One entry has to be read.
    """
    rows = _rows_of(entries, stored)
    read = [one for one in entries if one.snapshot]
    # Nearly every work has one entry, and the key takes time.
    first = min(read, key=lambda one: precedence(one.said(rows.get(one)))) if read[1:] else read[0]
    base = next((one for one in stored if not one.repeated), None)
    taken = {row.pk for row in rows.values()}
    if base and base.pk not in taken and first not in rows:
        # Its citekey has changed.
        rows[first] = base
        taken.add(base.pk)
    spoken: list[tuple[Said, RunEntry | None]] = [
        (Said(one.snapshot, one.repeated, one.citekey), None)
        for one in stored
        if one.pk not in taken
    ]
    spoken += [(one.said(rows.get(one)), one) for one in entries]
    if len(spoken) > 1:
        spoken.sort(key=lambda one: precedence(one[0]))
    snapshot, shares = Snapshot(), {}
    for said, entry in spoken:
        if entry and entry.snapshot:
            shares[entry] = _share(snapshot, said.snapshot)
        snapshot = filled(snapshot, said.snapshot)
    return WorkContent(first, snapshot, shares, rows)


def _rows_of(entries: list[RunEntry], stored: list[StoredEntry]) -> dict[RunEntry, StoredEntry]:
    """Return the source entries that hold the last content of entries, each once."""
    rows: dict[RunEntry, StoredEntry] = {}
    free = {one.pk: one for one in stored}
    same = {(one.citekey, one.fingerprint): one for one in reversed(stored)}
    for entry in entries:
        row = same.get((entry.place.citekey, entry.fingerprint)) if entry.known else None
        if row and free.pop(row.pk, None):
            rows[entry] = row
    by_citekey: dict[str, deque[StoredEntry]] = defaultdict(deque)
    for row in free.values():
        by_citekey[row.citekey].append(row)
    for entry in entries:
        if entry.snapshot and entry.place.citekey and (left := by_citekey[entry.place.citekey]):
            rows[entry] = left.popleft()
    return rows


def _share(before: Snapshot, own: Snapshot) -> Share:
    if not before.values:
        return Share()
    share = Share()
    for name, sides in disagreements(before, own).items():
        is_added = not sides[0] or name in PAIR_COLUMNS
        (share.added if is_added else share.conflicts)[name] = sides
    return share
