"""Merging by hand: one publication takes what another one has, which stays as a tombstone."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from people.models import Person
from publications.imports.authorships import with_editors_choices
from publications.imports.removals.choices import (
    Comparison,
    chosen_values,
    identifiers_of,
    links_of,
)
from publications.imports.removals.moves import move
from publications.imports.removals.record_values import (
    CHOICES,
    UNITED,
    changes_between,
    take,
    values_of,
)
from publications.imports.run import lock
from publications.imports.trace import restored_authorships
from publications.messages.message import Message, MessageError
from publications.models import Publication, PublicationTopic, Removal, SourceEntry
from publications.records.revisions import revise
from publications.vocabulary.snapshot import NAMES


class RemovalRefusedError(MessageError):
    """Nothing was merged, deleted or taken back. The message says why."""


#: By id of the record, the id of the latest revision that a form was opened with.
Seen = Mapping[int, int | None]


def hold(ids: list[int], seen: Seen | None = None) -> dict[int, Publication]:
    """Return live publications by id, which nobody else can write before the transaction ends.

    Raises RemovalRefusedError if one is gone, or is not as it was `seen`.
    """
    lock()
    held = {one.pk: one for one in Publication.objects.live().filter(pk__in=ids).held()}
    if len(held) < len(ids):
        raise RemovalRefusedError(Message("removed-already"))
    if not as_seen(held, seen):
        raise RemovalRefusedError(Message("changed-since-opened"))
    return held


def as_seen(held: Mapping[int, Publication | Person], seen: Seen | None) -> bool:
    """Return whether the latest revisions of records are those that a form was opened with."""
    latest = {pk: one.latest_revision_id for pk, one in held.items()}
    return all(latest[pk] == revision for pk, revision in (seen or {}).items() if pk in latest)


def merge(
    stays: int,
    goes: int,
    chosen: Mapping[str, int],
    *,
    user: User | None = None,
    seen: Seen | None = None,
) -> Removal:
    """Merge the publication `goes` into `stays`; return the record of it.

    `chosen` says by the name of a `Choice` whose values stand, where they are not those chosen
    beforehand. Raises RemovalRefusedError as `hold` does.
    """
    with transaction.atomic():
        held = hold([stays, goes], seen)
        survivor, tombstone = held[stays], held[goes]
        comparison = Comparison(survivor, tombstone)
        before, other = comparison.values[stays], comparison.values[goes]
        after = chosen_values(before, comparison.choices(), chosen)
        after["identifiers"] = identifiers_of(before, other, after)
        after["links"] = links_of(before, other)
        for name in (name for name in after if name != NAMES and after[name] != before[name]):
            take(survivor, name, after[name])
        _take_names(survivor, before[NAMES], other[NAMES], taken=after[NAMES])
        trace: dict[str, Any] = {"topics": _copy_topics(survivor, tombstone)}
        survivor.save()
        trace["changes"] = changes_between(
            before, values_of(survivor), [*CHOICES, *((name,) for name in UNITED)]
        )
        trace["source_entries"] = _copy_source_entries(survivor, tombstone)
        trace["moved"] = move(tombstone, survivor)
        Publication.objects.filter(pk=goes).update(merged_into=survivor, retired_at=timezone.now())
        revise([stays, goes], user)
        return Removal.objects.create(publication=tombstone, into=survivor, user=user, trace=trace)


def delete(publication: int, *, user: User | None = None, seen: Seen | None = None) -> Removal:
    """Delete a publication: it stays as a tombstone with all that it has; return the record of it.

    Raises RemovalRefusedError as `hold` does.
    """
    with transaction.atomic():
        held = hold([publication], seen)
        Publication.objects.filter(pk=publication).update(retired_at=timezone.now())
        revise([publication], user)
        return Removal.objects.create(publication=held[publication], user=user)


def _take_names(
    survivor: Publication,
    mine: list[dict[str, Any]],
    others: list[dict[str, Any]],
    *,
    taken: list[dict[str, Any]],
) -> None:
    """Give a survivor the names taken, with whom editors chose in either, its own before others."""
    rows = with_editors_choices(restored_authorships(taken), restored_authorships(others))
    rows = with_editors_choices(rows, restored_authorships(mine))
    if taken is others:
        rows = with_editors_choices(rows, restored_authorships(others))
    links = [(row.person_id, row.linked_by) for row in rows]
    if taken is others or links != [(row["person_id"], row["linked_by"]) for row in mine]:
        survivor.authorships.set(rows)


def _copy_topics(survivor: Publication, tombstone: Publication) -> list[int]:
    """Give a survivor the topics that only the other one has; return the ids of the rows."""
    there = PublicationTopic.objects.filter(content_object=survivor).values("tag")
    rows = PublicationTopic.objects.filter(content_object=tombstone).exclude(tag__in=there)
    copies = PublicationTopic.objects.bulk_create(
        PublicationTopic(content_object=survivor, tag_id=row.tag_id, given_by_id=row.given_by_id)
        for row in rows.order_by("pk")
    )
    return [row.pk for row in copies]


def _copy_source_entries(survivor: Publication, tombstone: Publication) -> list[int]:
    """Let the sources of both speak of a survivor; return the ids of the rows.

    Of two entries of one source, the survivor's stays the base of the next import.
    """
    mine = SourceEntry.objects.filter(publication=survivor)
    said = {(row.source, row.citekey, row.fingerprint) for row in mine}
    with_base = {row.source for row in mine if not row.repeated}
    copies = []
    rows = SourceEntry.objects.filter(publication=tombstone)
    for row in rows.order_by("source", "repeated", "pk"):
        if (row.source, row.citekey, row.fingerprint) in said:
            continue
        row.pk, row.publication = None, survivor
        row.repeated = row.repeated or row.source in with_base
        with_base.add(row.source)
        copies.append(row)
    return [row.pk for row in SourceEntry.objects.bulk_create(copies)]
