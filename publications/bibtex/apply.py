"""Applying a plan: the only writer of an import. The caller holds the transaction."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from labportal.base.text_keys import fold
from people.roster import Roster
from publications.bibtex.authors import authorships, with_editors_choices
from publications.bibtex.plan import Action, Plan, PlannedEntry
from publications.bibtex.present import TITLE_KEY_LENGTH
from publications.bibtex.trace import record_trace, source_trace
from publications.models import (
    Authorship,
    ImportBatch,
    ImportEntry,
    ImportStatus,
    Publication,
    SkippedEntry,
    SourceEntry,
)
from publications.search import refresh
from publications.snapshots import IMPORTED_FIELDS, NAMES, Snapshot

ROWS_AT_ONCE = 2000
Progress = Callable[[int], None]


def apply(plan: Plan, batch: ImportBatch, progress: Progress = lambda done: None) -> None:
    """Write what `plan` says, and into `batch` what was written.

    `progress` is told now and then how many entries are done.
    """
    _Writer(plan, batch, progress).write()


class _Writer:
    def __init__(self, plan: Plan, batch: ImportBatch, progress: Progress) -> None:
        self.plan = plan
        self.batch = batch
        self.progress = progress
        self.roster = Roster.load()
        #: What was there before, and the publication, by entry; only of those that were written.
        self.before: dict[PlannedEntry, dict[str, Any]] = {}
        self.ids: dict[str, int] = {}

    def write(self) -> None:
        self._create([one for one in self.plan.entries if one.action == Action.CREATE])
        for number, entry in enumerate(self.plan.entries):
            if entry.action in (Action.MERGE, Action.REVIVE) and entry.incoming:
                self._update(entry, entry.incoming, self.batch.user)
                self.progress(number)
        self._remember()
        SkippedEntry.objects.bulk_create(
            (self._skipped(one) for one in self.plan.entries if one.action == Action.SKIP),
            ignore_conflicts=True,
        )
        log(self.batch, self.plan, self._publication_id, self.before)
        self.batch.status = ImportStatus.APPLIED
        self.batch.applied_at = timezone.now()
        self.batch.save()

    def _publication_id(self, entry: PlannedEntry) -> int | None:
        if entry.publication_id or entry.action in (Action.NOTHING, Action.SKIP):
            return entry.publication_id
        return self.ids[entry.slug or ""]

    def _create(self, new: list[PlannedEntry]) -> None:
        """Create publications with their authorships, many at a time."""
        for start in range(0, len(new), ROWS_AT_ONCE):
            some = [(entry, entry.incoming or Snapshot()) for entry in new[start:][:ROWS_AT_ONCE]]
            created = Publication.objects.bulk_create(
                Publication(slug=entry.slug, citekey=entry.place.citekey, **snapshot.values)
                for entry, snapshot in some
            )
            Authorship.objects.bulk_create(
                authorship
                for (_, snapshot), publication in zip(some, created, strict=True)
                for authorship in authorships(snapshot, self.roster, publication=publication)
            )
            refresh(publication.pk for publication in created)
            for (entry, _), publication in zip(some, created, strict=True):
                self.ids[publication.slug] = publication.pk
                self.before[entry] = {"record": None}
            self.progress(start + len(some))

    def _update(self, entry: PlannedEntry, incoming: Snapshot, user: User | None) -> None:
        """Take over what the plan says, as a revision."""
        publication = Publication.objects.get(pk=entry.publication_id)
        if entry.action == Action.REVIVE:
            self.before[entry] = {"record": None}
            publication.retired_at = None
            for name in IMPORTED_FIELDS:
                empty = Publication._meta.get_field(name).get_default()
                setattr(publication, name, incoming.values.get(name, empty))
            publication.authorships.set(authorships(incoming, self.roster))
        elif entry.taken:
            self.before[entry] = {"record": record_trace(publication)}
            for name in entry.taken - {NAMES}:
                setattr(publication, name, entry.changes[name][1])
            if NAMES in entry.taken:
                publication.authorships.set(
                    with_editors_choices(
                        authorships(incoming, self.roster), publication.authorships.all()
                    )
                )
        else:
            return
        publication.save()
        publication.save_revision(user=user, log_action=True, changed=True)

    def _remember(self) -> None:
        """Write what the source said, the base of the next import."""
        renewed, created = [], []
        bases = SourceEntry.objects.in_bulk(
            [entry.base_id for entry in self.plan.entries if entry.base_id]
        )
        remembered = {Action.CREATE, Action.REVIVE, Action.MERGE, Action.REPEAT}
        for entry in self.plan.entries:
            if entry.action not in remembered or entry.incoming is None:
                continue
            before = self.before.setdefault(entry, {"record": {}})
            row = bases.get(entry.base_id or 0) if entry.action == Action.MERGE else None
            before["source_entry"] = source_trace(row) if row else None
            (renewed if row else created).append(
                self._fill(row or SourceEntry(source=self.plan.source), entry, entry.incoming)
            )
        SourceEntry.objects.bulk_update(
            renewed, ["citekey", "raw", "fields", "fingerprint"], batch_size=ROWS_AT_ONCE
        )
        # The same entry twice in a file is remembered once.
        SourceEntry.objects.bulk_create(created, batch_size=ROWS_AT_ONCE, ignore_conflicts=True)

    def _fill(self, row: SourceEntry, entry: PlannedEntry, incoming: Snapshot) -> SourceEntry:
        row.publication_id = self._publication_id(entry) or 0
        row.citekey = entry.place.citekey
        row.raw = entry.raw
        row.fields = incoming.as_json()
        row.fingerprint = entry.fingerprint
        row.repeated = entry.action == Action.REPEAT
        return row

    def _skipped(self, entry: PlannedEntry) -> SkippedEntry:
        title = fold((entry.incoming or Snapshot()).values.get("title", ""))
        return SkippedEntry(
            source=self.plan.source,
            citekey=entry.place.citekey,
            title_key=title[:TITLE_KEY_LENGTH],
        )


def log(
    batch: ImportBatch,
    plan: Plan,
    publication_id: Callable[[PlannedEntry], int | None] = lambda entry: entry.publication_id,
    before: dict[PlannedEntry, dict[str, Any]] | None = None,
) -> None:
    """Write the entries of `plan` to `batch`, in place of those that are there."""
    written = before or {}
    batch.counts = plan.counts
    batch.messages = plan.messages
    batch.digest = plan.digest
    batch.entries.all().delete()
    ImportEntry.objects.bulk_create(
        (
            ImportEntry(
                batch=batch,
                file=entry.place.file[:255],
                line=entry.place.line,
                citekey=entry.place.citekey,
                outcome=entry.outcome,
                decision=entry.decision or "",
                chosen=sorted(entry.chosen),
                publication_id=publication_id(entry),
                lookalike_id=entry.lookalike_id,
                messages=entry.messages,
                changes=entry.changes,
                taken=sorted(entry.taken),
                incoming=entry.incoming.as_json() if entry.incoming else None,
                before=written.get(entry),
                after={"fingerprint": entry.fingerprint} if entry in written else None,
            )
            for entry in plan.entries
        ),
        batch_size=ROWS_AT_ONCE,
    )

