"""Tasks that a worker had begun when it was killed, done again by the next one."""

import logging
from typing import Any

from django.db import connections
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

#: The key of the lock that each worker holds with the others: any number that no other lock has.
_WORKERS = 5_071_904
#: A task that ended so many workers would end the next, too.
_MOST_ATTEMPTS = 3

_logger = logging.getLogger(__name__)


class WorkerLock:
    """A lock in the database that a worker holds as long as it lives, together with all others.

    It ends with the connection, so that nobody has to ask whether a process is still there.
    """

    def __init__(self) -> None:
        self._connection: Any = connections.create_connection("default")

    def take(self) -> bool:
        """Take it; return whether no other worker holds it."""
        with self._connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_WORKERS])
            is_alone = bool(cursor.fetchone()[0])
            cursor.execute("SELECT pg_advisory_lock_shared(%s)", [_WORKERS])
            if is_alone:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_WORKERS])
        return is_alone

    def release(self) -> None:
        """Release it."""
        self._connection.close()


def resume_tasks() -> None:
    """Let tasks that no worker is at be done again; to be called while there is no other worker."""
    for task in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
        if len(task.worker_ids) < _MOST_ATTEMPTS:
            _logger.warning("A worker was killed at %s: it is done again.", task.task_path)
            task.status = TaskResultStatus.READY
            task.save(update_fields=["status"])
        else:
            _logger.error("%s ended several workers, and is given up.", task.task_path)
            task.set_failed(RuntimeError("Workers were killed at it."))
