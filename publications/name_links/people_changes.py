"""Following changes of people: their publications are found by the names as they are, and linked.

All of it waits for the end of the transaction, when all of the record is saved.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from django.db import transaction

from people.followers import person_changed, person_deleted, variant_deleted
from people.matching.roster import Roster
from people.models import Person
from publications.models import Authorship, PublicationIndex
from publications.name_links.links import apply, relink_all
from publications.search.index import refresh

#: The people who are linked at the end of what writes many of them; None in between.
_together: ContextVar[dict[int, None] | None] = ContextVar("together", default=None)


def follow_people() -> None:
    """Register with the followers of people."""
    # At the end of the transaction: variants are saved behind their person.
    person_changed.register(_link_later)
    variant_deleted.register(
        lambda person_id: transaction.on_commit(partial(_refresh_linked, [person_id]))
    )
    # Once the person is gone, nobody is linked any more.
    person_deleted.register(lambda person_id: unlinked_together([person_id]))


@contextmanager
def linked_together() -> Iterator[None]:
    """Link all the people who change within, of one transaction, with one roster: a table of them.

    One by one, each would read all names of all people.
    """
    person_ids: dict[int, None] = {}
    token = _together.set(person_ids)
    try:
        yield
    finally:
        _together.reset(token)
    transaction.on_commit(partial(_link, person_ids))


def unlinked_together(person_ids: Iterable[int]) -> None:
    """Have the publications of people who are about to be deleted found by the printed names."""
    transaction.on_commit(partial(_refresh, _linked(person_ids)))


def _link_later(person_id: int) -> None:
    together = _together.get()
    if together is None:
        transaction.on_commit(partial(_link, [person_id]))
    else:
        together[person_id] = None


def _link(person_ids: Iterable[int]) -> None:
    """Link past publications, and have those that are linked found by the names as they are."""
    if people := list(Person.objects.live().filter(pk__in=person_ids).order_by("pk")):
        apply(relink_all(people, Roster.load()))
    _refresh_linked(person_ids)


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
