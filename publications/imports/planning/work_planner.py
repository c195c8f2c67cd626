"""The plan for the works of a run: one entry of each is written, the others add to it."""

from collections.abc import Iterable
from functools import partial

from publications.imports.planning.lookalikes import Lookalike, LookalikeKey
from publications.imports.planning.merge import Merge, merge
from publications.imports.planning.plan import (
    Action,
    Decisions,
    EntryDecision,
    EntryPlace,
    PlannedEntry,
)
from publications.imports.planning.present_records import PresentRecords, StoredEntry
from publications.imports.planning.returns import Returns
from publications.imports.planning.slug_pool import SlugPool
from publications.imports.planning.work_content import Changes, Share, WorkContent, content_of
from publications.imports.planning.works import RunEntry, Work
from publications.matching.candidates import Candidate
from publications.matching.match import Match
from publications.messages.message import Message
from publications.models import LEFT_OUT, Decision, Outcome
from publications.vocabulary.snapshot import Snapshot


class WorkPlanner:
    """Plans works, which know what they are or look like."""

    def __init__(
        self,
        present: PresentRecords,
        decisions: Decisions,
        works: Iterable[Work],
        *,
        overwrite: bool,
    ) -> None:
        self.present = present
        self.decisions = decisions
        self.works = list(works)
        self.overwrite = overwrite
        self.slugs = SlugPool()
        ids = [work.publication_id for work in self.works if work.publication_id]
        self.returns = Returns(present, ids)
        self.planned: dict[RunEntry, PlannedEntry] = {}
        #: The content of the work of each entry, and the slug that it has or gets.
        self.content_at: dict[EntryPlace, WorkContent] = {}
        self.slug_at: dict[EntryPlace, str | None] = {}

    def plan(self) -> dict[RunEntry, PlannedEntry]:
        """Return the plan of every entry."""
        for work in self.works:
            for entry in work.entries:
                self.planned[entry] = self._begun(entry)
            if work.publication_id:
                self._plan_present(work, work.publication_id)
            elif work.left_out:
                self._plan_left_out(work)
            else:
                self._plan_absent(work)
        return self.planned

    def _begun(self, entry: RunEntry) -> PlannedEntry:
        decided = self.decisions.get(entry.place, EntryDecision())
        return PlannedEntry(
            entry.place,
            Outcome.UNCHANGED,
            decision=decided.decision,
            chosen=decided.chosen,
            messages=entry.messages,
            incoming=entry.snapshot,
            fingerprint=entry.fingerprint,
            raw=entry.raw,
        )

    def _plan_present(self, work: Work, publication_id: int) -> None:
        """Plan the entries of a publication that is there."""
        base, present = self.present.base(publication_id), self.present.snapshots[publication_id]
        for entry in work.entries:
            planned = self.planned[entry]
            planned.publication_id = publication_id
            planned.slug = self.present.slugs[publication_id]
            # The entry says the same as when it was last imported.
            is_base = entry.known and not entry.known.repeated
            if is_base and base and merge(base, present, base).kept:
                planned.outcome = Outcome.KEPT
        if not work.in_order:
            self.returns.mark(self.planned[work.entries[0]], publication_id)
            return
        stored = self.present.stored.get(publication_id, [])
        content = content_of(work.entries, stored)
        planned, share = self.planned[content.first], content.shares[content.first]
        written = self._written(work, content, stored)
        result = self._merge(publication_id, written)
        planned.changes = {**share.conflicts, **result.updates, **result.conflicts}
        planned.outcome = result.outcome
        if share.conflicts:
            planned.outcome = Outcome.CONFLICT
        elif (
            len(work.entries) > 1
            and content.is_repeated(content.first, has_base=bool(stored))
            and planned.outcome in (Outcome.UNCHANGED, Outcome.KEPT)
        ):
            planned.outcome = Outcome.DUPLICATE
            planned.messages.append(Message("repeats-publication", slug=planned.slug or ""))
        if planned.decision in LEFT_OUT:
            planned.action = _skipping(planned)
        else:
            planned.action = Action.MERGE
            chosen = self._chosen(planned, result.conflicts)
            planned.taken = frozenset(result.updates.keys() | chosen)
            planned.work = written
        self._finish(work, content, has_base=bool(stored))
        self.returns.mark(planned, publication_id)

    def _plan_left_out(self, work: Work) -> None:
        """Plan a work of which an entry was left out for good before; the others go with it."""
        for entry in work.entries:
            planned = self.planned[entry]
            if entry in work.left_out:
                planned.outcome = Outcome.SKIPPED
                planned.messages.append(Message("left-out-before"))
            else:
                planned.outcome = Outcome.DUPLICATE
                planned.messages.append(_repetition(work.left_out[0].place))

    def _plan_absent(self, work: Work) -> None:
        """Plan a work that is new, or looks like another one."""
        content = content_of(work.entries, [])
        planned = self.planned[content.first]
        planned.outcome = Outcome.NEW
        if work.lookalike:
            planned.outcome = Outcome.POSSIBLE_DUPLICATE
            planned.messages += _resemblance(work.lookalike)
        if work.lookalike and planned.decision != Decision.CREATE:
            planned.action = _skipping(planned)
            self._show_merge(planned, work.lookalike, content)
        elif planned.decision in LEFT_OUT:
            planned.action = _skipping(planned)
        else:
            planned.work = self._written(work, content, [])
            slot = self.slugs.take(planned.work, planned.place.citekey)
            planned.slug, planned.publication_id = slot.slug, slot.retired_id
            planned.action = Action.REVIVE if slot.retired_id else Action.CREATE
        self._finish(work, content, has_base=False)

    def _finish(self, work: Work, content: WorkContent, *, has_base: bool) -> None:
        """Plan what is remembered of each entry that was read, and the entries beside the first."""
        first = self.planned[content.first]
        for entry in work.in_order:
            planned = self.planned[entry]
            row = content.rows.get(entry)
            planned.stored_id = row.pk if row else None
            planned.repeated = content.is_repeated(entry, has_base=has_base)
            if entry is not content.first:
                self._plan_beside(planned, first, content.shares[entry])
            if found := work.asked.get(entry):
                planned.outcome = Outcome.POSSIBLE_DUPLICATE
                planned.lookalike_id = found.candidate.publication_id
                planned.messages += _resemblance(found)
            elif proof := self._proof(entry, work, content):
                planned.proved = True
                planned.messages += proof
            self.slug_at[entry.place] = first.slug
            self.content_at[entry.place] = content

    def _proof(self, entry: RunEntry, work: Work, content: WorkContent) -> list[Message]:
        """Return what proves that an entry is of `work`, unless it is the one that speaks first."""
        found = work.proved.get(entry)
        if found is None or found.reason is None:
            return []
        one = found.candidate
        if one.publication_id and one.publication_id == work.publication_id:
            return [Message("merged-with-publication", slug=one.slug), found.reason]
        if one.publication_id or entry is content.first:
            return []
        return [Message("merged-with-entry", line=one.line, file=one.file), found.reason]

    def _plan_beside(self, planned: PlannedEntry, first: PlannedEntry, share: Share) -> None:
        planned.outcome = Outcome.CONFLICT if share.conflicts else Outcome.DUPLICATE
        planned.messages.append(_repetition(first.place))
        planned.changes = share.added | share.conflicts
        planned.slug = first.slug
        planned.action = _skipping(planned)
        if first.work and planned.decision not in LEFT_OUT:
            planned.action = Action.REPEAT
            planned.taken = frozenset(share.added.keys() | self._chosen(planned, share.conflicts))

    def _show_merge(self, planned: PlannedEntry, found: Match, content: WorkContent) -> None:
        """Note what merging a possible duplicate would change: whoever decides has to see it."""
        first = found.candidate
        planned.lookalike_id = first.publication_id
        planned.slug = first.slug or self.slug_at.get(EntryPlace.of(first))
        planned.changes, planned.taken = self._merged_with(first, content)
        planned.lookalikes = [Lookalike(LookalikeKey.of(first), found.reason)]
        planned.lookalikes += [
            Lookalike(
                LookalikeKey.of(one.candidate),
                one.reason,
                *self._merged_with(one.candidate, content),
            )
            for one in found.others
        ]

    def _merged_with(
        self, other: Candidate, content: WorkContent
    ) -> tuple[Changes, frozenset[str]]:
        """Return what merging a work with another one would change, and what is taken over."""
        if other.publication_id:
            result = self._merge(other.publication_id, content.snapshot)
            return result.updates | result.conflicts, frozenset(result.updates)
        there = self.content_at.get(EntryPlace.of(other))
        share = there.share_of(content.snapshot) if there else Share()
        return share.added | share.conflicts, frozenset(share.added)

    def _merge(self, publication_id: int, incoming: Snapshot) -> Merge:
        return merge(
            self.present.base(publication_id),
            self.present.snapshots[publication_id],
            incoming,
            partial(self.present.of_other_sources, publication_id),
        )

    def _written(self, work: Work, content: WorkContent, stored: list[StoredEntry]) -> Snapshot:
        """Return what the entries say together, as decided: without those that are left out."""
        first = content.first
        kept = [
            entry
            for entry in work.entries
            if entry is first or self.planned[entry].decision not in LEFT_OUT
        ]
        if len(kept) < len(work.entries):
            content = content_of(kept, stored)
        return content.with_choices(
            {
                entry: self._chosen(self.planned[entry], share.conflicts)
                for entry, share in content.shares.items()
                if share.conflicts
            }
        )

    def _chosen(self, planned: PlannedEntry, conflicts: Changes) -> set[str]:
        """Return the fields, of those in conflict, in which an entry has its way."""
        if self.overwrite or planned.decision == Decision.OVERWRITE:
            return set(conflicts)
        return set(planned.chosen & conflicts.keys())


def _skipping(planned: PlannedEntry) -> Action:
    return Action.SKIP if planned.decision == Decision.SKIP else Action.NOTHING


def _resemblance(found: Match) -> list[Message]:
    """Return the messages that name the lookalike of an entry, the reason, and the others."""
    one = found.candidate
    if one.line:
        what = Message("resembles-entry", line=one.line, file=one.file)
    else:
        what = Message("resembles-publication", slug=one.slug)
    others = [
        Message("resembles-entry-too", line=other.line, file=other.file)
        if other.line
        else Message("resembles-publication-too", slug=other.slug)
        for other in (also.candidate for also in found.others)
    ]
    return [what, *([found.reason] if found.reason else []), *others]


def _repetition(first: EntryPlace) -> Message:
    return Message("repeats-entry", line=first.line, file=first.file)
