"""Traces of imports and merges that were written while a person was merged or deleted.

They say the survivor, or nobody, of names that are the person's again: what they restore later is
to be as it would have been.
"""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Q

from publications.imports.removals.people.names import PRINT, works_in
from publications.models import ImportEntry, PersonRemoval, Removal
from publications.vocabulary.snapshot import NAMES


def name_again(removal: PersonRemoval, held_by: Collection[int], *, free: bool) -> None:
    """Let what was noted of works since a removal name the person again."""
    names = {tuple(name[1:-1]): name[-1] for name in removal.trace["names"]}
    works = works_in(removal.trace["names"])
    holders = {*held_by, None} if free else {*held_by}

    def give(work: int, rows: list[dict[str, Any]]) -> bool:
        given = False
        for row in rows or ():
            link = names.get((work, *(row[name] for name in PRINT)))
            if link is not None and row["person_id"] in holders and row["linked_by"] != "rejected":
                row["person_id"], row["linked_by"] = removal.person_id, row["linked_by"] or link
                given = True
        return given

    merges = Removal.objects.filter(created_at__gte=removal.created_at)
    for merge in merges.filter(Q(publication__in=works) | Q(into__in=works)):
        sides = merge.trace.get("changes", {}).get(NAMES, ())
        # All of them, not until the first.
        if sum(give(work, side) for side in sides for work in _works_of(merge)):
            merge.save(update_fields=["trace"])
    entries = ImportEntry.objects.filter(
        publication__in=works, batch__applied_at__gte=removal.created_at
    ).exclude(before=None)
    for entry in entries:
        record = (entry.before or {}).get("record")
        if record and give(entry.publication_id or 0, record["authorships"]):
            entry.save(update_fields=["before"])


def _works_of(merge: Removal) -> Iterator[int]:
    yield merge.publication_id
    if merge.into_id:
        yield merge.into_id
