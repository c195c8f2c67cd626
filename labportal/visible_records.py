"""Records that pages name by id, as visitors may see them now."""

from collections.abc import Collection, Iterable
from typing import TypeVar

from groups.models import ResearchGroup
from labportal.base.records.merged_records import heir
from people.models import Person
from publications.models import Publication

Record = TypeVar("Record")


def people_now(ids: Collection[int]) -> dict[int, Person]:
    """Return people by id; in place of a merged record the one that holds it, none if deleted."""
    found = Person.objects.select_related("merged_into").in_bulk(ids)
    now = {pk: heir(person) for pk, person in found.items()}
    return {pk: person for pk, person in now.items() if not person.deleted_at}


def publications_now(ids: Collection[int]) -> dict[int, Publication]:
    """Return the visible publications by id, ready to be cited.

    In place of a merged record it is the one that holds it.
    """
    named = Publication.objects.select_related("merged_into")
    named = named.only("merged_into", "merged_into__merged_into")
    heirs = {pk: heir(publication).pk for pk, publication in named.in_bulk(ids).items()}
    found = Publication.objects.visible().with_citation().in_bulk(set(heirs.values()))
    return {pk: found[now] for pk, now in heirs.items() if now in found}


def groups_now(ids: Collection[int]) -> dict[int, ResearchGroup]:
    """Return research groups by id, with their names."""
    return ResearchGroup.objects.with_texts().in_bulk(ids)


def in_order(ids: Iterable[int], found: dict[int, Record]) -> list[Record]:
    """Return what was found in the order of `ids`, each record once."""
    return list(dict.fromkeys(found[pk] for pk in ids if pk in found))
