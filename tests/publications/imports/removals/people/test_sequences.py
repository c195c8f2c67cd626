"""Merges of people, edits, imports and undos in any order: nothing typed is lost, undo is exact."""

from typing import NamedTuple

import pytest
from django.contrib.auth.models import User
from django.db import connection
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from groups.models import Membership
from people.models import Person
from publications.imports.removals.people.merging import delete, merge
from publications.imports.removals.people.taking_back import take_back
from publications.imports.removals.people.values import values_of
from publications.imports.undo.plan import UndoRefusedError
from publications.imports.undo.reversal import undo
from publications.models import Authorship, ImportBatch, PersonRemoval, Publication
from tests.factories import PersonFactory, ResearchGroupFactory, RoleFactory
from tests.publications.imports.sequences import import_text, rolled_back
from tests.publications.imports.steps import SOURCES, Entry

pytestmark = pytest.mark.django_db

FIELDS = ("phone", "email", "room", "academic_title", "orcid")
ORCIDS = ("0000-0002-1825-0097", "0000-0001-5109-3700")
GIVEN = ("Ann", "A.", "Cy", "C.", "Wei")
FAMILY = ("Bell", "Bell", "Dole", "Dole", "Wang")


class Step(NamedTuple):
    """Something that somebody does; numbers choose among what is there."""

    what: str
    one: int
    other: int


STEPS = st.builds(
    Step,
    st.sampled_from(
        ["merge", "merge", "merge", "edit", "edit", "join", "import", "undo", "back", "del"]
    ),
    st.integers(0, 6),
    st.integers(0, 6),
)


def state():
    """Return all of people and of what names them, without ids of rows that are made anew."""
    names = ("publication_id", "position", "family", "person_id", "linked_by")
    live = Publication.objects.live()
    return {
        "people": {
            one.pk: (one.slug, one.merged_into_id, one.deleted_at, in_order(one))
            for one in Person.objects.live()
        },
        "memberships": list(
            Membership.objects.order_by("pk").values_list(
                "pk", "person", "group", "role", "start", "end", "destination", "lead"
            )
        ),
        "names": list(
            Authorship.objects.filter(publication__in=live)
            .order_by("publication_id", "position")
            .values_list(*names)
        ),
    }


def in_order(person):
    """Return the values of a person, lists without an order sorted."""
    values = values_of(person)
    return {
        name: sorted(value) if isinstance(value, list) else value for name, value in values.items()
    }


class Walk:
    """A walk among five people, with what was typed into each record."""

    def __init__(self):
        self.typed = {}
        self.joined = {}
        self.people = [
            PersonFactory(given=one, family=two) for one, two in zip(GIVEN, FAMILY, strict=True)
        ]
        self.groups = [ResearchGroupFactory() for _ in range(2)]
        self.role = RoleFactory()
        for number, person in enumerate(self.people[::2]):
            person.user = User.objects.create(username=f"user{number}")
            person.save()
            self.typed[person.pk, "user_id"] = person.user_id

    def take(self, step):
        """Take a step, if there is anything to take it with."""
        getattr(self, f"_{step.what}")(step.one, step.other)
        connection.check_constraints()

    def _pick(self, *numbers):
        there = list(Person.objects.live().order_by("pk"))
        return [there[number % len(there)] for number in numbers] if there else []

    def _edit(self, one, other):
        for record in self._pick(one):
            name, text = FIELDS[other % len(FIELDS)], f"{len(self.typed)} {one}{other}"
            if name == "email":
                text = f"typed-{len(self.typed)}@example.org"
            elif name == "orcid":
                text = ORCIDS[one % 2]
                if Person.objects.filter(orcid=text).exists():
                    continue
            setattr(record, name, text)
            record.save()
            record.save_revision()
            self.typed[record.pk, name] = text

    def _join(self, one, other):
        for record in self._pick(one):
            keys = {
                "person": record,
                "group": self.groups[other % 2],
                "role": self.role,
                "start": "2020",
            }
            if not Membership.objects.filter(**keys).exists():
                end = ("", "2024")[one % 2]
                self.joined[Membership.objects.create(**keys, end=end).pk] = record.pk, end

    def _import(self, one, other):
        entries = [
            Entry(work=number % 3, authors=other % 3, volume=str(one)) for number in (one, one + 1)
        ]
        import_text("".join(entry.bibtex(SOURCES[other % 2]) for entry in entries))

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
            merge(records[0].pk, records[1].pk, {})

    def _del(self, one, _other):
        for record in self._pick(one):
            before = state()
            removal = delete(record.pk)
            assert not Authorship.objects.filter(person=record).exists()
            assert take_back(removal.pk).left == []
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
        standing = list(PersonRemoval.objects.standing())
        for removal in standing[one % len(standing) :][:1] if standing else []:
            take_back(removal.pk)


def quiet(**options):
    return settings(
        deadline=None,
        derandomize=True,
        # Each step takes a while: an example that fails is shown as it was found.
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        **options,
    )


@quiet(max_examples=25)
@given(steps=st.lists(STEPS, min_size=4, max_size=10), order=st.randoms())
def test_in_any_order_nothing_typed_is_lost_once_all_is_taken_back(steps, order):
    with rolled_back():
        walk = Walk()
        for step in [Step("import", 0, 0), Step("import", 1, 1), *steps]:
            walk.take(step)
        removals = list(PersonRemoval.objects.standing())
        order.shuffle(removals)
        for removal in removals:
            take_back(removal.pk)
            connection.check_constraints()
        for (pk, name), value in walk.typed.items():
            person = Person.objects.get(pk=pk)
            assert person.merged_into is None
            assert person.deleted_at is None
            assert getattr(person, name) == value, (pk, name)
        for pk, (person, end) in walk.joined.items():
            membership = Membership.objects.get(pk=pk)
            assert (membership.person_id, membership.end) == (person, end)


@quiet(max_examples=25)
@given(
    steps=st.lists(STEPS.filter(lambda step: step.what in ("edit", "join")), max_size=8),
    pairs=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=4),
    order=st.randoms(),
)
def test_merges_in_a_row_are_taken_back_in_any_order_exactly(steps, pairs, order):
    with rolled_back():
        walk = Walk()
        import_text("".join(Entry(work=number).bibtex("Zotero") for number in range(3)))
        for step in steps:
            walk.take(step)
        before = state()
        removals = []
        for one, other in pairs:
            records = walk._pick(one, other)
            if len({record.pk for record in records}) == 2:
                removals.append(merge(records[0].pk, records[1].pk, {}))
        order.shuffle(removals)
        for removal in removals:
            assert take_back(removal.pk).left == []
        assert state() == before
