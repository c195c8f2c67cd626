"""Later use of the publications of an import: links, topics, other sources, anything else."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from publications.imports.authorships import EDITORS_CHOICES
from publications.imports.keywords.topics import given_otherwise
from publications.messages.message import Message
from publications.models import Authorship, ImportBatch, Publication, SourceEntry
from publications.uses import PublicationUse, publication_uses

#: Others were merged into it.
_MERGED = PublicationUse(Publication, "merged_into")

#: By publication.
Since = defaultdict[int, list[Message]]


def used_since(batch: ImportBatch) -> Since:
    """Return the uses since `batch` by which publications that it wrote are not its own any more.

    Changed fields are not among them. The number of queries does not depend on the number of
    publications.
    """
    since: Since = defaultdict(list)
    for reason, ids in _uses(batch):
        # Without the model's order, whose columns DISTINCT would compare as well.
        for publication_id in ids.order_by().distinct():
            since[publication_id].append(reason)
    return since


def _uses(batch: ImportBatch) -> Iterator[tuple[Message, QuerySet[Any, int]]]:
    written = batch.entries.exclude(before=None).values("publication")

    def ids(rows: QuerySet[Any], field: str) -> QuerySet[Any, int]:
        return rows.filter(**{f"{field}__in": written}).values_list(f"{field}_id", flat=True)

    chosen = Authorship.objects.filter(linked_by__in=EDITORS_CHOICES)
    yield Message("author-chosen"), ids(chosen, "publication")
    others = SourceEntry.objects.exclude(source=batch.source)
    yield Message("other-source"), ids(others, "publication")
    yield Message("topics-given"), ids(given_otherwise(batch), "content_object")
    for use in (_MERGED, *publication_uses()):
        yield Message("in-use", model=use.model._meta.label_lower), ids(use.rows, use.field)
