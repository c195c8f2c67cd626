"""Snapshots of the publications in the database."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from people.names.parts import NameParts
from publications.models import Authorship, Publication
from publications.vocabulary.fields import COLUMN_NAMES, FIELDS_BY_NAME, MARKUP, PAIR_COLUMNS
from publications.vocabulary.snapshot import NAME_FIELDS, Snapshot, values_of

_SHOWN_OTHERWISE = "person__present_name_everywhere"
_OF_PERSON = {part: f"person__{part}" for part in NameParts._fields}


def present_snapshots(
    publication_ids: Iterable[int], *, shown: bool = False
) -> dict[int, Snapshot]:
    """Return what the publications with these ids say now, by id, in two queries.

    Names are as printed, or with `shown` as visitors see them.
    """
    ids = list(publication_ids)
    names: dict[int, list[dict[str, Any]]] = defaultdict(list)
    authorships = Authorship.objects.filter(publication__in=ids).order_by("position")
    of_person = (_SHOWN_OTHERWISE, *_OF_PERSON.values()) if shown else ()
    for row in authorships.values("publication_id", *NAME_FIELDS, *of_person):
        name = {**row, **_shown_name(row)} if shown else row
        names[row["publication_id"]].append(name)
    found = Publication.objects.filter(pk__in=ids).order_by().with_pairs()
    fetched = [f"fetched_{name}" for name in PAIR_COLUMNS]
    return {
        row["pk"]: Snapshot.of(values_of(row) | _pairs(row), names[row["pk"]])
        for row in found.values("pk", *COLUMN_NAMES, *MARKUP.values(), *fetched)
    }


def _shown_name(row: dict[str, Any]) -> dict[str, str]:
    """Return the parts in which the name that visitors see differs from the printed one."""
    if not row[_SHOWN_OTHERWISE]:
        return {}
    return {"literal": "", **{part: row[column] for part, column in _OF_PERSON.items()}}


def _pairs(row: dict[str, Any]) -> dict[str, list[list[str]]]:
    """Return further identifiers and links as pairs of kind and value, in order."""
    pairs = {name: row[f"fetched_{name}"] for name in PAIR_COLUMNS}
    return {name: FIELDS_BY_NAME[name].in_order(said) for name, said in pairs.items() if said}
