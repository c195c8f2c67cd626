"""The content stamp: the name of what is committed and visible of all that pages are made of.

Triggers (`stamp_triggers.py`) add a `ContentChange` for each statement that changed a row. Ids are
given when these are added and not when they are committed, so the highest alone would name two
states: the stamp is the number and the sum of those that are visible, to which each commit adds. It
reads the same on a standby, whose snapshots have other numbers.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, models, transaction

# The key of the lock under which changes are pruned: any number that no other lock has.
_PRUNING = 5_071_903
_READ = """
SELECT (SELECT oid FROM pg_database WHERE datname = current_database()),
       sum(number), sum(coalesce(total, id)), pg_current_xact_id_if_assigned() IS NULL
  FROM base_contentchange
"""
_PRUNE = """
  WITH pruned AS (DELETE FROM base_contentchange RETURNING number, coalesce(total, id) AS total)
INSERT INTO base_contentchange (number, total)
SELECT sum(number), sum(total) FROM pruned HAVING count(*) > 0
"""

# "" where none was read yet.
_of_request: ContextVar[str | None] = ContextVar("content_stamp", default="")


class ContentChange(models.Model):
    """A statement that changed what pages are made of; or, after pruning, all that were before.

    `number` counts them, and `total` is the sum of their ids, null if that is `id`.
    """

    number = models.BigIntegerField(db_default=1)
    total = models.BigIntegerField(null=True)

    class Meta:
        default_permissions = ()


def content_stamp() -> str | None:
    """Return the stamp of what this connection sees, read from the database or known (`known`).

    None in a transaction that has written: it sees what nobody else does, and may roll it back.
    """
    stamp = _of_request.get()
    return read_stamp() if stamp == "" else stamp


def known_stamp() -> str | None:
    """Return the stamp that was read before, if there is one: no query."""
    return _of_request.get() or None


def read_stamp() -> str | None:
    """Return the stamp as the database has it now, as `content_stamp` does."""
    with connection.cursor() as cursor:
        cursor.execute(_READ)
        *parts, has_not_written = cursor.fetchone()
    return "-".join(str(part or 0) for part in parts) if has_not_written else None


@contextmanager
def known(stamp: str | None) -> Iterator[None]:
    """Let `content_stamp` return a stamp that was read before, to what only reads.

    What is kept under a stamp may be newer than it, and never older: the stamp comes first.
    """
    token = _of_request.set(stamp)
    try:
        yield
    finally:
        _of_request.reset(token)


def prune_changes() -> None:
    """Put one row in the place of all changes, so that the stamp stays as it is, and cheap."""
    with transaction.atomic(), connection.cursor() as cursor:
        # Before the statement that counts: it has to see what another one left.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_PRUNING])
        cursor.execute(_PRUNE)


def renewal_sql() -> str:
    """Return the statement after which the stamp is one that there never was.

    A restored database has the stamp that it had at the time of its backup, under which processes
    may keep pages made of rows that are gone.
    """
    # Far beyond what counting reaches, and far below the largest bigint.
    number = secrets.randbelow(1 << 53) + (1 << 40)
    return f"INSERT INTO public.base_contentchange (number, total) VALUES ({number}, 0);"  # noqa: S608 - of a number
