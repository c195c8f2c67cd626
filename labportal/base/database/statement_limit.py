"""The longest that PostgreSQL works on one statement of a visitor's request."""

from collections.abc import Iterator
from typing import TypeVar

from django.db import connection

_Piece = TypeVar("_Piece")


def limit_statements(milliseconds: int) -> None:
    """Have PostgreSQL give up statements of this connection after so long; 0 is never.

    It asks the database only where the connection has another limit. To be called outside of a
    transaction, whose end could undo it.
    """
    connection.ensure_connection()
    limited = connection.connection, milliseconds
    before = getattr(connection, "limited", (connection.connection, 0))
    if before != limited:
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = %s", [milliseconds])
        # A connection that is made anew has none.
        connection.limited = limited  # type: ignore[attr-defined]


def by_itself(pieces: Iterator[str]) -> Iterator[str]:
    """Yield the pieces in another thread, whose connection has the limit of this one and ends."""
    _, milliseconds = getattr(connection, "limited", (None, 0))
    return _limited(pieces, milliseconds)


def _limited(pieces: Iterator[str], milliseconds: int) -> Iterator[str]:
    try:
        if milliseconds:
            limit_statements(milliseconds)
        yield from pieces
    finally:
        connection.close()


def in_any_thread(pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    """Yield the pieces, each made in whatever thread asks for it with the limit of this one."""
    _, milliseconds = getattr(connection, "limited", (None, 0))
    return _resumed(pieces, milliseconds)


def _resumed(pieces: Iterator[_Piece], milliseconds: int) -> Iterator[_Piece]:
    while True:
        # The thread may have answered a visitor last.
        limit_statements(milliseconds)
        try:
            piece = next(pieces)
        except StopIteration:
            return
        yield piece
