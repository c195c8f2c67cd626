"""Hand edits of publications: what they hold that no bibliography has said of them."""

from collections import defaultdict
from collections.abc import Collection

from publications.models import Authorship, LinkOrigin, Publication, PublicationStatus, SourceEntry
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
    rows = SourceEntry.objects.filter(publication__in=publication_ids)
    said: dict[int, list[Snapshot]] = defaultdict(list)
    for pk, fields in rows.values_list("publication_id", "fields"):
        said[pk].append(Snapshot.from_json(fields))
    present = present_snapshots(publication_ids)
    edited = {pk for pk, now in present.items() if _differs(now, said[pk])}
    columns = ("pk", "public", "status", *_NEVER_IMPORTED)
    for row in Publication.objects.filter(pk__in=publication_ids).values(*columns):
        hidden = row["public"] != PublicationStatus(row["status"]).is_public
        if hidden or any(row[name] for name in _NEVER_IMPORTED):
            edited.add(row["pk"])
    chosen = Authorship.objects.filter(
        publication__in=publication_ids, linked_by__in=_EDITORS_CHOICES
    )
    return edited | set(chosen.order_by().values_list("publication_id", flat=True))


def _differs(now: Snapshot, said: list[Snapshot]) -> bool:
    return any(_is_typed(name, now, said) for name in (*FIELD_NAMES, NAMES))


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
