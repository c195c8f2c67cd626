"""Merges, edits, imports and undos in any order: nothing typed is lost, and undo is exact."""

from typing import NamedTuple

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publications.imports.removals.merging import RemovalRefusedError, delete, merge
from publications.imports.removals.taking_back import take_back
from publications.imports.undo.plan import UndoRefusedError
from publications.imports.undo.reversal import undo
from publications.models import ImportBatch, Publication, Removal
from tests.publications.imports.sequences import import_text, rolled_back, state
from tests.publications.imports.steps import SOURCES, Entry

pytestmark = pytest.mark.django_db

FIELDS = ("volume", "note", "page", "award", "title")


class Step(NamedTuple):
    """Something that somebody does; numbers choose among what is there."""

    what: str
    one: int
    other: int


STEPS = st.builds(
    Step,
    st.sampled_from(["merge", "merge", "edit", "edit", "import", "import", "undo", "back", "del"]),
    st.integers(0, 5),
    st.integers(0, 5),
)


class Walk:
    """A walk, with the texts that were typed into each record."""

    def __init__(self):
        self.typed: dict[tuple[int, str], str] = {}

    def take(self, step):
        """Take a step, if there is anything to take it with."""
        getattr(self, f"_{step.what}")(step.one, step.other)
        connection.check_constraints()

    def _import(self, one, other):
        entries = [
            Entry(work=number % 3, volume=str(one), journal=f"Journal {other}")
            for number in (one, one + 1)
        ]
        import_text("".join(entry.bibtex(SOURCES[other % 2]) for entry in entries))

    def _pick(self, *numbers):
        there = list(Publication.objects.live().order_by("pk"))
        return [there[number % len(there)] for number in numbers] if there else []

    def _edit(self, one, other):
        for record in self._pick(one):
            name, text = FIELDS[other % len(FIELDS)], f"Typed {len(self.typed)} {one}{other}"
            setattr(record, name, text)
            record.save()
            self.typed[record.pk, name] = text

    def _merge(self, one, other):
        records = self._pick(one, other)
        if len({record.pk for record in records}) < 2:
            return
        before = state()
        removal = merge(records[0].pk, records[1].pk, {})
        if one % 2:
            # Taken back at once, all is as before.
            assert take_back(removal.pk).left == []
            assert state() == before

    def _del(self, one, _other):
        for record in self._pick(one):
            before = state()
            removal = delete(record.pk)
            take_back(removal.pk)
            assert state() == before
            delete(record.pk)

    def _undo(self, one, _other):
        batches = list(ImportBatch.objects.filter(undoes=None))
        for batch in batches[one % len(batches) :][:1] if batches else []:
            try:
                undo(batch.pk)
            except UndoRefusedError:
                continue

    def _back(self, one, _other):
        standing = list(Removal.objects.standing())
        for removal in standing[one % len(standing) :][:1] if standing else []:
            try:
                take_back(removal.pk)
            except RemovalRefusedError:
                continue


@settings(
    max_examples=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=4, max_size=10))
def test_in_any_order_nothing_typed_is_lost_once_all_merges_are_taken_back(steps):
    with rolled_back():
        walk = Walk()
        for step in [Step("import", 0, 0), Step("import", 1, 1), *steps]:
            walk.take(step)
        for removal in Removal.objects.standing():
            take_back(removal.pk)
        for (pk, name), text in walk.typed.items():
            record = Publication.objects.get(pk=pk)
            assert getattr(record, name) == text, (pk, name)
            assert record.retired_at is None
