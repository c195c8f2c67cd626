"""Rows of an import's page: each entry with the texts shown beside its stored columns."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from people.matching.roster import Roster
from people.models import Person
from people.names.parts import NameParts
from publications.imports.admin.lookalikes import ShownLookalike, lookalikes_of
from publications.imports.admin.twins import Twin, twins_of
from publications.imports.decisions import choosable
from publications.imports.effects import effect_text, is_of_the_files, is_written
from publications.imports.excerpts import excerpts
from publications.imports.planning.merge import merge
from publications.imports.planning.present_records import PresentRecords
from publications.messages.message import Message
from publications.messages.plans import TOLD_AFTERWARDS
from publications.models import (
    Decision,
    ImportBatch,
    ImportEntry,
    Outcome,
    SourceEntry,
)
from publications.records.hand_edits import typed_fields
from publications.vocabulary.snapshot import Snapshot

Kept = list[tuple[str, Any, Any]]

_OTHER_LOOKALIKES = ("resembles-entry-too", "resembles-publication-too")
_MAY_HOLD_KEPT = (Outcome.KEPT, Outcome.CHANGED, Outcome.CONFLICT)


def as_told(message: Any, batch: ImportBatch) -> Any:
    """Return a message as it is told before or after the import was written."""
    code = getattr(message, "code", "")
    if code not in TOLD_AFTERWARDS or not is_written(batch):
        return message
    return Message(TOLD_AFTERWARDS[code], **dict(message.params))


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
    kept: Kept = field(default_factory=list)
    #: The same where the value stays that another source or an earlier entry gave.
    left: Kept = field(default_factory=list)
    #: Another entry of the files that it looks like, or repeats.
    twin: "Twin | None" = None
    #: The text that stands for it, if it was mended.
    mended: str | None = None
    #: All that it looks like, if that is more than one.
    lookalikes: list[ShownLookalike] = field(default_factory=list)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The decisions that may be made about the entry."""
        return choices_in_words(self.entry, self.lookalikes)

    @property
    def is_gone(self) -> bool:
        """Whether the files, which are the whole of their source, hold it no more."""
        return self.entry.outcome == Outcome.GONE

    @property
    def is_beside_an_entry(self) -> bool:
        """Whether it goes with another entry of the files, and there is no record yet."""
        return is_of_the_files(self.entry)

    @property
    def has_no_differences(self) -> bool:
        """Whether it says what the record, or its twin, says, in every field that it gives."""
        entry = self.entry
        if entry.changes or self.kept or self.left:
            return False
        beside = entry.lookalike_id or self.twin
        return entry.outcome == Outcome.UNCHANGED or (self.is_possible_duplicate and bool(beside))

    @property
    def unread(self) -> str:
        """The text that can be mended: as it was mended before, or as it stands in the file."""
        return self.mended if self.mended is not None else self.entry.unread

    @property
    def is_possible_duplicate(self) -> bool:
        """Whether it looks like another publication."""
        return self.entry.outcome == Outcome.POSSIBLE_DUPLICATE

    @property
    def messages(self) -> list[Any]:
        """The messages, without what is shown otherwise.

        That is the question about a work that is gone, once it is answered, and other lookalikes.
        What to choose is not told once nothing can be chosen.
        """
        entry = self.entry
        is_answered = self.is_gone and entry.before is not None
        return [
            as_told(one, entry.batch)
            for one in entry.messages
            if not (is_answered and getattr(one, "code", "") in {"gone", "gone-held"})
            and not (self.lookalikes and getattr(one, "code", "") in _OTHER_LOOKALIKES)
        ]

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
    raw = excerpts(batch, entries) | _last_words(batch, entries)
    kept = _kept([] if done else entries, records)
    twins, lookalikes = twins_of(batch, entries), lookalikes_of(batch, entries)
    mended = {
        (block.file, block.line): block.text
        for block in batch.mended_blocks.filter(line__in=[one.line for one in entries if one.line])
    }
    members = _members_linked(entries) if done else _members_found(entries)
    return [
        EntryRow(
            entry,
            effect_text(entry, done=done),
            _said(entry, records.snapshots),
            raw.get(entry.pk, ""),
            members.get(entry.pk, []),
            *kept[entry.pk],
            twins.get(entry.pk),
            mended.get((entry.file, entry.line or 0)),
            lookalikes.get(entry.pk, []),
        )
        for entry in entries
    ]


def choices_in_words(
    entry: ImportEntry, lookalikes: Sequence[ShownLookalike] = ()
) -> list[tuple[str, str]]:
    """Return the decisions that may be made about an entry, and what they are called."""
    words = {choice: str(choice.label) for choice in entry.choices}
    words |= {one.decision: one.choice for one in lookalikes if one.decision in words}
    if entry.held:
        words[Decision.TAKE_OUT] = _("let go of what this source said: the record stays")
    if is_of_the_files(entry) and Decision.KEEP in words:
        words[Decision.KEEP] = _("keep the other entry's values")
        words[Decision.OVERWRITE] = _("take this entry's values")
    return [(choice.value, label) for choice, label in words.items()]


def _last_words(batch: ImportBatch, entries: Sequence[ImportEntry]) -> dict[int, str]:
    """Return the last text of the entries that are gone from the source."""
    gone = {one.publication_id: one.pk for one in entries if one.outcome == Outcome.GONE}
    said = SourceEntry.objects.filter(source=batch.source, publication__in=gone, repeated=False)
    texts = said.values_list("publication", "raw") if gone else ()
    return {gone[publication]: raw for publication, raw in texts}


def _said(entry: ImportEntry, present: dict[int, Snapshot]) -> Snapshot:
    if entry.incoming:
        return Snapshot.from_json(entry.incoming)
    return present.get(entry.publication_id or 0, Snapshot())


def _kept(entries: Sequence[ImportEntry], records: PresentRecords) -> dict[int, tuple[Kept, Kept]]:
    """Return by entry what stays as an editor typed it, and what as an import left it."""
    kept = {entry.pk: _kept_fields(entry, records) for entry in entries}
    ids = [entry.publication_id for entry in entries if kept[entry.pk] and entry.publication_id]
    typed = typed_fields(ids) if ids else {}
    found: dict[int, tuple[Kept, Kept]] = defaultdict(lambda: ([], []))
    for entry in entries:
        names = typed.get(entry.publication_id or 0, ())
        for one in kept[entry.pk]:
            found[entry.pk][one[0] not in names].append(one)
    return found


def _kept_fields(entry: ImportEntry, records: PresentRecords) -> Kept:
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
