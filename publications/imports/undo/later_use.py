"""Later use of the publications of an import: links, topics, other sources, anything else."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from publications.imports.authorships import EDITORS_CHOICES
from publications.imports.keywords.topics import given_otherwise
from publications.messages.message import Message
from publications.models import (
    Authorship,
    ImportBatch,
    ImportEntry,
    Publication,
    PublicationIndex,
    PublicationTopic,
    RenderedCitation,
    SourceEntry,
)

#: Rows that belong to a publication itself, beside which any other row is somebody's use of it.
_OWN_ROWS = (
    *(Authorship, ImportEntry, PublicationIndex, PublicationTopic, RenderedCitation, SourceEntry),
)

#: By publication.
Since = defaultdict[int, list[Message]]


def used_since(batch: ImportBatch) -> Since:
    """Return why publications that `batch` wrote are not its own any more, but for their fields.

    The number of queries does not depend on the number of publications.
    """
    since: Since = defaultdict(list)
    for reason, ids in _uses(batch):
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
    for relation in Publication._meta.related_objects:
        if relation.related_model not in _OWN_ROWS:
            rows = relation.related_model._default_manager.all()
            model = relation.related_model._meta.label_lower
            yield Message("in-use", model=model), ids(rows, relation.field.name)
