"""Rows and files that nobody needs any more, forgotten after a time that is set."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import UploadedFile


def forget_old_tasks() -> None:
    """Delete tasks that ended long ago."""
    ended = DBTaskResult.objects.finished()
    ended.filter(finished_at__lt=_days_ago(settings.TASK_DAYS)).delete()


def forget_old_uploads() -> None:
    """Delete files that were uploaded several at a time, and never got their form filled in."""
    limit = _days_ago(settings.UPLOAD_DAYS)
    for upload in UploadedFile.objects.all():
        storage, name = upload.file.storage, upload.file.name
        # The row itself does not tell when it came.
        if storage.exists(name) and storage.get_modified_time(name) > limit:
            continue
        upload.delete()
        storage.delete(name)


def _days_ago(days: int) -> Any:
    return timezone.now() - timedelta(days=days)
