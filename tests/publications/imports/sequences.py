"""A world that takes imports, edits and undos, and checks what has to hold after each."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection, transaction

from people.models import Person
from publications.bibtex.entry import SourceFile
from publications.imports.run import ImportResult, import_files
from publications.imports.staging import confirm, plan_staged, stage
from publications.imports.undo.plan import UndoRefusedError
from publications.imports.undo.reversal import undo
from publications.models import (
    CHOICES,
    Authorship,
    Decision,
    Departure,
    ImportBatch,
    LinkOrigin,
    Outcome,
    Publication,
    PublicationIndex,
    SkippedEntry,
    SourceEntry,
)
from publications.records.snapshots import present_snapshots
from publications.search.index import refresh
from publications.vocabulary.snapshot import NAME_FIELDS, NAMES
from tests.publications.imports.steps import (
    TYPED,
    WORKS,
    AddName,
    Again,
    Decide,
    Edit,
    Entry,
    Import,
    Link,
    Undo,
)

#: Possible outcomes of an entry that was imported before and is imported again as it was.
SETTLED = {"unchanged", "kept", "possible_duplicate", "skipped", "duplicate"}


def import_text(text: str, source: str = "s", **options: Any) -> ImportResult:
    """Import one file."""
    return import_files([SourceFile("a.bib", text.encode())], source, **options)


def state() -> dict[str, Any]:
    """Return all that an undo has to bring back, without the ids of rows that are made anew."""
    live = Publication.objects.live()
    fields = {field.attname for field in Publication._meta.concrete_fields} - {"latest_revision_id"}
    names = (*NAME_FIELDS, "publication_id", "position", "person_id", "linked_by")
    said = ("publication_id", "source", "citekey", "fingerprint", "raw", "fields", "repeated")
    said = (*said, "departure")
    return {
        "records": list(live.order_by("pk").values(*fields)),
        "names": list(
            Authorship.objects.filter(publication__in=live.values("pk"))
            .order_by("publication_id", "position")
            .values(*names)
        ),
        "said": list(SourceEntry.objects.order_by(*said[:4]).values(*said)),
        "skipped": list(SkippedEntry.objects.order_by("pk").values()),
    }


@contextmanager
def rolled_back() -> Iterator[None]:
    """Run an example that leaves nothing behind."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass
