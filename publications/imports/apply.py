"""Applying a plan, of which this is the only writer. The caller holds the transaction."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from labportal.base.database.bulk_copy import copy_rows, reserve_ids
from people.matching.roster import Roster
from publications.citations.prerender import render_imported
from publications.imports.authorships import authorship_rows, authorships, with_editors_choices
from publications.imports.departures import bring_back, depart
from publications.imports.entry_log import log
from publications.imports.garbage import collector_paused
from publications.imports.planning.plan import Action, Plan, PlannedEntry
from publications.imports.planning.present_records import SKIPPED_TITLE_LENGTH
from publications.imports.planning.returns import PUBLIC
from publications.imports.trace import record_trace, source_trace
from publications.matching.candidates import title_key
from publications.messages.message import Message
from publications.models import (
    Authorship,
    Decision,
    ImportBatch,
    ImportStatus,
    Outcome,
    Publication,
    PublicationStatus,
    SkippedEntry,
    SourceEntry,
)
from publications.search.index import refresh
from publications.vocabulary.fields import FIELD_NAMES, PAIR_COLUMNS
from publications.vocabulary.snapshot import NAMES, Snapshot, columns_of

# Bounds how many rows are held as objects and as text at one time.
ROWS_AT_ONCE = 2000
Progress = Callable[[int], None]


@collector_paused()
def apply(plan: Plan, batch: ImportBatch, progress: Progress = lambda done: None) -> None:
    """Write a plan to the database, and its log into `batch`.

    `progress` is told now and then how many entries are done.
    """
    _Writer(plan, batch, progress).write()


class _Writer:
    def __init__(self, plan: Plan, batch: ImportBatch, progress: Progress) -> None:
        self.plan = plan
        self.batch = batch
        self.progress = progress
        self.roster = Roster.load()
        #: The record and the source entry as they were before, by entry that was written.
        self.before: dict[PlannedEntry, dict[str, Any]] = {}
        self.ids: dict[str, int] = {}

    def write(self) -> None:
        # New ones first and together: only rows that nobody has seen can go in by COPY.
        self._create([one for one in self.plan.entries if one.action == Action.CREATE])
        plan, user = self.plan, self.batch.user
        back = [entry for entry in plan.entries if entry.returns]
        self.before |= bring_back(back, plan.source, user)
        departed = [entry for entry in plan.entries if entry.action == Action.DEPART]
        self.before |= depart(departed, plan.source, user)
        for number, entry in enumerate(plan.entries):
            if entry.action == Action.REVIVE and entry.work:
                self._revive(entry, entry.work)
            elif entry.action == Action.MERGE and entry.taken - {PUBLIC} and entry.work:
                self._merge(entry, entry.work)
            else:
                continue
            self.progress(number)
        # Behind all writing: a repetition names the publication by the id that it was given above.
        self._remember()
        SkippedEntry.objects.bulk_create(
            (self._skipped(one) for one in self.plan.entries if one.action == Action.SKIP),
            # The same entry may be left out for good already, or stand twice in the file.
            ignore_conflicts=True,
        )
        self._forget_taken_in()
        log(self.batch, self.plan, self._publication_id, self.before)
        self.batch.status = ImportStatus.APPLIED
        self.batch.applied_at = timezone.now()
        self.batch.save()
        # The worker must find what it is to render; an import that wrote nothing renders nothing.
        if self.before:
            transaction.on_commit(partial(render_imported.enqueue, self.batch.pk))

    def _publication_id(self, entry: PlannedEntry) -> int | None:
        if entry.publication_id or entry.action in (Action.NOTHING, Action.SKIP):
            return entry.publication_id
        return self.ids[entry.slug or ""]

    def _create(self, new: list[PlannedEntry]) -> None:
        """Create publications with their authorships, many at a time."""
        for start in range(0, len(new), ROWS_AT_ONCE):
            some = new[start:][:ROWS_AT_ONCE]
            # COPY returns no ids, and authorships need them.
            ids = dict(zip(some, reserve_ids(Publication, len(some)), strict=True))
            copy_rows(Publication, (_new_row(entry, pk) for entry, pk in ids.items()))
            copy_rows(
                Authorship,
                (
                    row
                    for entry, pk in ids.items()
                    for row in authorship_rows(entry.work or Snapshot(), self.roster, pk)
                ),
            )
            for name, column in PAIR_COLUMNS.items():
                copy_rows(
                    Publication._meta.get_field(name).related_model,
                    (
                        {"publication_id": pk, "kind": kind, column: value}
                        for entry, pk in ids.items()
                        for kind, value in (entry.work or Snapshot()).values.get(name, ())
                    ),
                )
            # COPY sends no signals, so nobody else fills the search columns.
            refresh(ids.values())
            for entry, pk in ids.items():
                self.ids[entry.slug or ""] = pk
                self.before[entry] = {"record": None}
            self.progress(start + len(some))

    def _revive(self, entry: PlannedEntry, incoming: Snapshot) -> None:
        """Bring back a publication that was retired, as the entry says it."""
        publication = Publication.objects.held().get(pk=entry.publication_id)
        # None, as of a publication that the import created: an undo is to retire it again.
        self.before[entry] = {"record": None}
        self.ids[publication.slug] = publication.pk
        publication.retired_at = None
        publication.citekey = entry.place.citekey
        for name in FIELD_NAMES:
            publication.take(name, incoming.values.get(name))
        publication.public = PublicationStatus(publication.status).is_public
        publication.authorships.set(authorships(incoming, self.roster))
        self._save(publication)

    def _merge(self, entry: PlannedEntry, incoming: Snapshot) -> None:
        """Take over what the plan says, but for what an editor changed since it was made."""
        # The lock of imports keeps no editor out: held, then compared with what was planned on.
        publication = Publication.objects.held().get(pk=entry.publication_id)
        before = record_trace(publication)
        _leave_what_moved(entry, Snapshot.of(before["values"], before["authorships"]))
        if not entry.taken - {PUBLIC}:
            return
        self.before[entry] = {**self.before.get(entry, {}), "record": before}
        _end_season_or_month(entry, publication)
        if "status" in entry.taken:
            publication.move_to(entry.changes["status"][1])
        for name in entry.taken - {NAMES, PUBLIC, "status"}:
            publication.take(name, entry.changes[name][1])
        if NAMES in entry.taken:
            present = publication.authorships.all()
            # Rows are made anew, and whom an editor chose stands in the old ones alone.
            names = with_editors_choices(authorships(incoming, self.roster), present)
            publication.authorships.set(names)
        self._save(publication)

    def _save(self, publication: Publication) -> None:
        publication.save()
        publication.save_revision(user=self.batch.user, log_action=True, changed=True)

    def _remember(self) -> None:
        """Write what the source said, the base of the next import."""
        renewed: list[SourceEntry] = []
        met: list[SourceEntry] = []
        first: list[dict[str, Any]] = []
        said = set()
        stored = SourceEntry.objects.in_bulk(
            [entry.stored_id for entry in self.plan.entries if entry.stored_id]
        )
        remembered = {Action.CREATE, Action.REVIVE, Action.MERGE, Action.REPEAT}
        for entry in self.plan.entries:
            if entry.action not in remembered or entry.incoming is None:
                continue
            words = (self._publication_id(entry), entry.fingerprint)
            if words in said:
                continue  # The same entry twice in a file is remembered once.
            said.add(words)
            columns = self._source_columns(entry, entry.incoming)
            # Empty, not None: an undo restores what the source said, and retires nothing.
            before = self.before.setdefault(entry, {"record": {}})
            row = stored.get(entry.stored_id or 0)
            before["source_entry"] = source_trace(row) if row else None
            if row:
                for name, value in columns.items():
                    setattr(row, name, value)
                renewed.append(row)
            elif entry.action == Action.CREATE:
                first.append(columns)
            else:
                met.append(SourceEntry(**columns))
        # Three ways in: COPY knows no ON CONFLICT, so only rows of new publications go in by it.
        SourceEntry.objects.bulk_update(
            renewed, ["citekey", "raw", "fields", "fingerprint"], batch_size=ROWS_AT_ONCE
        )
        copy_rows(SourceEntry, first)
        SourceEntry.objects.bulk_create(met, batch_size=ROWS_AT_ONCE, ignore_conflicts=True)

    def _source_columns(self, entry: PlannedEntry, incoming: Snapshot) -> dict[str, Any]:
        return {
            "publication_id": self._publication_id(entry),
            "source": self.plan.source,
            "citekey": entry.place.citekey,
            "raw": entry.raw,
            # Keywords are offered once, by the import: they are no part of the base.
            "fields": Snapshot(incoming.values, incoming.names).as_json(),
            "fingerprint": entry.fingerprint,
            "repeated": entry.repeated,
        }

    def _forget_taken_in(self) -> None:
        for entry in self.plan.entries:
            if entry.decision == Decision.TAKE_IN:
                row = self._skipped(entry)
                SkippedEntry.objects.filter(
                    source=row.source, citekey=row.citekey, title_key=row.title_key
                ).delete()

    def _skipped(self, entry: PlannedEntry) -> SkippedEntry:
        title = title_key((entry.incoming or Snapshot()).title)
        return SkippedEntry(
            source=self.plan.source,
            citekey=entry.place.citekey,
            title_key=title[:SKIPPED_TITLE_LENGTH],
        )


def _new_row(entry: PlannedEntry, pk: int) -> dict[str, Any]:
    said = (entry.work or Snapshot()).values
    values = {name: value for name, value in said.items() if name not in PAIR_COLUMNS}
    public = PublicationStatus(values.get("status", PublicationStatus.PUBLISHED)).is_public
    own = {"id": pk, "slug": entry.slug, "citekey": entry.place.citekey, "public": public}
    return columns_of(values) | own


def _end_season_or_month(entry: PlannedEntry, publication: Publication) -> None:
    """Let a season that is taken end the month, and a month the season, so that an undo knows."""
    for name, ended in (
        ("issued_month", ("issued_season",)),
        ("issued_season", ("issued_month", "issued_day")),
    ):
        if name in entry.taken and entry.changes[name][1]:
            for one in ended:
                if one not in entry.taken and (value := getattr(publication, one)):
                    entry.changes[one] = [value, None]
                    entry.taken |= {one}


def _leave_what_moved(entry: PlannedEntry, now: Snapshot) -> None:
    """Take over no field that does not say any more what the plan was made on."""
    planned = {name: entry.changes[name][0] for name in entry.taken - {PUBLIC}}
    moved = {name for name, value in planned.items() if now.get(name) != value}
    for name in moved:
        entry.changes[name] = [now.get(name), entry.changes[name][1]]
    if moved:
        entry.taken -= moved
        entry.outcome = Outcome.CONFLICT
        entry.messages.append(Message("edited-meanwhile"))
