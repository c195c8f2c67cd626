"""What follows from a change of people: their past publications are found."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from people.models import NameVariant, Person
from publications.author_links import apply, relink


@receiver(post_save, sender=Person)
def link_past_publications_of_person(instance: Person, raw: bool, **kwargs: Any) -> None:
    """Link what a new or renamed person has published, once all of the record is saved."""
    if not raw:
        transaction.on_commit(partial(_link_past_publications, instance.pk))


@receiver(post_save, sender=NameVariant)
def link_past_publications_of_variant(instance: NameVariant, raw: bool, **kwargs: Any) -> None:
    """Link what was printed under a new name variant."""
    if not raw:
        transaction.on_commit(partial(_link_past_publications, instance.person_id))


def _link_past_publications(person_id: int) -> None:
    if person := Person.objects.live().filter(pk=person_id).first():
        apply(relink(person))
