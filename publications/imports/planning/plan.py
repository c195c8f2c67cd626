"""The plan of an import: outcome and action of each entry. Nothing is written here."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple, Self

from publications.bibtex.entry import Failure
from publications.imports.planning.fit import fit_citekey
from publications.imports.planning.lookalikes import Lookalike, LookalikeKey
from publications.matching.candidates import Candidate
from publications.messages.message import Message
from publications.models import Decision, Outcome
from publications.vocabulary.snapshot import Snapshot

#: Characters of one parameter, and messages of one entry or plan.
_LONGEST = 200
_MOST = 50


class Action(Enum):
    """The write that an entry causes."""

    NOTHING = "nothing"
    CREATE = "create"
    #: Bring back the publication of an import that was undone, under its old address.
    REVIVE = "revive"
    MERGE = "merge"
    #: Remember what it says; another entry of the same work is written.
    REPEAT = "repeat"
    SKIP = "skip"
    #: Carry out what was decided about an entry that is gone from its source.
    DEPART = "depart"
    #: Note that it is back, which was gone from its source, and nothing else.
    RETURN = "return"


class EntryPlace(NamedTuple):
    """The place of an entry: file, line and citekey tell it from the others of a run.

    An entry that is gone from its source has neither file nor line, "" and 0, and is told by the
    publication that it was of: several may have had one citekey.
    """

    file: str
    line: int
    citekey: str
    gone: int = 0

    @classmethod
    def of(cls, one: Candidate) -> Self:
        """Return the place of the entry that a candidate of the run stands for."""
        return cls(one.file, one.line, one.citekey)


class EntryDecision(NamedTuple):
    """A person's decision about an entry; `chosen` are the conflicting fields to overwrite.

    `same_as` is the lookalike that it was found to be the same as; the first, if none is named.
    """

    decision: Decision | None = None
    chosen: frozenset[str] = frozenset()
    same_as: LookalikeKey | None = None


Decisions = Mapping[EntryPlace, EntryDecision]


@dataclass(slots=True, eq=False)
class PlannedEntry:
    """The plan for one entry of a file."""

    place: EntryPlace
    outcome: Outcome
    action: Action = Action.NOTHING
    decision: Decision | None = None
    #: The conflicting fields that a person decided for the file.
    chosen: frozenset[str] = frozenset()
    messages: list[Message] = field(default_factory=list)
    #: By field name, `names` for authors and editors: [present, incoming].
    changes: dict[str, list[Any]] = field(default_factory=dict)
    #: The names of the changes that are taken over.
    taken: frozenset[str] = frozenset()
    #: The publication that it goes into: of the database, or new in this run under this slug.
    publication_id: int | None = None
    slug: str | None = None
    #: The publication that it looks like, the likest of several.
    lookalike_id: int | None = None
    #: All that it looks like, the likest first, until a person has chosen one.
    lookalikes: list[Lookalike] = field(default_factory=list)
    #: The source entry that holds its last content, to be renewed.
    stored_id: int | None = None
    #: Fields prove, without a common identifier, that it is what it is merged with.
    proved: bool = False
    #: Of one that is gone: another source has the work.
    held: bool = False
    #: What was decided when it was gone, of an entry that is back.
    returns: str = ""
    #: Another entry of the source is the base of the publication.
    repeated: bool = False
    #: The content of the entry, where it had to be read.
    incoming: Snapshot | None = None
    #: What all entries of the work say together, for the one of them that is written.
    work: Snapshot | None = None
    fingerprint: str = ""
    raw: str = ""


@dataclass(slots=True)
class Plan:
    """The plan for the entries of one import, in the order of files and lines."""

    source: str
    entries: list[PlannedEntry]
    messages: list[Message]

    @property
    def counts(self) -> dict[str, int]:
        """Entries by outcome, in the order of the outcomes; only those that an entry has."""
        counts = dict.fromkeys(Outcome.values, 0)
        for entry in self.entries:
            counts[entry.outcome.value] += 1
        return {outcome: count for outcome, count in counts.items() if count}

    @property
    def digest(self) -> str:
        """A hash of all that would be written: two plans with one digest do the same."""
        hasher = hashlib.sha256(self.source.encode())
        for entry in self.entries:
            line = [
                *entry.place,
                # Without `decision` and `chosen`: the plan made anew has none, and has to have the
                # digest of the one that was seen.
                entry.outcome,
                entry.action.value,
                entry.publication_id,
                entry.slug,
                entry.lookalike_id,
                [one.as_json() for one in entry.lookalikes],
                entry.changes,
                sorted(entry.taken),
                entry.fingerprint,
                entry.held,
                entry.returns,
            ]
            hasher.update(json.dumps(line, ensure_ascii=True).encode())
        return hasher.hexdigest()


def readable(messages: Sequence[Message]) -> list[Message]:
    """Return messages of a length and in a number that somebody reads."""
    shown = list(messages)
    if len(shown) > _MOST:
        more = Message("more-messages", count=len(shown) - _MOST)
        # The last one of an entry that cannot be read is its remedy.
        shown = [*shown[:_MOST], more, shown[-1]]
    return [message.shortened(_LONGEST) for message in shown]


def invalid(failure: Failure) -> PlannedEntry:
    """Return the planned entry for what cannot be read."""
    citekey, cut = fit_citekey(failure.citekey or "")
    return PlannedEntry(
        EntryPlace(failure.file, failure.line, citekey),
        Outcome.INVALID,
        messages=[failure.reason, *failure.remarks, *cut, failure.remedy],
        raw=failure.raw,
    )
