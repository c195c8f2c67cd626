"""PostgreSQL without compilation of queries, where its build has one (LLVM)."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created


def switch_off_for_new_connections() -> None:
    """Have each new connection interpret its queries, as those of lists take longer to compile.

    As a statement and not among the options of the connection, which poolers refuse.
    """
    connection_created.connect(_switch_off, dispatch_uid="compilation")


def _switch_off(connection: BaseDatabaseWrapper, **_: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET jit = off")
