"""Planning: from resolved entries and what the database holds to an outcome for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from publications.bibtex.candidates import Candidate, CandidateIndex, candidate
from publications.bibtex.entry import Failure, RawEntry, ReadEntry
from publications.bibtex.fingerprint import fingerprint
from publications.bibtex.fit import CITEKEY_LENGTH, fit
from publications.bibtex.match import Match, match, titles_agree
from publications.bibtex.merge import Merge, merge
from publications.bibtex.plan import Plan, PlannedEntry, invalid
from publications.bibtex.present import Present
from publications.bibtex.read import read
from publications.bibtex.resolve import Resolved
from publications.bibtex.slug_pool import SlugPool
from publications.models import Outcome
from publications.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class _Understood:
    """An entry that is not known as it stands, read."""

    snapshot: Snapshot
    candidate: Candidate
    messages: list[str]


class Planner:
    """Plans one import into `source`. `overwrite` takes the incoming value in conflicts."""

    def __init__(self, source: str, *, overwrite: bool = False) -> None:
        self.source = source
        self.overwrite = overwrite
        self.present = Present()
        self.slugs = SlugPool()
        self.of_this_run = CandidateIndex()
        self.claimed: dict[int, PlannedEntry] = {}

    def plan(self, resolved: Resolved, order: Sequence[str]) -> Plan:
        """Return what would happen to the `resolved` entries of the files named in `order`."""
        self.present = Present.of_source(
            self.source, {entry.citekey[:CITEKEY_LENGTH] for entry in resolved.entries}
        )
        prints = [fingerprint(entry) for entry in resolved.entries]
        failures = list(resolved.failures)
        understood: dict[int, _Understood] = {}
        for number, (entry, print_) in enumerate(zip(resolved.entries, prints, strict=True)):
            if self.present.as_known(entry.citekey[:CITEKEY_LENGTH], print_) is None:
                result = read(entry)
                if isinstance(result, Failure):
                    failures.append(result)
                else:
                    understood[number] = self._understand(result)
        self.present.load_lookalikes([one.candidate for one in understood.values()])
        planned = [invalid(failure) for failure in failures]
        for number, (entry, print_) in enumerate(zip(resolved.entries, prints, strict=True)):
            if number in understood:
                planned.append(self._plan(entry, print_, understood[number]))
            elif known := self._plan_known(entry, print_):
                planned.append(known)
        place = {name: number for number, name in enumerate(order)}
        planned.sort(key=lambda one: (place.get(one.file, 0), one.line))
        return Plan(self.source, planned, resolved.messages)

    def _understand(self, entry: ReadEntry) -> _Understood:
        snapshot, cuts = fit(entry)
        return _Understood(
            snapshot,
            candidate(snapshot, slug="", file=entry.file, line=entry.line),
            [*entry.messages, *cuts],
        )

    def _plan_known(self, entry: RawEntry, print_: str) -> PlannedEntry | None:
        """Return the plan for an entry that says the same as when it was last imported."""
        known = self.present.as_known(entry.citekey[:CITEKEY_LENGTH], print_)
        if known is None:
            return None
        planned = self._start(entry, Outcome.UNCHANGED, list(entry.messages))
        self._aim(planned, known.publication_id)
        base = self.present.bases.get(known.publication_id)
        if base and not known.repeated:
            present = self.present.snapshots[known.publication_id]
            if merge(base.snapshot, present, base.snapshot).kept:
                planned.outcome = Outcome.KEPT
        return planned

    def _plan(self, entry: RawEntry, print_: str, read_: _Understood) -> PlannedEntry:
        planned = self._start(entry, Outcome.NEW, read_.messages)
        planned.fingerprint, planned.raw, planned.incoming = print_, entry.raw, read_.snapshot
        same = self._same_citekey(planned.citekey, read_.candidate)
        found = Match("same", same, "") if same else match(read_.candidate, self.present.index)
        found = found or match(read_.candidate, self.of_this_run)
        if found is None:
            self._plan_new(planned, read_)
        elif found.kind == "possible":
            self._plan_possible_duplicate(planned, found)
        elif found.candidate.publication_id is None:
            self._plan_duplicate(planned, found.candidate)
        elif found.candidate.publication_id in self.claimed:
            self._aim(planned, found.candidate.publication_id)
            self._plan_duplicate(planned, self._claimant(found.candidate))
        else:
            self._aim(planned, found.candidate.publication_id)
            self._plan_merge(planned, read_.snapshot)
        return planned

    def _start(self, entry: RawEntry, outcome: Outcome, messages: list[str]) -> PlannedEntry:
        citekey = entry.citekey[:CITEKEY_LENGTH]
        return PlannedEntry(entry.file, entry.line, citekey, outcome, messages)

    def _aim(self, planned: PlannedEntry, publication_id: int) -> None:
        planned.publication_id = publication_id
        planned.slug = self.present.candidates[publication_id].slug
        self.claimed.setdefault(publication_id, planned)

    def _same_citekey(self, citekey: str, entry: Candidate) -> Candidate | None:
        if not citekey:
            return None
        for known in self.present.known.get(citekey, ()):
            other = self.present.candidates[known.publication_id]
            if titles_agree(entry.title, other.title):
                return other
        return None

    def _plan_new(self, planned: PlannedEntry, read_: _Understood) -> None:
        planned.slug = self.slugs.take(read_.snapshot, planned.citekey)
        self.of_this_run.add(
            candidate(read_.snapshot, planned.slug, file=planned.file, line=planned.line)
        )

    def _plan_possible_duplicate(self, planned: PlannedEntry, found: Match) -> None:
        planned.outcome = Outcome.POSSIBLE_DUPLICATE
        planned.incoming = None
        planned.messages.append(f"Looks like {_where(found.candidate)}: {found.reason}.")

    def _plan_duplicate(self, planned: PlannedEntry, first: Candidate) -> None:
        planned.outcome = Outcome.DUPLICATE
        planned.slug = first.slug
        planned.messages.append(f"The same publication as {_where(first)}.")

    def _claimant(self, found: Candidate) -> Candidate:
        first = self.claimed[found.publication_id or 0]
        return candidate(Snapshot(), found.slug, file=first.file, line=first.line)

    def _plan_merge(self, planned: PlannedEntry, incoming: Snapshot) -> None:
        base = self.present.bases.get(planned.publication_id or 0)
        planned.base_id = base.pk if base else None
        present = self.present.snapshots[planned.publication_id or 0]
        result = merge(base.snapshot if base else None, present, incoming)
        planned.outcome = _outcome(result)
        planned.changes = result.updates | result.conflicts
        planned.taken = frozenset(planned.changes if self.overwrite else result.updates)


def _outcome(result: Merge) -> Outcome:
    if result.conflicts:
        return Outcome.CONFLICT
    if result.updates:
        return Outcome.CHANGED
    return Outcome.KEPT if result.kept else Outcome.UNCHANGED


def _where(one: Candidate) -> str:
    if one.line:
        return f"the entry in line {one.line} of {one.file}"
    return f"the publication “{one.slug}”"
