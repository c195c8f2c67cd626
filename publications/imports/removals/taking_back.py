"""Taking back a merge or deletion: all returns to what it was, but for what was changed since."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from publications.imports.authorships import with_editors_choices
from publications.imports.removals.merging import RemovalRefusedError
from publications.imports.removals.moves import move_back
from publications.imports.removals.record_values import (
    CHOICES,
    UNITED,
    chosen_since,
    hand_on,
    returning,
    take,
    values_of,
    without_brought,
)
from publications.imports.run import lock
from publications.imports.trace import restored_authorships
from publications.messages.message import Message
from publications.models import Publication, PublicationTopic, Removal, SourceEntry
from publications.records.revisions import revise
from publications.vocabulary.fields import FIELDS_BY_NAME
from publications.vocabulary.snapshot import NAMES

#: Fields that the words of messages do not know by their columns.
_FIELD_NAMES = {"pdf_id": "pdf"}


def take_back(removal_id: int, user: User | None = None) -> Removal:
    """Take back a merge or deletion; return the record of it, which says what was left as it is.

    Raises RemovalRefusedError if it was taken back, or its survivor was merged since, and
    Removal.DoesNotExist for an unknown id.
    """
    with transaction.atomic():
        lock()
        removal = Removal.objects.select_for_update().get(pk=removal_id)
        if removal.taken_back_at:
            raise RemovalRefusedError(Message("taken-back-already"))
        ids = [pk for pk in (removal.publication_id, removal.into_id) if pk]
        held = {one.pk: one for one in Publication.objects.filter(pk__in=ids).held()}
        publication, survivor = held[removal.publication_id], held.get(removal.into_id or 0)
        if reason := reason_to_wait(survivor):
            raise RemovalRefusedError(reason)
        if survivor:
            removal.left = _restore(survivor, removal)
            move_back(removal.trace["moved"], publication, survivor)
        publication.merged_into = None
        if not removal.trace.get("final"):
            publication.retired_at = None
        Publication.objects.filter(pk=publication.pk).update(
            merged_into=None, retired_at=publication.retired_at
        )
        revise(ids, user)
        removal.taken_back_at, removal.taken_back_by = timezone.now(), user
        removal.save(update_fields=["left", "taken_back_at", "taken_back_by"])
        return removal


def reason_to_wait(survivor: Publication | None) -> Message | None:
    """Return why a merge into a publication is not taken back yet: the survivor was merged, too."""
    if survivor and survivor.merged_into_id:
        return Message("merged-on", title=str(survivor))
    return None


def _restore(survivor: Publication, removal: Removal) -> list[Message]:
    """Give a survivor back what it was before a merge; return why values stay as they are."""
    trace = removal.trace
    PublicationTopic.objects.filter(pk__in=trace["topics"], content_object=survivor).delete()
    SourceEntry.objects.filter(pk__in=trace["source_entries"], publication=survivor).delete()
    now, changes = values_of(survivor), trace["changes"]
    later = list(Removal.objects.standing().filter(into=survivor, pk__gt=removal.pk).order_by("pk"))
    handed = hand_on(changes, [one.trace["changes"] for one in later], CHOICES)
    for one in later if handed else ():
        one.save(update_fields=["trace"])
    back, left = returning(now, changes, CHOICES)
    for name in back:
        _take_former(survivor, name, changes[name])
    for name in UNITED:
        if name in changes:
            rows = without_brought(now[name], changes[name])
            take(survivor, name, FIELDS_BY_NAME[name].in_order(rows))
    survivor.save()
    return [_change(name) for name in left if name not in handed]


def _take_former(survivor: Publication, name: str, sides: list[Any]) -> None:
    former, written = sides
    if name != NAMES:
        take(survivor, name, former)
        return
    since = chosen_since(survivor, written)
    survivor.authorships.set(with_editors_choices(restored_authorships(former), since))


def _change(name: str) -> Message:
    if name == NAMES:
        return Message("names-changed")
    return Message("field-changed", record_field=_FIELD_NAMES.get(name, name))
