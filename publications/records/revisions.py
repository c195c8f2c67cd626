"""Revisions of many publications at once, as `Publication.save_revision` writes one."""

from collections.abc import Sequence

from django.contrib.auth.models import User

from labportal.base.records.bulk_revisions import write_revisions
from publications.models import Publication

# Each revision holds its record as JSON, all of which are in memory at one time.
_ROWS_AT_ONCE = 1000


def revise(publication_ids: Sequence[int], user: User | None = None) -> None:
    """Write a revision of each publication as it is now, and a line of its history by `user`.

    A form that was opened before is refused then. The number of queries does not depend on that of
    publications, but for very many. The caller holds the transaction.
    """
    for start in range(0, len(publication_ids), _ROWS_AT_ONCE):
        publications = (
            Publication.objects.filter(pk__in=publication_ids[start : start + _ROWS_AT_ONCE])
            .order_by("pk")
            .prefetch_related("authorships", "identifiers", "links", "tagged_topics")
        )
        write_revisions(list(publications), user)
