"""Revisions of many records at once, as `save_revision` writes one."""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision


def write_revisions(records: Sequence[Any], user: Any, action: str = "wagtail.edit") -> None:
    """Write a revision of each of some records of one model, and a line of its history by `user`.

    Their child rows should be fetched along. The number of queries does not depend on that of the
    records. The caller holds the transaction.
    """
    if not records:
        return
    kind, now = ContentType.objects.get_for_model(records[0]), timezone.now()
    # `save_revision` saves revision, record and history one by one, for every record.
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=kind,
            base_content_type=kind,
            # Text, as the column is: Wagtail's revisions are of models with any kind of key.
            object_id=str(record.pk),
            created_at=now,
            user=user,
            object_str=str(record),
            content=record.serializable_data(),
        )
        for record in records
    )
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=kind,
            object_id=revision.object_id,
            label=revision.object_str,
            action=action,
            timestamp=now,
            user=user,
            revision=revision,
            content_changed=True,
        )
        for revision in revisions
    )
    for record, revision in zip(records, revisions, strict=True):
        record.latest_revision = revision
    # Without it an open form would not be found outdated: forms compare with the latest revision.
    type(records[0])._default_manager.bulk_update(records, ["latest_revision"])
