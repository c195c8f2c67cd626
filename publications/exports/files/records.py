"""Publications as exports read them: a number at a time, whatever the length of the list."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import islice
from typing import NamedTuple

from publications.models import PublicationTopic
from publications.querysets import PublicationQuerySet
from publications.records.snapshots import present_snapshots
from publications.vocabulary.snapshot import Snapshot

PUBLICATIONS_AT_ONCE = 200


class ExportRecord(NamedTuple):
    """A publication with everything that an export says of it."""

    pk: int
    citekey: str
    slug: str
    snapshot: Snapshot
    topics: tuple[str, ...]


def chunks(
    publications: PublicationQuerySet, *, topics: bool = True, private: bool = False
) -> Iterator[list[ExportRecord]]:
    """Yield the publications in their order, at most `PUBLICATIONS_AT_ONCE` in a list.

    Memory and the number of queries (one, and three for each list; two without `topics`) depend on
    that number, not on how many there are. What is deleted meanwhile is left out. Names are those
    that visitors see, or as printed if the export is `private`.
    """
    rows = publications.values_list("pk", "citekey", "slug").iterator(
        chunk_size=PUBLICATIONS_AT_ONCE
    )
    while some := list(islice(rows, PUBLICATIONS_AT_ONCE)):
        ids = [pk for pk, *_ in some]
        snapshots = present_snapshots(ids, shown=not private)
        names = _topics(ids) if topics else {}
        yield [
            ExportRecord(pk, citekey, slug, snapshots[pk], tuple(names.get(pk, ())))
            for pk, citekey, slug in some
            if pk in snapshots
        ]


def _topics(ids: Collection[int]) -> dict[int, list[str]]:
    topics: dict[int, list[str]] = defaultdict(list)
    tagged = PublicationTopic.objects.filter(content_object__in=ids).order_by("tag__name")
    for pk, name in tagged.values_list("content_object_id", "tag__name"):
        topics[pk].append(name)
    return topics
