"""Works of a run: its entries, grouped by the publication that they are.

Which entries are one work does not depend on their order in the files.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from publications.imports.planning.combination import Said, precedence
from publications.imports.planning.lookalikes import MOST_LOOKALIKES
from publications.imports.planning.plan import EntryPlace
from publications.imports.planning.present_records import KnownEntry, StoredEntry
from publications.matching.candidates import Candidate, CandidateIndex
from publications.matching.match import Match, same_as
from publications.messages.message import Message
from publications.vocabulary.snapshot import Snapshot


@dataclass(frozen=True, slots=True, eq=False)
class RunEntry:
    """A resolved entry; without `snapshot` it is `known` as it stands."""

    place: EntryPlace
    raw: str
    fingerprint: str
    messages: list[Message]
    known: KnownEntry | None = None
    snapshot: Snapshot | None = None
    candidate: Candidate | None = None

    def said(self, stored: StoredEntry | None = None) -> Said:
        """Return the entry's word on its work; `stored` holds what it said last."""
        before = stored.snapshot if stored else Snapshot()
        return Said(
            self.snapshot or before, stored.repeated if stored else True, self.place.citekey
        )


@dataclass(eq=False)
class Work:
    """The entries of a run that are one work, and the publication that it is, if it is there."""

    entries: list[RunEntry]
    publication_id: int | None = None
    #: Another work that it looks like.
    lookalike: Match | None = None
    #: The entries that were decided not to be ours in an earlier import.
    left_out: list[RunEntry] = field(default_factory=list)
    #: The entries that are of it because a person said so, and why they were asked about.
    asked: dict[RunEntry, Match] = field(default_factory=dict)
    #: The entries that are of it because fields prove it, and what they are.
    proved: dict[RunEntry, Match] = field(default_factory=dict)

    @cached_property
    def in_order(self) -> list[RunEntry]:
        """The entries that were read, the one that speaks first in front."""
        read = [entry for entry in self.entries if entry.snapshot]
        if len(read) > 1:
            read.sort(key=lambda one: precedence(one.said()))
        return read

    @property
    def first(self) -> RunEntry:
        """The entry that speaks first; it is the one that a person is asked about."""
        return self.in_order[0]

    def join(self, other: "Work") -> None:
        """Take the entries of another work in, about which a person was asked."""
        self.entries = [*self.entries, *other.entries]
        self.asked |= other.asked
        self.proved |= other.proved
        self.__dict__.pop("in_order", None)


def works_of(
    entries: Iterable[RunEntry],
    publication_of: Callable[[RunEntry], int | None],
    are_apart: Callable[[RunEntry, RunEntry], bool] = lambda first, second: False,
) -> list[Work]:
    """Group entries into works, in the order of their first entries.

    An entry that is no publication for sure is of the work of the entries that it shares an
    identifier or the citekey with, says the same as, or is proved to be, unless a person said that
    they `are_apart`. Works of two publications stay two.
    """
    works: dict[RunEntry, Work] = {}
    by_publication: dict[int, Work] = {}
    index, by_place, strangers = CandidateIndex(for_sure=True), {}, []
    for entry in entries:
        publication_id = publication_of(entry)
        work = by_publication.get(publication_id or 0)
        if work:
            work.entries.append(entry)
        else:
            work = Work([entry], publication_id)
            if publication_id:
                by_publication[publication_id] = work
        works[entry] = work
        if entry.candidate:
            index.add(entry.candidate)
            by_place[entry.place] = entry
            if not publication_id:
                strangers.append((entry, entry.candidate))
    for entry, one in strangers:
        for same in same_as(one, index):
            other = by_place[EntryPlace.of(same.candidate)]
            if works[other] is works[entry] or are_apart(entry, other):
                continue
            if same.reason:
                _note_proof(works, entry, other, same)
            _unite(works, works[other], works[entry])
    return _in_order(works)


def _in_order(works: dict[RunEntry, Work]) -> list[Work]:
    """Return the works of entries that stand in order, as their first entries do."""
    order = {entry: number for number, entry in enumerate(works)}
    found = list(dict.fromkeys(works.values()))
    for work in found:
        work.entries.sort(key=order.__getitem__)
    return sorted(found, key=lambda work: order[work.entries[0]])


def _note_proof(works: dict[RunEntry, Work], entry: RunEntry, other: RunEntry, same: Match) -> None:
    # Either may be the one that is told: the other speaks first.
    works[entry].proved[entry] = same
    if entry.candidate:
        works[other].proved[other] = Match("same", entry.candidate, same.reason)


def _unite(works: dict[RunEntry, Work], first: Work, second: Work) -> None:
    if first.publication_id and second.publication_id:
        return
    # The smaller into the larger: a file that holds a work ten thousand times takes no longer.
    small, large = sorted((first, second), key=lambda work: len(work.entries))
    large.entries += small.entries
    large.proved |= small.proved
    large.publication_id = large.publication_id or small.publication_id
    for entry in small.entries:
        works[entry] = large


def one_of_each_work(found: Match, work_at: Mapping[EntryPlace, Work]) -> Match:
    """Return a match without others that are of one work with a likelier one, and not too many."""
    if not found.others:
        return found
    works: dict[object, Match] = {}
    for one in found.ranked:
        pk = one.candidate.publication_id
        works.setdefault(pk or work_at[EntryPlace.of(one.candidate)], one)
    _first, *others = works.values()
    return replace(found, others=tuple(others[: MOST_LOOKALIKES - 1]))
