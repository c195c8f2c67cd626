"""Rows of an import's page: each entry with the texts shown beside its stored columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from people.matching.roster import Roster
from people.models import Person
from people.names.parts import NameParts
from publications.imports.decisions import choosable
from publications.imports.effects import effect_text, is_written
from publications.imports.excerpts import excerpts
from publications.imports.planning.merge import merge
from publications.imports.planning.present_records import PresentRecords
from publications.models import Decision, ImportBatch, ImportEntry, Outcome
from publications.vocabulary.snapshot import Snapshot

_MAY_HOLD_KEPT = (Outcome.KEPT, Outcome.CHANGED, Outcome.CONFLICT)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry, with the texts and values that its row shows."""

    entry: ImportEntry
    effect: str
    #: The content of the entry or, where it says nothing new, of the record.
    said: Snapshot
    raw: str
    members: list[str] = field(default_factory=list)
    #: Field, present value, the file's value: where an editor's stays.
    kept: list[tuple[str, Any, Any]] = field(default_factory=list)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The decisions that may be made about the entry."""
        return [(choice.value, str(choice.label)) for choice in self.entry.choices]

    @property
    def is_possible_duplicate(self) -> bool:
        """Whether it looks like another publication."""
        return self.entry.outcome == Outcome.POSSIBLE_DUPLICATE

    @property
    def merges(self) -> bool:
        """Whether its differences are or could be merged into a record."""
        return self.entry.decision not in (Decision.CREATE, Decision.LATER, Decision.SKIP)

    @property
    def diff(self) -> list[tuple[str, Any, Any, bool, bool, bool]]:
        """Field, present value, the file's; whether there is a choice, it is chosen, is taken."""
        entry, choices = self.entry, choosable(self.entry)
        return [
            (name, *sides, name in choices, name in entry.chosen, name in entry.taken)
            for name, sides in entry.changes.items()
        ]


def rows(batch: ImportBatch, entries: Sequence[ImportEntry]) -> list[EntryRow]:
    """Return the rows of `entries`, in their order."""
    done = is_written(batch)
    records = PresentRecords(batch.source)
    records.load_known(one.publication_id for one in entries if one.publication_id)
    raw = excerpts(batch, entries)
    members = _members_linked(entries) if done else _members_found(entries)
    return [
        EntryRow(
            entry,
            effect_text(entry, done=done),
            _said(entry, records.snapshots),
            raw.get(entry.pk, ""),
            members.get(entry.pk, []),
            [] if done else _kept(entry, records),
        )
        for entry in entries
    ]


def _said(entry: ImportEntry, present: dict[int, Snapshot]) -> Snapshot:
    if entry.incoming:
        return Snapshot.from_json(entry.incoming)
    return present.get(entry.publication_id or 0, Snapshot())


def _kept(entry: ImportEntry, records: PresentRecords) -> list[tuple[str, Any, Any]]:
    base = records.base(entry.publication_id or 0)
    if base is None or entry.outcome not in _MAY_HOLD_KEPT:
        return []
    now = records.snapshots[entry.publication_id or 0]
    incoming = Snapshot.from_json(entry.incoming) if entry.incoming else base
    return [(name, now.get(name), incoming.get(name)) for name in merge(base, now, incoming).kept]


def _members_found(entries: Sequence[ImportEntry]) -> dict[int, list[str]]:
    """Return the people of the lab to whom the names of entries would be linked, by entry."""
    roster = Roster.load()
    found: dict[int, list[int]] = {}
    for entry in entries:
        names = Snapshot.from_json(entry.incoming or {}).names
        parts = [
            (NameParts(*(name.get(part, "") for part in NameParts._fields)), name.get("orcid", ""))
            for name in names
            if name.get("family")
        ]
        links = [roster.find(*one) for one in parts]
        found[entry.pk] = [link[0] for link in links if link]
    people = Person.objects.in_bulk({person for ids in found.values() for person in ids})
    return {pk: [str(people[person]) for person in ids] for pk, ids in found.items()}


def _members_linked(entries: Sequence[ImportEntry]) -> dict[int, list[str]]:
    """Return the people of the lab who are linked to the publications of entries, by entry."""
    return {
        entry.pk: [str(one.person) for one in entry.publication.authorships.all() if one.person]
        for entry in entries
        if entry.publication
    }
