"""Tasks of workers that were killed, and what is forgotten after a time."""

import os
import time
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import UploadedFile

from labportal.management.commands import migrate
from labportal.operation.abandoned_tasks import AbandonedTasks, WorkerLock
from labportal.operation.retention import (
    forget_lost_renditions,
    forget_old_tasks,
    forget_old_uploads,
)
from tests.portal import makes_renditions

pytestmark = pytest.mark.django_db


def task(**fields):
    given = {"args_kwargs": {"args": [], "kwargs": {}}, "backend_name": "long", "run_after": None}
    return DBTaskResult.objects.create(
        **{**given, "task_path": "publications.imports.tasks.plan_import", **fields}
    )


def running(*workers):
    return task(status=TaskResultStatus.RUNNING, worker_ids=list(workers))


def state(one):
    one.refresh_from_db()
    return one.status


@pytest.fixture
def held():
    """Return a function that gives the lock of a worker that lives."""
    locks = []

    def hold(worker):
        lock = WorkerLock(worker)
        locks.append(lock)
        lock.hold()
        return lock

    yield hold
    for lock in locks:
        lock.release()


def test_a_task_that_was_left_is_done_again_but_not_for_ever():
    left, deadly = running("a"), running("a", "b", "c")
    done = task(status=TaskResultStatus.SUCCESSFUL, worker_ids=["a"])
    tasks = AbandonedTasks()
    for _ in range(2):
        tasks.go()
    states = TaskResultStatus.READY, TaskResultStatus.FAILED, TaskResultStatus.SUCCESSFUL
    assert (state(left), state(deadly), state(done)) == states


def test_a_task_that_a_living_worker_does_is_left_to_it_and_others_are_not(held):
    held("b")
    of_a, of_b = running("a"), running("a", "b")
    tasks = AbandonedTasks()
    for _ in range(3):
        tasks.go()
    assert (state(of_a), state(of_b)) == (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def test_a_worker_keeps_no_migration_waiting(held):
    held("a")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [migrate._MIGRATING])
        assert cursor.fetchone()[0]


def test_a_worker_that_ends_leaves_its_task_to_others(held):
    one, tasks = running("a"), AbandonedTasks()
    held("a").release()
    tasks.go()
    assert state(one) == TaskResultStatus.RUNNING
    tasks.go()
    assert state(one) == TaskResultStatus.READY


def test_a_worker_whose_connection_was_lost_takes_its_lock_again(held):
    one, tasks, lock = running("a"), AbandonedTasks(), held("a")
    with connection.cursor() as cursor:
        pid = lock._connection.connection.info.backend_pid
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
        assert cursor.fetchone()[0]
    tasks.go()
    # By the clock, in another thread.
    renewal = Thread(target=lock.hold)
    renewal.start()
    renewal.join()
    for _ in range(3):
        tasks.go()
    assert state(one) == TaskResultStatus.RUNNING


def test_a_task_that_another_worker_has_begun_again_is_suspected_anew():
    one, tasks = running("a"), AbandonedTasks()
    tasks.go()
    one.worker_ids = ["a", "b"]
    one.save()
    tasks.go()
    assert state(one) == TaskResultStatus.RUNNING


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


@makes_renditions
def test_files_of_renditions_without_a_row_go_after_a_day_and_no_others(settings):
    image = get_image_model().objects.create(title="Red", file=get_test_image_file("red.png"))
    images = settings.MEDIA_ROOT / "images"
    forget_lost_renditions()
    shown = Path(image.get_rendition("max-10x10").file.path)
    old, new = images / "red.max-20x20.0123456789abcdef.png", images / "red.0123456789abcdeF.webp"
    foreign = images / "of the administrator.png"
    (images / "a.0123456789abcdef.folder").mkdir()
    for path in (old, new, foreign):
        path.write_bytes(b"half of")
    for path in (shown, old, foreign):
        os.utime(path, (time.time() - 25 * 60 * 60,) * 2)
    forget_lost_renditions()
    assert {path for path in images.iterdir() if path.is_file()} == {shown, new, foreign}
    assert Path(image.file.path).is_file()
