"""Following changes of people: their publications are found by the names as they are, and linked.

All of it waits for the end of the transaction, when all of the record is saved.
"""

from collections.abc import Iterable
from functools import partial

from django.db import connection, transaction

from people.followers import person_changed, person_deleted, variant_deleted
from people.matching.roster import Roster
from people.models import Person
from publications.models import Authorship, PublicationIndex
from publications.name_links.links import apply, relink
from publications.search.index import refresh


def follow_people() -> None:
    """Register with the followers of people."""
    # At the end of the transaction: variants are saved behind their person.
    person_changed.register(_link_later)
    variant_deleted.register(
        lambda person_id: transaction.on_commit(partial(_refresh_linked, [person_id]))
    )
    # Once the person is gone, nobody is linked any more.
    person_deleted.register(
        lambda person_id: transaction.on_commit(partial(_refresh, _linked([person_id])))
    )


class _Linking:
    """The linking of all the people who change in one transaction, with one roster."""

    def __init__(self) -> None:
        self.person_ids: dict[int, None] = {}

    def __call__(self) -> None:
        """Link past publications, and have those that are linked found by the names as they are."""
        roster = Roster.load()
        people = Person.objects.live().filter(pk__in=self.person_ids).order_by("pk")
        apply([link for person in people for link in relink(person, roster)])
        _refresh_linked(self.person_ids)


def _link_later(person_id: int) -> None:
    # What waits for the transaction is forgotten with the savepoint in which it was registered.
    for registered in connection.run_on_commit:
        savepoints, waiting = registered[:2]
        if isinstance(waiting, _Linking) and savepoints == set(connection.savepoint_ids):
            waiting.person_ids[person_id] = None
            return
    linking = _Linking()
    linking.person_ids[person_id] = None
    transaction.on_commit(linking)


def _linked(person_ids: Iterable[int]) -> list[int]:
    authorships = Authorship.objects.filter(person__in=person_ids).order_by("publication")
    return list(authorships.values_list("publication", flat=True).distinct())


def _refresh_linked(person_ids: Iterable[int]) -> None:
    _refresh(_linked(person_ids))


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
