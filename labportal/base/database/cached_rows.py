"""Rows of queries, kept in Django's cache for as long as nothing is written to the database."""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.core.cache import cache
from django.db import connection

Rows = list[tuple[Any, ...]]


def kept_rows(sql: str, parameters: Sequence[Any]) -> Rows:
    """Return the rows of a query that reads, and depends on nothing but the database.

    What is kept is named by PostgreSQL's snapshot, which is another one after each transaction
    that wrote. A transaction that has written itself asks anew: it sees what its snapshot does not
    name.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_current_snapshot()::text, pg_current_xact_id_if_assigned() IS NULL"
        )
        snapshot, has_not_written = cursor.fetchone()
        # With the database's name: another one that shares the cache may have the same snapshot.
        asked = repr((connection.settings_dict["NAME"], snapshot, sql, list(parameters)))
        key = f"kept_rows:{hashlib.sha256(asked.encode()).hexdigest()}"
        if has_not_written and (kept := cache.get(key)) is not None:
            rows: Rows = kept
            return rows
        cursor.execute(sql, parameters)
        rows = cursor.fetchall()
    if has_not_written:
        cache.set(key, rows)
    return rows
