"""Answers for whoever watches the portal: a load balancer, an orchestrator, a monitor."""

from collections.abc import Iterator

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.db import BaseDatabaseCache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from labportal.base.database.heartbeat import Heartbeat

TEXT = "text/plain; charset=utf-8"


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 while the process serves requests; asks nothing of the database."""
    return HttpResponse("ok\n", content_type=TEXT)


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when pages can be served, 503 with the reason in short otherwise.

    Lines below tell how long ago worker and backup gave a sign of life: pages do without them.
    """
    reason = _why_not_ready()
    lines = [reason] if reason else ["ok", *_signs_of_life()]
    text = "".join(f"{line}\n" for line in lines)
    return HttpResponse(text, status=503 if reason else 200, content_type=TEXT)


def _signs_of_life() -> Iterator[str]:
    for name, at in Heartbeat.moments().items():
        age = f"{int((timezone.now() - at).total_seconds())} seconds ago" if at else "never"
        yield f"{name}: {age}{' (overdue)' * Heartbeat.is_overdue(name, at)}"


def _why_not_ready() -> str:
    # The error itself may name hosts and users, so it is not told to whoever asks.
    try:
        # It asks for what every page needs: a connection, and tables of this version.
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
        # `migrate` makes it as well.
        is_missing = isinstance(caches["default"], BaseDatabaseCache) and not _has_cache_table()
    except DatabaseError:
        return "database unavailable"
    return "migrations pending" if pending or is_missing else ""


def _has_cache_table() -> bool:
    return settings.CACHES["default"]["LOCATION"] in connection.introspection.table_names()
