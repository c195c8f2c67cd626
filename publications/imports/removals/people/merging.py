"""Merging by hand: one person takes what another one has, who stays as a tombstone."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from people.models import Person
from publications.imports.removals.choices import chosen_values
from publications.imports.removals.merging import RemovalRefusedError, Seen, as_seen
from publications.imports.removals.people.choices import PersonComparison
from publications.imports.removals.people.names import find, move, names_of, works_in
from publications.imports.removals.people.rows import move as move_rows
from publications.imports.removals.people.rows import rows_of
from publications.imports.removals.people.values import (
    ACCOUNT,
    CHOICES,
    UNITED,
    take,
    values_of,
    variants_of,
)
from publications.imports.removals.record_values import changes_between
from publications.imports.run import lock
from publications.messages.message import Message
from publications.models import PersonRemoval


def hold(ids: list[int], seen: Seen | None = None) -> dict[int, Person]:
    """Return people who are there by id, whom nobody else can write before the transaction ends.

    Raises RemovalRefusedError if one is gone, or is not as it was `seen`.
    """
    lock()
    held = hold_any(ids)
    if not all(pk in held and is_live(held[pk]) for pk in ids):
        raise RemovalRefusedError(Message("person-removed-already"))
    if not as_seen(held, seen):
        raise RemovalRefusedError(Message("person-changed-since-opened"))
    return held


def hold_any(ids: list[int]) -> dict[int, Person]:
    """Return people by id, tombstones too, whom nobody else can write."""
    # `no_key`: rows that name them by foreign key are not kept waiting.
    rows = Person.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True)
    held = {one.pk: one for one in rows}
    for one in held.values():
        # A merge gives both names, and taking it back takes them again: no name was changed.
        one.keeps_former_names = False
    return held


def is_live(person: Person) -> bool:
    """Return whether a person was neither merged nor deleted."""
    return person.merged_into_id is None and person.deleted_at is None


def merge(
    stays: int,
    goes: int,
    chosen: Mapping[str, int],
    *,
    user: User | None = None,
    seen: Seen | None = None,
) -> PersonRemoval:
    """Merge the person `goes` into `stays`; return the record of it.

    `chosen` says by the name of a `Choice` whose values stand, where they are not those chosen
    beforehand. Raises RemovalRefusedError as `hold` does.
    """
    with transaction.atomic():
        held = hold([stays, goes], seen)
        survivor, tombstone = held[stays], held[goes]
        comparison = PersonComparison(survivor, tombstone)
        before, other = comparison.values[stays], comparison.values[goes]
        after = chosen_values(before, comparison.choices(), chosen)
        after["name_variants"] = variants_of(before, other, after)
        for name in ("links", "topics"):
            after[name] = [*before[name], *(one for one in other[name] if one not in before[name])]
        names, own = names_of(tombstone), names_of(survivor)
        trace: dict[str, Any] = {"account": other[ACCOUNT], "names": names}
        trace["own"] = {"works": works_in(own), "rows": rows_of(survivor)}
        # First: an account, and an ORCID iD, are one person's.
        Person.objects.filter(pk=goes).update(merged_into=survivor, user=None)
        for name in (name for name in after if after[name] != before[name]):
            take(survivor, name, after[name])
        survivor.save()
        move(names, survivor, user)
        trace["moved"], trace["filled"] = move_rows(tombstone, survivor)
        trace["found"] = find(survivor, user)
        trace["changes"] = changes_between(
            before,
            values_of(Person.objects.get(pk=stays)),
            [*CHOICES, *((name,) for name in UNITED)],
        )
        revise([stays, goes], user)
        return PersonRemoval.objects.create(person=tombstone, into=survivor, user=user, trace=trace)


def delete(person: int, *, user: User | None = None, seen: Seen | None = None) -> PersonRemoval:
    """Delete a person, who stays as a tombstone with all there is; return the record of it.

    The names printed on works stay, and are nobody's. Raises RemovalRefusedError as `hold` does.
    """
    with transaction.atomic():
        tombstone = hold([person], seen)[person]
        names = names_of(tombstone)
        move(names, None, user)
        Person.objects.filter(pk=person).update(deleted_at=timezone.now(), user=None)
        if tombstone.photo:
            # Whose addresses somebody may have noted.
            for rendition in tombstone.photo.renditions.all():
                rendition.delete()
        revise([person], user)
        trace = {"account": tombstone.user_id, "names": names}
        return PersonRemoval.objects.create(person=tombstone, user=user, trace=trace)


def revise(ids: list[int], user: User | None) -> None:
    """Write a revision of people as they are now: a form that was opened before is refused."""
    for person in Person.objects.filter(pk__in=ids).order_by("pk"):
        person.save_revision(user=user, log_action=True, changed=True)
