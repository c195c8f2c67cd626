"""Records that were merged into others."""

from typing import Any

from django.db import models
from django.db.models.expressions import RawSQL


def heir(record: Any) -> Any:
    """Return the record that holds a merged one now, which may be itself: the end of the chain.

    A record fetched with `merged_into` costs no query, unless that was merged again.
    """
    # Two that were merged into each other would lead round for ever.
    passed = {record.pk}
    while (following := record.merged_into) and following.pk not in passed:
        record = following
        passed.add(record.pk)
    return record


def and_merged(record: models.Model) -> RawSQL:
    """Return the ids of a record and of all that was merged into it, as the SQL of a subquery."""
    table = record._meta.db_table
    # UNION, not UNION ALL: two that were merged into each other would lead round for ever.
    sql = (
        "WITH RECURSIVE held AS (SELECT %s::bigint AS id UNION "  # noqa: S608 - name of a table
        f"SELECT merged.id FROM {table} merged JOIN held ON merged.merged_into_id = held.id) "
        "SELECT id FROM held"
    )
    return RawSQL(sql, [record.pk])  # noqa: S611 - constants, and a parameter
