"""Signal handlers that find and link the publications of changed people."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver

from people.models import NameVariant, Person
from publications.models import Authorship, PublicationIndex
from publications.name_links.links import apply, relink
from publications.search.index import refresh


@receiver(post_save, sender=Person)
def person_saved(instance: Person, raw: bool, **kwargs: Any) -> None:
    """Follow a new or renamed person, once all of the record is saved."""
    if not raw:
        transaction.on_commit(partial(_follow, instance.pk))


@receiver(post_save, sender=NameVariant)
def variant_saved(instance: NameVariant, raw: bool, **kwargs: Any) -> None:
    """Follow a new name variant."""
    if not raw:
        transaction.on_commit(partial(_follow, instance.person_id))


@receiver(post_delete, sender=NameVariant)
def variant_deleted(instance: NameVariant, **kwargs: Any) -> None:
    """Let nobody find publications by a variant that is no more."""
    transaction.on_commit(partial(_refresh_linked, instance.person_id))


@receiver(pre_delete, sender=Person)
def person_deleted(instance: Person, **kwargs: Any) -> None:
    """Let nobody find publications by other names than are printed, once nobody is linked."""
    transaction.on_commit(partial(_refresh, _linked(instance.pk)))


def _follow(person_id: int) -> None:
    """Link past publications, and have those that are linked found by the names as they are."""
    if person := Person.objects.live().filter(pk=person_id).first():
        apply(relink(person))
    _refresh_linked(person_id)


def _linked(person_id: int) -> list[int]:
    authorships = Authorship.objects.filter(person=person_id).order_by("publication")
    return list(authorships.values_list("publication", flat=True).distinct())


def _refresh_linked(person_id: int) -> None:
    _refresh(_linked(person_id))


def _refresh(publication_ids: list[int]) -> None:
    """Refresh what nobody is writing at once, and the rest one by one.

    An import holds rows in an order of its own: never wait for one with another in hand.
    """
    with transaction.atomic():
        rows = PublicationIndex.objects.filter(pk__in=publication_ids).order_by("pk")
        free = list(rows.select_for_update(skip_locked=True).values_list("pk", flat=True))
        refresh(free)
    for publication_id in sorted(set(publication_ids) - set(free)):
        refresh([publication_id])
