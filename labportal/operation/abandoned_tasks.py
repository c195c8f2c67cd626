"""Tasks that a worker had begun when it was killed, done again by another one."""

import logging
from typing import Any

from django.db import connection, connections, transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

#: The first part of the keys of these locks: any number that no other lock has.
_WORKERS = 5_071_905
#: A task that ended so many workers would end the next, too.
_MOST_ATTEMPTS = 3
_KEY = "hashtextextended(%(worker)s, %(workers)s)"

_logger = logging.getLogger(__name__)


class WorkerLock:
    """A lock in the database that a worker holds as long as it lives, by its own name.

    It ends with the connection, so that nobody has to ask whether a process is still there.
    """

    def __init__(self, worker: str) -> None:
        self._parameters = {"worker": worker, "workers": _WORKERS}
        self._connection: Any = connections.create_connection("default")
        # Taken by the worker, and renewed by its clock.
        self._connection.inc_thread_sharing()

    def hold(self) -> None:
        """Take it, or take it again if its connection was lost: the server may have restarted."""
        if self._connection.is_usable():
            return
        self._connection.close()
        with self._connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_advisory_lock({_KEY})", self._parameters)

    def release(self) -> None:
        """Release it."""
        self._connection.close()


class AbandonedTasks:
    """Rounds over the tasks that are being done, for the worker: resumes those of nobody.

    A task is resumed if its worker is gone in two rounds one after the other, since one that lives
    needs a moment to take its lock again.
    """

    def __init__(self) -> None:
        self._suspected: set[tuple[Any, int]] = set()

    def go(self) -> None:
        """Let tasks be done again whose workers are gone; give up those that ended several."""
        suspected, self._suspected = self._suspected, set()
        with transaction.atomic():
            running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
            for task in running.select_for_update(skip_locked=True):
                if _is_alive(task.worker_ids[-1]):
                    continue
                attempt = task.pk, len(task.worker_ids)
                if attempt in suspected:
                    _resume(task)
                else:
                    self._suspected.add(attempt)


def _is_alive(worker: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT CASE WHEN pg_try_advisory_lock({_KEY}) THEN pg_advisory_unlock({_KEY})"
            " ELSE false END",
            {"worker": worker, "workers": _WORKERS},
        )
        return not cursor.fetchone()[0]


def _resume(task: DBTaskResult[Any, Any]) -> None:
    if len(task.worker_ids) < _MOST_ATTEMPTS:
        _logger.warning("A worker was killed at %s: it is done again.", task.task_path)
        task.status = TaskResultStatus.READY
        task.save(update_fields=["status"])
    else:
        _logger.error("%s ended several workers, and is given up.", task.task_path)
        task.set_failed(RuntimeError("Workers were killed at it."))