class World:
    """The records as the steps so far should have left them."""

    person: Person
    last: dict[str, str] = field(default_factory=dict)
    #: Sources of which something was left to a person, whose question may look otherwise later.
    open: set[str] = field(default_factory=set)
    #: The imports that can be undone, the latest last, and the state before each.
    applied: list[tuple[int, dict[str, Any] | None]] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)
    typed: dict[tuple[int, str], Any] = field(default_factory=dict)
    slugs: dict[int, str] = field(default_factory=dict)

    def do(self, step: Any) -> None:
        """Take a step and check what has to hold after any."""
        if not isinstance(step, Again):
            for source in self.open:
                self.last.pop(source, None)
            self.open.clear()
        match step:
            case Import(source, entries, complete):
                self._import(source, entries, complete=complete)
            case Decide(source, entries, decision):
                self._decide(source, entries, decision)
            case Again(source):
                self._again(source)
            case Edit(work, name):
                self._edit(work, name)
            case AddName(work):
                self._add_name(work)
            case Link(work, position, rejected):
                self._link(work, position, rejected=rejected)
            case Undo(back):
                self._undo(back)
        connection.check_constraints()
        self._check()

    def _import(self, source: str, entries: tuple[Entry, ...], *, complete: bool) -> None:
        before = state()
        text = "".join(one.bibtex(source) for one in entries)
        done = import_text(text, source, complete=complete)
        gone = done.plan.counts.get("gone", 0)
        assert complete or not gone
        assert sum(done.plan.counts.values()) == len(entries) + gone
        assert done.batch is not None
        assert done.batch.entries.count() == len(entries) + gone
        self._imported(done.batch, before, text)

    def _decide(self, source: str, entries: tuple[Entry, ...], decision: Decision) -> None:
        before = state()
        text = "".join(one.bibtex(source) for one in entries)
        complete = decision in CHOICES[Outcome.GONE]
        batch = stage([SourceFile("a.bib", text.encode())], source, None, complete=complete)
        plan_staged(batch)
        decided = [one for one in batch.entries.all() if decision in one.choices]
        for entry in decided:
            entry.decision = decision
            entry.save()
            if decision == Decision.OVERWRITE:
                for name in entry.changes:
                    self.typed.pop((entry.publication_id, name), None)
        assert state() == before
        assert confirm(batch.pk, batch.digest)
        assert batch.entries.exclude(outcome=Outcome.GONE).count() == len(entries)
        self._imported(batch, before, text)
        if decided and decision == Decision.LATER:
            del self.last[source]

    def _imported(self, batch: ImportBatch, before: dict[str, Any], text: str) -> None:
        self.applied.append((batch.pk, before))
        self.last[batch.source] = text
        if batch.entries.filter(outcome="possible_duplicate").exists():
            self.open.add(batch.source)

    def _again(self, source: str) -> None:
        if source in self.last:
            before = state()
            done = import_text(self.last[source], source)
            assert done.batch is not None
            self.applied.append((done.batch.pk, before))
            assert done.plan.counts.keys() <= SETTLED
            after = state()
            if "duplicate" in done.plan.counts:
                # Recognised by its citekey now, as a repetition: the record is as it was.
                for one in (before, after):
                    one["said"] = [said for said in one["said"] if not said["repeated"]]
            assert after == before

    def _record(self, work: int) -> Publication | None:
        titles = Publication.objects.live().filter(title=WORKS[work][0])
        return titles.order_by("pk").first()

    def _touched(self) -> None:
        """Note that what was before the imports so far cannot come back exactly any more."""
        self.applied = [(pk, None) for pk, _ in self.applied]

    def _edit(self, work: int, name: str) -> None:
        if record := self._record(work):
            setattr(record, name, TYPED[name])
            record.save()
            self.typed[record.pk, name] = TYPED[name]
            self._touched()

    def _add_name(self, work: int) -> None:
        if record := self._record(work):
            names = [*record.authorships.all(), Authorship(given="Typed", family="Name")]
            for position, name in enumerate(names):
                name.position = position
            record.authorships.set(names)
            record.save()
            self.typed[record.pk, NAMES] = [str(name) for name in names]
            self._touched()

    def _link(self, work: int, position: int, *, rejected: bool) -> None:
        names = Authorship.objects.filter(publication=self._record(work), position=position)
        if name := names.first():
            name.person = None if rejected else self.person
            name.linked_by = LinkOrigin.REJECTED if rejected else LinkOrigin.EDITOR
            name.save()
            refresh([name.publication_id])
            others = [key for key in self.typed if key[0] == name.publication_id]
            for key in others:
                if key[1].startswith("link "):
                    del self.typed[key]
            self.typed[name.publication_id, f"link {name.family}"] = name.linked_by
            self._touched()

    def _undo(self, back: int) -> None:
        if self.undone:
            with pytest.raises(UndoRefusedError, match="undone"):
                undo(self.undone[-1])
        if back >= len(self.applied):
            return
        pk, before = self.applied.pop(len(self.applied) - 1 - back)
        record, _ = undo(pk)
        self.undone.append(pk)
        source = ImportBatch.objects.get(pk=pk).source
        self.last.pop(source, None)
        assert record.source == source
        if back == 0 and before is not None:
            assert state() == before
        else:
            self._touched()

    def _check(self) -> None:
        live = Publication.objects.live().in_bulk()
        # What was taken out of the portal still holds what was typed, for its return.
        out = SourceEntry.objects.filter(departure=Departure.OUT).exclude(publication__in=live)
        kept = {*live, *out.values_list("publication", flat=True)}
        present = present_snapshots(kept)
        for (pk, name), value in self.typed.items():
            assert pk in kept, f"{name} was typed into a publication that is gone"
            if name == NAMES:
                names = Authorship.objects.filter(publication=pk).order_by("position")
                assert [str(one) for one in names] == value
            elif name.startswith("link "):
                found = Authorship.objects.filter(
                    publication=pk, family=name.removeprefix("link ")
                ).values_list("linked_by", flat=True)
                assert not found or value in found
            else:
                assert present[pk].values.get(name) == value
        for pk in live:
            names = Authorship.objects.filter(publication=pk).order_by("position")
            positions = list(names.values_list("position", flat=True))
            assert positions
            assert positions == list(range(len(positions)))
        assert not SourceEntry.objects.exclude(publication__in=kept).exists()
        slugs = dict(Publication.objects.values_list("pk", "slug"))
        assert {pk: slugs.get(pk) for pk in self.slugs} == self.slugs
        self.slugs = slugs
        indexed = list(PublicationIndex.objects.order_by("pk").values())
        assert {row["publication_id"] for row in indexed} == slugs.keys()
        refresh(slugs)
        assert list(PublicationIndex.objects.order_by("pk").values()) == indexed


def run(steps: list[Any]) -> None:
    """Take steps in an empty portal."""
    with rolled_back():
        world = World(Person.objects.create(given="Somebody", family="Chosen"))
        for step in steps:
            world.do(step)
