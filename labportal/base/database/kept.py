"""Values made of the database, kept in Django's cache until content changes."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.core.cache import cache
from django.db import connection
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY

from labportal.base.database.content_stamp import content_stamp, known_stamp

#: Keys under which Wagtail keeps what is made of rows, and which another process does not delete.
_STAMPED = {SITE_ROOT_PATHS_CACHE_KEY}

Rows = list[tuple[Any, ...]]
T = TypeVar("T")


def kept(name: str, asked: Sequence[Any], make: Callable[[], T]) -> T:
    """Return what `make` makes of public tables alone, and of what `asked` names.

    It is kept under `name`, `asked` and the content stamp, and is never None. A transaction that
    has written makes it anew each time.
    """
    stamp = content_stamp()
    if stamp is None:
        return make()
    # Caches refuse long keys, and some characters in them.
    digest = hashlib.sha256(repr((stamp, *asked)).encode()).hexdigest()
    key = f"kept:{name}:{digest}"
    found: T | None = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found)
    return found


def kept_rows(sql: str, parameters: Sequence[Any]) -> Rows:
    """Return the rows of a query that reads, and depends on nothing but public tables."""

    def rows() -> Rows:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return cursor.fetchall()

    return kept("rows", [sql, *parameters], rows)


def stamped_key(key: str, prefix: str, version: int) -> str:
    """Return the full key of a value in the cache, as Django does; of rows, with their stamp."""
    stamp = known_stamp() or "" if key in _STAMPED else ""
    return f"{prefix}:{version}:{stamp}:{key}"
