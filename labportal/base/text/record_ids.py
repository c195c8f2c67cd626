"""Ids of records in what a browser sends."""

from collections.abc import Iterable

# Of more digits, a number may be beyond what the database could hold.
_MOST_DIGITS = 18


def id_or_none(text: str) -> int | None:
    """Return the id that a text is; None if no record can have it."""
    is_id = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
    return int(text) if is_id else None


def ids_in(texts: Iterable[str]) -> list[int]:
    """Return the ids among texts, in their order."""
    return [number for text in texts if (number := id_or_none(text)) is not None]
