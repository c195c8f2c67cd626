"""Planning: from resolved entries and what the database holds to an outcome for each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from publications.bibtex.entry import Failure, RawEntry, ReadEntry
from publications.bibtex.reading.read import read
from publications.bibtex.source.fingerprint import fingerprint
from publications.bibtex.source.resolve import ResolvedFiles
from publications.imports.planning.fit import CITEKEY_LENGTH, fit, fit_citekey
from publications.imports.planning.gone import gone_entries
from publications.imports.planning.lookalikes import LookalikeKey
from publications.imports.planning.own.exports import OwnExports
from publications.imports.planning.plan import (
    Decisions,
    EntryDecision,
    EntryPlace,
    Plan,
    invalid,
    readable,
)
from publications.imports.planning.present_records import PresentRecords
from publications.imports.planning.work_planner import WorkPlanner
from publications.imports.planning.works import RunEntry, Work, one_of_each_work, works_of
from publications.matching.candidates import CandidateIndex, candidate
from publications.matching.common_identifiers import common_identifiers, remarks, without
from publications.matching.match import Match, match
from publications.models import LEFT_OUT, MERGED, Decision


class Planner:
    """Plans one import into `source`. `overwrite` takes the incoming value in all conflicts.

    `complete` says that the files are the whole of the source: what they hold no more is gone.
    """

    def __init__(
        self,
        source: str,
        *,
        overwrite: bool = False,
        complete: bool = False,
        decisions: Decisions | None = None,
    ) -> None:
        self.source = source
        self.complete = complete
        self.overwrite = overwrite
        self.decisions = decisions or {}
        self.present = PresentRecords()
        #: The entries that this portal wrote itself.
        self.own = OwnExports()
        #: The publication of the database that each entry is or may be.
        self.found: dict[RunEntry, Match] = {}
        #: The publication that was taken out and that an entry is, unless it is another one.
        self.back: dict[RunEntry, Match] = {}
        #: The entries that a person said are not those which fields prove them to be.
        self.freed: set[RunEntry] = set()

    def plan(self, resolved: ResolvedFiles, files: Sequence[str]) -> Plan:
        """Return the plan for the `resolved` entries of `files`, which are names in order."""
        self.present = PresentRecords.of_source(
            self.source, {entry.citekey[:CITEKEY_LENGTH] for entry in resolved.entries}
        )
        failures = list(resolved.failures)
        entries = list(self._read(resolved.entries, failures))
        # Before look-alikes, among which are all that are loaded: the rest of the file may be one.
        self.present.load_known([entry.known.publication_id for entry in entries if entry.known])
        entries = self.own.as_present(entries, self.present)
        self.present.load_lookalikes(
            [(entry.place.citekey, entry.snapshot) for entry in entries if entry.snapshot]
        )
        entries = self._identified(entries)
        self._find(entries)
        works = self._united(self._works(entries))
        planner = WorkPlanner(self.present, self.decisions, works, overwrite=self.overwrite)
        by_entry = planner.plan()
        planned = [invalid(failure) for failure in failures]
        planned += [by_entry[entry] for entry in entries]
        order = {name: number for number, name in enumerate(files)}
        # Failures come from several steps; readers follow their file.
        planned.sort(key=lambda one: (order.get(one.place.file, 0), one.place.line))
        messages = resolved.messages
        if self.complete:
            gone = gone_entries(self.present, resolved, planned, self._met(works), self.decisions)
            planned += gone.entries
            messages = [*gone.messages, *messages]
        for one in planned:
            one.messages = readable(one.messages)
        return Plan(self.source, planned, readable(messages))

    def _find(self, entries: list[RunEntry]) -> None:
        """Find the publication that each entry is or may be."""
        present = self.present
        absent = []
        for entry in entries:
            if entry.candidate is None:
                continue
            citekey = entry.place.citekey
            found = self.own.match(entry, present) or present.match(citekey, entry.candidate)
            if found is None:
                absent.append((entry, entry.candidate))
                continue
            self.found[entry] = found
            pk = found.candidate.publication_id
            if pk not in present.taken_out and (
                back := present.returning(citekey, entry.candidate)
            ):
                self.back[entry] = back
        met = {one.candidate.publication_id or 0 for one in self.found.values()}
        met |= {entry.known.publication_id for entry in entries if entry.known}
        for entry, one in absent:
            if renamed := present.renamed(entry.place.citekey, one, met):
                self.found[entry] = renamed

    def _met(self, works: Iterable[Work]) -> set[int]:
        """Return the publications that the entries are, may be, or would be if not left out."""
        found = {match.candidate.publication_id for match in self.found.values()}
        found |= {
            one.candidate.publication_id
            for work in works
            for one in (work.lookalike.ranked if work.lookalike else ())
        }
        return {pk for pk in found | {work.publication_id for work in works} if pk}

    def _identified(self, entries: list[RunEntry]) -> list[RunEntry]:
        """Return the entries without identifiers that stand on too many titles, which they tell."""
        read = [entry.candidate for entry in entries if entry.candidate]
        common = common_identifiers([*self.present.candidates.values(), *read])
        self.present.index_lookalikes(common)
        if not common:
            return entries
        return [
            replace(
                entry,
                candidate=without(one, common),
                messages=[*entry.messages, *remarks(one, common)],
            )
            if (one := entry.candidate)
            else entry
            for entry in entries
        ]

    def _read(self, entries: list[RawEntry], failures: list[Failure]) -> Iterator[RunEntry]:
        """Read the entries that are not known as they stand; add to `failures` what cannot be."""
        for raw_entry in entries:
            citekey, cut = fit_citekey(raw_entry.citekey)
            place = EntryPlace(raw_entry.file, raw_entry.line, citekey)
            entry_fingerprint = fingerprint(raw_entry)
            if known := self.present.as_known(place.citekey, entry_fingerprint):
                yield RunEntry(
                    place, raw_entry.raw, entry_fingerprint, [*raw_entry.messages, *cut], known
                )
                continue
            result = read(raw_entry)
            if isinstance(result, ReadEntry):
                self.own.note(place, result)
                snapshot, cuts = fit(result)
                as_candidate = candidate(snapshot, slug="", **_where(place))
                messages = [*result.messages, *cut, *cuts]
                yield RunEntry(
                    place, raw_entry.raw, entry_fingerprint, messages, None, snapshot, as_candidate
                )
            else:
                failures.append(result)

    def _decided(self, entry: RunEntry) -> EntryDecision:
        return self.decisions.get(entry.place, EntryDecision())

    def _publication_of(self, entry: RunEntry) -> int | None:
        """Return the publication of the database that an entry surely is."""
        if entry.known:
            return entry.known.publication_id
        found = self.found.get(entry)
        if found and found.kind != "same" and self._decided(entry).decision == Decision.CREATE:
            return self._taken_out(entry)
        if found is None or found.kind != "same" or self._is_left_out(entry):
            return None
        return found.candidate.publication_id

    def _taken_out(self, entry: RunEntry) -> int | None:
        """Return the publication that comes back with an entry which is not another one."""
        back = self.back.get(entry)
        return back.candidate.publication_id if back else None

    def _works(self, entries: list[RunEntry]) -> list[Work]:
        """Return the works of entries, without those that a person said are not of them."""
        works = works_of(entries, self._publication_of)
        self.freed = {
            entry
            for work in works
            for entry in work.in_order
            if self._decided(entry).decision == Decision.CREATE
            and (self._is_proved(entry) or (entry in work.proved and entry is not work.first))
        }
        if not self.freed:
            return works
        return works_of(
            entries,
            lambda entry: (
                self._taken_out(entry) if entry in self.freed else self._publication_of(entry)
            ),
            lambda first, second: first in self.freed or second in self.freed,
        )

    def _is_proved(self, entry: RunEntry) -> bool:
        """Return whether fields prove which publication of the database an entry is."""
        found = self.found.get(entry)
        return found is not None and found.kind == "same" and found.reason is not None

    def _is_left_out(self, entry: RunEntry) -> bool:
        """Return whether it was decided before that an entry is not ours, and still is not.

        So it was where its publication was deleted, and no other one is it.
        """
        citekey, one, found = entry.place.citekey, entry.candidate, self.found.get(entry)
        if one is None or self._decided(entry).decision == Decision.TAKE_IN:
            return False
        is_there = found is not None and found.kind == "same"
        return self.present.is_skipped(citekey, one.title) or bool(
            not is_there and self.present.deletion(citekey, one)
        )

    def _united(self, works: list[Work]) -> list[Work]:
        """Return the works with what each may be, those united that a person said are the same.

        Before any is planned: what is decided about an entry adds to the work that it is of.
        """
        of_publication = {work.publication_id: work for work in works if work.publication_id}
        work_at = {entry.place: work for work in works for entry in work.entries}
        before = CandidateIndex()
        united = []
        for work in works:
            work.left_out = [entry for entry in work.entries if self._is_left_out(entry)]
            if not work.publication_id and not work.left_out:
                work.lookalike = self._lookalike(work, before, work_at)
            for entry in work.entries:
                if self._is_proved(entry) and entry not in self.freed:
                    work.proved[entry] = self.found[entry]
                if entry.candidate and entry not in self.freed:
                    before.add(entry.candidate)
            found = self._chosen(work)
            if found is None:
                united.append(work)
                continue
            pk = found.candidate.publication_id
            other = of_publication.get(pk) if pk else work_at[EntryPlace.of(found.candidate)]
            if other and self._stays_out(other):
                united.append(work)
                continue
            work.asked = {work.first: found}
            if other:
                other.join(work)
                work_at |= dict.fromkeys((entry.place for entry in work.entries), other)
            elif pk:
                work.publication_id = pk
                of_publication[pk] = work
                united.append(work)
        return united

    def _stays_out(self, work: Work) -> bool:
        """Return whether a work that is not there is left out: nothing can be the same as it."""
        return not work.publication_id and (
            bool(work.left_out) or self._decided(work.first).decision in LEFT_OUT
        )

    def _lookalike(
        self, work: Work, before: CandidateIndex, work_at: Mapping[EntryPlace, Work]
    ) -> Match | None:
        """Return what a work may be: publications of the database, or earlier works."""
        for entry in work.in_order:
            if entry.candidate is None:
                continue
            found = self.found.get(entry) or match(entry.candidate, before)
            if found:
                return one_of_each_work(found, work_at)
        return None

    def _chosen(self, work: Work) -> Match | None:
        """Return what a person said that a work is, of all that it may be."""
        if work.lookalike is None:
            return None
        decided = self._decided(work.first)
        if decided.decision not in MERGED:
            return None
        if decided.same_as is None:
            return work.lookalike
        by_key = {LookalikeKey.of(one.candidate): one for one in work.lookalike.ranked}
        return by_key.get(decided.same_as)


def _where(place: EntryPlace) -> dict[str, str | int]:
    return {"file": place.file, "line": place.line, "citekey": place.citekey}
