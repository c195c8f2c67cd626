"""Tasks of workers that were killed, and what is forgotten after a time."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import UploadedFile

from labportal.operation.abandoned_tasks import WorkerLock, resume_tasks
from labportal.operation.retention import forget_old_tasks, forget_old_uploads

pytestmark = pytest.mark.django_db


def task(**fields):
    given = {"args_kwargs": {"args": [], "kwargs": {}}, "backend_name": "long", "run_after": None}
    return DBTaskResult.objects.create(
        **{**given, "task_path": "publications.imports.tasks.plan_import", **fields}
    )


def test_a_task_that_was_left_is_done_again_but_not_for_ever():
    left = task(status=TaskResultStatus.RUNNING, worker_ids=["a"])
    deadly = task(status=TaskResultStatus.RUNNING, worker_ids=["a", "b", "c"])
    done = task(status=TaskResultStatus.SUCCESSFUL, worker_ids=["a"])
    resume_tasks()
    for one in (left, deadly, done):
        one.refresh_from_db()
    states = TaskResultStatus.READY, TaskResultStatus.FAILED, TaskResultStatus.SUCCESSFUL
    assert (left.status, deadly.status, done.status) == states


def test_only_a_worker_that_is_alone_may_take_tasks_of_others():
    locks = [WorkerLock() for _ in range(3)]
    assert locks[0].take()
    assert not locks[1].take()
    locks[0].release()
    assert not locks[2].take()
    for lock in locks[1:]:
        lock.release()
    alone = WorkerLock()
    assert alone.take()
    alone.release()


def test_tasks_that_ended_long_ago_are_forgotten_and_no_others(settings):
    settings.TASK_DAYS = 30
    old, new = (timezone.now() - timedelta(days=days) for days in (31, 29))
    task(status=TaskResultStatus.SUCCESSFUL, finished_at=old)
    kept = {
        task(status=TaskResultStatus.SUCCESSFUL, finished_at=new).pk,
        task(status=TaskResultStatus.READY).pk,
    }
    forget_old_tasks()
    assert {one.pk for one in DBTaskResult.objects.all()} == kept


def test_uploads_that_were_left_go_with_their_files(settings, monkeypatch):
    settings.UPLOAD_DAYS = 7
    upload = UploadedFile.objects.create(file=ContentFile(b"png", "left.png"))
    forget_old_uploads()
    assert UploadedFile.objects.exists()
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=8))
    forget_old_uploads()
    assert not UploadedFile.objects.exists()
    assert not upload.file.storage.exists(upload.file.name)
