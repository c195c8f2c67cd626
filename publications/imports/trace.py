"""Traces: records before and after an import, as an undo needs them."""

from typing import Any

from labportal.base.records.merged_records import heir
from people.models import Person
from publications.models import Authorship, Publication, SourceEntry
from publications.vocabulary.fields import FIELD_NAMES
from publications.vocabulary.snapshot import NAME_FIELDS

# Columns, not relations: traces are JSON, and their people may be merged or gone by then.
_LINKED_NAME_FIELDS = (*NAME_FIELDS, "person_id", "linked_by")
_SOURCE_FIELDS = ("citekey", "raw", "fields", "fingerprint", "repeated")


def record_trace(publication: Publication) -> dict[str, Any]:
    """Return the fields and authorships of `publication` that an import may change."""
    return {
        "values": {name: publication.said(name) for name in FIELD_NAMES},
        "authorships": [
            {name: getattr(authorship, name) for name in _LINKED_NAME_FIELDS}
            for authorship in publication.authorships.all()
        ],
    }


def source_trace(row: SourceEntry) -> dict[str, Any]:
    """Return the columns of a source entry."""
    return {name: getattr(row, name) for name in _SOURCE_FIELDS}


def restored_authorships(rows: list[dict[str, Any]]) -> list[Authorship]:
    """Return unsaved authorships from those of `record_trace`, in order.

    A person who was merged into another since is that one, and one who was deleted is nobody.
    """
    people = Person.objects.filter(pk__in={row["person_id"] for row in rows})
    heirs = {person.pk: heir(person) for person in people.select_related("merged_into")}
    return [
        Authorship(position=position, **{**row, **_link(row, heirs)})
        for position, row in enumerate(rows)
    ]


def _link(row: dict[str, Any], heirs: dict[int, Person]) -> dict[str, Any]:
    person = heirs.get(row["person_id"])
    if person and not person.deleted_at:
        return {"person_id": person.pk}
    # Whoever is nobody's is free for whom the name is found to be later.
    return {"person_id": None, "linked_by": "" if row["person_id"] else row["linked_by"]}
