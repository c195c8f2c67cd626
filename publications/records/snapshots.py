"""Snapshots of the publications in the database."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from publications.models import Authorship, Publication
from publications.vocabulary.fields import COLUMN_NAMES, FIELDS_BY_NAME, MARKUP, PAIR_COLUMNS
from publications.vocabulary.snapshot import NAME_FIELDS, Snapshot, values_of


def present_snapshots(publication_ids: Iterable[int]) -> dict[int, Snapshot]:
    """Return what the publications with these ids say now, by id, in two queries."""
    ids = list(publication_ids)
    names: dict[int, list[dict[str, Any]]] = defaultdict(list)
    authorships = Authorship.objects.filter(publication__in=ids).order_by("position")
    for row in authorships.values("publication_id", *NAME_FIELDS):
        names[row.pop("publication_id")].append(row)
    found = Publication.objects.filter(pk__in=ids).order_by().with_pairs()
    fetched = [f"fetched_{name}" for name in PAIR_COLUMNS]
    return {
        row["pk"]: Snapshot.of(values_of(row) | _pairs(row), names[row["pk"]])
        for row in found.values("pk", *COLUMN_NAMES, *MARKUP.values(), *fetched)
    }


def _pairs(row: dict[str, Any]) -> dict[str, list[list[str]]]:
    """Return further identifiers and links as pairs of kind and value, in order."""
    pairs = {name: row[f"fetched_{name}"] for name in PAIR_COLUMNS}
    return {name: FIELDS_BY_NAME[name].in_order(said) for name, said in pairs.items() if said}
