"""Following changes of people: their publications are found by the names as they are, and linked.

All of it waits for the end of the transaction, when all of the record is saved.
"""

from functools import partial

from django.db import transaction

from people.followers import person_changed, person_deleted, variant_deleted
from people.models import Person
from publications.models import Authorship, PublicationIndex
from publications.name_links.links import apply, relink
from publications.search.index import refresh


def follow_people() -> None:
    """Register with the followers of people."""
    # At the end of the transaction: variants are saved behind their person.
    person_changed.register(lambda person_id: transaction.on_commit(partial(_link, person_id)))
    variant_deleted.register(
        lambda person_id: transaction.on_commit(partial(_refresh_linked, person_id))
    )
    # Once the person is gone, nobody is linked any more.
    person_deleted.register(
        lambda person_id: transaction.on_commit(partial(_refresh, _linked(person_id)))
    )


def _link(person_id: int) -> None:
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
    """Refresh the rows that nobody holds at once, and the others one by one.

    An import holds rows in an order of its own: waiting for one with another in hand may deadlock.
    """
    with transaction.atomic():
        rows = PublicationIndex.objects.filter(pk__in=publication_ids).order_by("pk")
        free = list(rows.select_for_update(skip_locked=True).values_list("pk", flat=True))
        refresh(free)
    for publication_id in sorted(set(publication_ids) - set(free)):
        refresh([publication_id])
