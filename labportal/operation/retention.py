"""Rows and files that nobody needs any more, forgotten after a time that is set."""

import re
from contextlib import suppress
from datetime import timedelta
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.images import get_image_model
from wagtail.models import UploadedFile

#: The names that `RenditionStorage` gives.
_RENDITION = re.compile(r".+\.[A-Za-z0-9]{16}(_[A-Za-z0-9]+)?\.[A-Za-z0-9]+")
#: Longer than any process takes from the file of a rendition to its row.
_DAYS_TO_ROW = 1


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


def forget_lost_renditions() -> None:
    """Delete files of renditions that no row names: whoever made them was killed before the row."""
    model = get_image_model().get_rendition_model()
    storage = model._meta.get_field("file").storage
    folder = PurePosixPath(model().get_upload_to("x")).parent
    # The files first: a row that comes later has a file that comes later.
    try:
        _, files = storage.listdir(str(folder))
    except FileNotFoundError:
        return
    found = {str(folder / name) for name in files if _RENDITION.fullmatch(name)}
    limit = _days_ago(_DAYS_TO_ROW)
    for name in found.difference(model.objects.values_list("file", flat=True)):
        # Another process may have been quicker.
        with suppress(FileNotFoundError):
            if storage.get_modified_time(name) < limit:
                storage.delete(name)


def _days_ago(days: int) -> Any:
    return timezone.now() - timedelta(days=days)
