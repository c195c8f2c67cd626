"""Rows of others that name a person, as memberships do: they move with a merge."""

from collections.abc import Collection, Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet

from people.models import Person
from people.uses import PersonUse, movable_uses
from publications.models import PersonRemoval

#: Label of the model and id.
Place = list[Any]


def move(one: Person, other: Person) -> tuple[list[Place], list[list[Any]]]:
    """Let rows that name `one` name `other`; return these, and the values filled in.

    Where `other` has the same row, that of `one` stays as it is, and what it says more is filled
    into the other: label, id, that of the row that said it, column, value before and after.
    """
    moved: list[Place] = []
    filled: list[list[Any]] = []
    for use in movable_uses():
        label = use.model._meta.label_lower
        there = {_key(use, row): row for row in use.rows.filter(person=other)}
        for row in use.rows.filter(person=one).order_by("pk"):
            twin = there.get(_key(use, row))
            if twin is None:
                _write(row, "person", other)
                moved.append([label, row.pk])
            else:
                filled += [[label, *change] for change in _fill(use, twin, row)]
    return moved, filled


def _write(row: Any, name: str, value: Any) -> None:
    # One by one: what is saved is logged.
    setattr(row, name, value)
    row.save(update_fields=[name])


def _key(use: PersonUse, row: Any) -> tuple[Any, ...]:
    columns: list[Any] = [use.model._meta.get_field(name) for name in use.same]
    return tuple(getattr(row, column.attname) for column in columns)


def _fill(use: PersonUse, row: Any, other: Any) -> Iterator[list[Any]]:
    for name in use.filled:
        before, after = getattr(row, name), getattr(other, name)
        if not after or before:
            continue
        try:
            with transaction.atomic():
                _write(row, name, after)
        except IntegrityError:
            # It contradicts what the row says: an end, where nobody is said to know it.
            setattr(row, name, before)
            continue
        yield [row.pk, other.pk, name, before, after]


def move_back(moved: list[Place], one: Person, held_by: Collection[int]) -> None:
    """Let rows that name any of those who are `held_by` name `one` again."""
    uses = {use.model._meta.label_lower: use for use in movable_uses()}
    for label, pk in moved:
        use = uses[label]
        there = {_key(use, row) for row in use.rows.filter(person=one)}
        for row in use.rows.filter(pk=pk, person__in=held_by):
            # What somebody wrote for `one` meanwhile is there already.
            if _key(use, row) not in there:
                _write(row, "person", one)


def empty(filled: list[list[Any]], later: list[PersonRemoval]) -> None:
    """Take back what was filled into rows, and from there into others by later merges."""
    for label, pk, _, name, before, after in filled:
        rows: QuerySet[Model] = apps.get_model(label)._default_manager.all()
        for row in rows.filter(**{"pk": pk, name: after}):
            _write(row, name, before)
        for removal in later:
            entries = removal.trace.get("filled", [])
            passed = [
                one for one in entries if [one[0], *one[2:4], one[5]] == [label, pk, name, after]
            ]
            removal.trace["filled"] = [one for one in entries if one not in passed]
            empty(passed, later)


def rows_of(person: Person) -> list[Place]:
    """Return the rows that name a person, of those that move."""
    return [
        [use.model._meta.label_lower, pk]
        for use in movable_uses()
        for pk in use.rows.filter(person=person).order_by("pk").values_list("pk", flat=True)
    ]


def labels_of(places: list[Place]) -> Iterator[tuple[str, str]]:
    """Yield the model and the words of each row that is still there."""
    for use in movable_uses():
        label = use.model._meta.label_lower
        ids = [pk for name, pk in places if name == label]
        yield from ((label, use.label(row)) for row in use.labelled.filter(pk__in=ids))
