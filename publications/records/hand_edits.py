"""Hand edits of publications: what they hold that no bibliography has said of them."""

from collections import defaultdict
from collections.abc import Collection

from publications.models import (
    Authorship,
    ImportEntry,
    ImportStatus,
    LinkOrigin,
    Publication,
    PublicationStatus,
    SourceEntry,
)
from publications.records.snapshots import present_snapshots
from publications.vocabulary.fields import FIELD_NAMES, PAIR_COLUMNS
from publications.vocabulary.snapshot import NAMES, Snapshot

#: Columns that no bibliography fills.
_NEVER_IMPORTED = ("pdf_id", "open_access")
_EDITORS_CHOICES = (LinkOrigin.EDITOR, LinkOrigin.REJECTED)


def edited_by_hand(publication_ids: Collection[int]) -> set[int]:
    """Return those of the publications that say, hide or link something that no source gave.

    The number of queries does not depend on that of publications.
    """
    edited = set(typed_fields(publication_ids))
    columns = ("pk", "public", "status", *_NEVER_IMPORTED)
    for row in Publication.objects.filter(pk__in=publication_ids).values(*columns):
        hidden = row["public"] != PublicationStatus(row["status"]).is_public
        if hidden or any(row[name] for name in _NEVER_IMPORTED):
            edited.add(row["pk"])
    chosen = Authorship.objects.filter(
        publication__in=publication_ids, linked_by__in=_EDITORS_CHOICES
    )
    return edited | set(chosen.order_by().values_list("publication_id", flat=True))


def typed_fields(publication_ids: Collection[int]) -> dict[int, set[str]]:
    """Return by publication the fields that say what no source gives and no import gave.

    The number of queries does not depend on that of publications.
    """
    rows = SourceEntry.objects.filter(publication__in=publication_ids)
    said: dict[int, list[Snapshot]] = defaultdict(list)
    for pk, fields in rows.values_list("publication_id", "fields"):
        said[pk].append(Snapshot.from_json(fields))
    present = present_snapshots(publication_ids)
    typed = {
        pk: {name for name in (*FIELD_NAMES, NAMES) if _is_typed(name, now, said[pk])}
        for pk, now in present.items()
    }
    before = _said_before([pk for pk, names in typed.items() if names])
    for pk, earlier in before.items():
        # An entry that lost a field has left its value in the record.
        now = present[pk]
        typed[pk] = {
            name for name in typed[pk] if not now.get(name) or _is_typed(name, now, earlier)
        }
    return {pk: names for pk, names in typed.items() if names}


def _said_before(publication_ids: Collection[int]) -> dict[int, list[Snapshot]]:
    """Return by publication what entries of imports said of it that were not taken back."""
    said: dict[int, list[Snapshot]] = defaultdict(list)
    if not publication_ids:
        return said
    rows = ImportEntry.objects.filter(
        publication__in=publication_ids, batch__status=ImportStatus.APPLIED, batch__undoes=None
    ).exclude(incoming=None)
    for pk, *words in rows.order_by().values_list("publication_id", "incoming", "after__work"):
        said[pk] += [Snapshot.from_json(one) for one in words if one]
    return said


def _is_typed(name: str, now: Snapshot, said: list[Snapshot]) -> bool:
    value, values = now.get(name), [one.get(name) for one in said]
    if not value:
        # Emptied, unless one of its entries does not speak of it either.
        return bool(values) and all(values)
    if name == "status" and value == PublicationStatus.PUBLISHED:
        # The silence of a bibliography.
        return False
    if name in PAIR_COLUMNS:
        # Several bibliographies give some each.
        given = [pair for pairs in values for pair in pairs or ()]
        return any(pair not in given for pair in value)
    return value not in values
