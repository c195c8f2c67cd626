"""Planning: from resolved entries and what the database holds to an outcome for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from publications.bibtex.entry import Failure, RawEntry, ReadEntry
from publications.bibtex.reading.read import read
from publications.bibtex.source.fingerprint import fingerprint
from publications.bibtex.source.resolve import ResolvedFiles
from publications.imports.planning.fit import CITEKEY_LENGTH, fit, fit_citekey
from publications.imports.planning.merge import Merge, merge
from publications.imports.planning.plan import (
    Action,
    Decisions,
    EntryDecision,
    EntryPlace,
    Plan,
    PlannedEntry,
    invalid,
    readable,
)
from publications.imports.planning.present_records import KnownEntry, PresentRecords
from publications.imports.planning.slug_pool import SlugPool
from publications.matching.candidates import Candidate, CandidateIndex, candidate
from publications.matching.match import Match, match
from publications.messages.message import Message
from publications.models import LEFT_OUT, Decision, Outcome
from publications.vocabulary.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class _Entry:
    """A resolved entry; without `snapshot` it is `known` as it stands."""

    place: EntryPlace
    raw: str
    fingerprint: str
    messages: list[Message]
    known: KnownEntry | None = None
    snapshot: Snapshot | None = None
    candidate: Candidate | None = None


class Planner:
    """Plans one import into `source`. `overwrite` takes the incoming value in all conflicts."""

    def __init__(
        self, source: str, *, overwrite: bool = False, decisions: Decisions | None = None
    ) -> None:
        self.source = source
        self.overwrite = overwrite
        self.decisions = decisions or {}
        self.present = PresentRecords()
        self.slugs = SlugPool()
        self.of_this_run = CandidateIndex()
        #: By publication, the entry of this run that speaks for the source.
        self.claimed: dict[int, EntryPlace] = {}
        #: The publication of the database that each entry is or may be, by place.
        self.found: dict[EntryPlace, Match] = {}

    def plan(self, resolved: ResolvedFiles, files: Sequence[str]) -> Plan:
        """Return the plan for the `resolved` entries of `files`, which are names in order."""
        self.present = PresentRecords.of_source(
            self.source, {entry.citekey[:CITEKEY_LENGTH] for entry in resolved.entries}
        )
        failures = list(resolved.failures)
        entries = list(self._read(resolved.entries, failures))
        for entry in entries:
            # The base of a publication, where it is still there, stays the base: otherwise a file
            # that holds a work twice would change it at every import.
            if entry.known and not entry.known.repeated:
                self.claimed.setdefault(entry.known.publication_id, entry.place)
        # Before look-alikes, among which are all that are loaded: the rest of the file may be one.
        self.present.load_known([entry.known.publication_id for entry in entries if entry.known])
        self.present.load_lookalikes(
            [(entry.place.citekey, entry.snapshot) for entry in entries if entry.snapshot]
        )
        self._find(entries)
        planned = [invalid(failure) for failure in failures]
        planned += [self._plan(entry) for entry in entries]
        order = {name: number for number, name in enumerate(files)}
        # Failures come from several steps; readers follow their file.
        planned.sort(key=lambda one: (order.get(one.place.file, 0), one.place.line))
        for one in planned:
            one.messages = readable(one.messages)
        return Plan(self.source, planned, readable(resolved.messages))

    def _read(self, entries: list[RawEntry], failures: list[Failure]) -> Iterator[_Entry]:
        """Read the entries that are not known as they stand; add to `failures` what cannot be."""
        for raw_entry in entries:
            citekey, cut = fit_citekey(raw_entry.citekey)
            place = EntryPlace(raw_entry.file, raw_entry.line, citekey)
            entry_fingerprint = fingerprint(raw_entry)
            if known := self.present.as_known(place.citekey, entry_fingerprint):
                yield _Entry(
                    place, raw_entry.raw, entry_fingerprint, [*raw_entry.messages, *cut], known
                )
                continue
            result = read(raw_entry)
            if isinstance(result, ReadEntry):
                snapshot, cuts = fit(result)
                as_candidate = candidate(snapshot, slug="", **place._asdict())
                messages = [*result.messages, *cut, *cuts]
                yield _Entry(
                    place, raw_entry.raw, entry_fingerprint, messages, None, snapshot, as_candidate
                )
            else:
                failures.append(result)

    def _find(self, entries: list[_Entry]) -> None:
        """Find entries in the database before any is planned.

        An entry that surely is a publication speaks for the source, whatever is decided about an
        entry before it: so no decision changes what is shown of another entry.
        """
        for entry in entries:
            if entry.candidate is None:
                continue
            found = self.present.match(entry.place.citekey, entry.candidate)
            if found is None:
                continue
            self.found[entry.place] = found
            skipped = self.present.is_skipped(entry.place.citekey, entry.candidate.title)
            if found.kind == "same" and found.candidate.publication_id and not skipped:
                self.claimed.setdefault(found.candidate.publication_id, entry.place)

    def _plan(self, entry: _Entry) -> PlannedEntry:
        planned = PlannedEntry(
            entry.place,
            Outcome.UNCHANGED,
            messages=entry.messages,
            incoming=entry.snapshot,
            fingerprint=entry.fingerprint,
            raw=entry.raw,
        )
        decided = self.decisions.get(entry.place, EntryDecision())
        planned.decision, planned.chosen = decided
        if entry.known:
            self._plan_known(planned, entry.known)
        elif entry.snapshot and entry.candidate:
            self._plan_read(planned, entry.snapshot, entry.candidate, decided)
        return planned

    def _plan_known(self, planned: PlannedEntry, known: KnownEntry) -> None:
        """Plan an entry that says the same as when it was last imported."""
        self._set_publication(planned, known.publication_id)
        base = self.present.bases.get(known.publication_id)
        if base and not known.repeated:
            present = self.present.snapshots[known.publication_id]
            if merge(base.snapshot, present, base.snapshot).kept:
                planned.outcome = Outcome.KEPT

    def _plan_read(
        self,
        planned: PlannedEntry,
        snapshot: Snapshot,
        as_candidate: Candidate,
        decided: EntryDecision,
    ) -> None:
        skipped = self.present.is_skipped(planned.place.citekey, as_candidate.title)
        if skipped and decided.decision != Decision.TAKE_IN:
            planned.outcome = Outcome.SKIPPED
            planned.messages.append(Message("left-out-before"))
            # Entries of this file that repeat it are left out with it, not created in its stead.
            self.of_this_run.add(as_candidate)
            return
        found = self.found.get(planned.place) or match(as_candidate, self.of_this_run)
        if found and found.kind == "possible":
            planned.outcome = Outcome.POSSIBLE_DUPLICATE
            planned.slug = found.candidate.slug or None
            planned.lookalike_id = found.candidate.publication_id
            planned.messages += _resemblance(found)
            if decided.decision == Decision.CREATE:
                found = None
            elif decided.decision != Decision.SAME:
                planned.action = _skipping(decided)
                self._show_merge(planned, snapshot)
                return
        if found is None:
            self._plan_new(planned, snapshot, as_candidate, decided)
        elif found.candidate.publication_id is None:
            self._plan_repeated(planned, found.candidate)
        else:
            publication_id = found.candidate.publication_id
            self._set_publication(planned, publication_id)
            # One entry of a file merges, or two would change the record in turn at every import.
            if self.claimed.setdefault(publication_id, planned.place) == planned.place:
                self._plan_merge(planned, publication_id, snapshot, decided)
            else:
                self._plan_repeated(planned, self._claimant(publication_id))

    def _set_publication(self, planned: PlannedEntry, publication_id: int) -> None:
        planned.publication_id = publication_id
        planned.slug = self.present.slugs[publication_id]

    def _claimant(self, publication_id: int) -> Candidate:
        """Return the entry of this run that goes into a publication, for others to point to."""
        slug = self.present.slugs[publication_id]
        return candidate(Snapshot(), slug, **self.claimed[publication_id]._asdict())

    def _plan_new(
        self,
        planned: PlannedEntry,
        snapshot: Snapshot,
        as_candidate: Candidate,
        decided: EntryDecision,
    ) -> None:
        if planned.outcome != Outcome.POSSIBLE_DUPLICATE:
            planned.outcome = Outcome.NEW
        planned.lookalike_id = None
        planned.action = _skipping(decided)
        if decided.decision in LEFT_OUT:
            planned.slug = None
        else:
            slot = self.slugs.take(snapshot, planned.place.citekey)
            planned.slug, planned.publication_id = slot.slug, slot.retired_id
            planned.action = Action.REVIVE if slot.retired_id else Action.CREATE
        # Left out, too: an entry that repeats it is a duplicate all the same, not new in its stead.
        self.of_this_run.add(replace(as_candidate, slug=planned.slug or ""))

    def _plan_repeated(self, planned: PlannedEntry, first: Candidate) -> None:
        if planned.outcome != Outcome.POSSIBLE_DUPLICATE:
            planned.outcome = Outcome.DUPLICATE
            planned.messages.append(_repetition(first))
        planned.action = Action.REPEAT if first.slug else Action.NOTHING
        planned.slug = first.slug or None

    def _show_merge(self, planned: PlannedEntry, incoming: Snapshot) -> None:
        """Note what merging a possible duplicate would change: whoever decides has to see it."""
        if planned.lookalike_id and planned.lookalike_id not in self.claimed:
            result = self._merge(planned.lookalike_id, incoming)
            planned.changes = result.updates | result.conflicts
            planned.taken = frozenset(result.updates)

    def _merge(self, publication_id: int, incoming: Snapshot) -> Merge:
        base = self.present.bases.get(publication_id)
        present = self.present.snapshots[publication_id]
        return merge(base.snapshot if base else None, present, incoming)

    def _plan_merge(
        self, planned: PlannedEntry, publication_id: int, incoming: Snapshot, decided: EntryDecision
    ) -> None:
        base = self.present.bases.get(publication_id)
        planned.base_id = base.pk if base else None
        result = self._merge(publication_id, incoming)
        if planned.outcome != Outcome.POSSIBLE_DUPLICATE:
            planned.outcome = result.outcome
        planned.changes = result.updates | result.conflicts
        planned.action = _skipping(decided)
        if decided.decision not in LEFT_OUT:
            planned.action = Action.MERGE
            overwrite = self.overwrite or decided.decision == Decision.OVERWRITE
            chosen = result.conflicts if overwrite else decided.chosen & result.conflicts.keys()
            planned.taken = frozenset(result.updates.keys() | chosen)


def _skipping(decided: EntryDecision) -> Action:
    return Action.SKIP if decided.decision == Decision.SKIP else Action.NOTHING


def _resemblance(found: Match) -> list[Message]:
    """Return the messages that name the lookalike of an entry, and the reason."""
    one = found.candidate
    if one.line:
        what = Message("resembles-entry", line=one.line, file=one.file)
    else:
        what = Message("resembles-publication", slug=one.slug)
    return [what, found.reason] if found.reason else [what]


def _repetition(first: Candidate) -> Message:
    if first.line:
        return Message("repeats-entry", line=first.line, file=first.file)
    return Message("repeats-publication", slug=first.slug)
