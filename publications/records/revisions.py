"""Revisions of many publications at once, as `Publication.save_revision` writes one."""

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from publications.models import Publication

# Each revision holds its record as JSON, all of which are in memory at one time.
_ROWS_AT_ONCE = 1000


def revise(publication_ids: Sequence[int], user: User | None = None) -> None:
    """Write a revision of each publication as it is now, and a line of its history by `user`.

    A form that was opened before is refused then. The number of queries does not depend on that of
    publications, but for very many. The caller holds the transaction.
    """
    for start in range(0, len(publication_ids), _ROWS_AT_ONCE):
        _revise(publication_ids[start : start + _ROWS_AT_ONCE], user)


def _revise(publication_ids: Sequence[int], user: User | None) -> None:
    kind, now = ContentType.objects.get_for_model(Publication), timezone.now()
    publications = list(
        Publication.objects.filter(pk__in=publication_ids)
        .order_by("pk")
        .prefetch_related("authorships", "identifiers", "links", "tagged_topics")
    )
    # `save_revision` saves revision, record and history one by one, for every publication.
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=kind,
            base_content_type=kind,
            # Text, as the column is: Wagtail's revisions are of models with any kind of key.
            object_id=str(publication.pk),
            created_at=now,
            user=user,
            object_str=str(publication),
            content=publication.serializable_data(),
        )
        for publication in publications
    )
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=kind,
            object_id=revision.object_id,
            label=revision.object_str,
            action="wagtail.edit",
            timestamp=now,
            user=user,
            revision=revision,
            content_changed=True,
        )
        for revision in revisions
    )
    for publication, revision in zip(publications, revisions, strict=True):
        publication.latest_revision = revision
    # Without it an open form would not be found outdated: forms compare with the latest revision.
    Publication.objects.bulk_update(publications, ["latest_revision"])
