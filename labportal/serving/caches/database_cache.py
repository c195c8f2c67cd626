"""A cache in a table of the database, without which the portal works on."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache.backends import db
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.db import DatabaseError, connection, transaction

T = TypeVar("T")


class DatabaseCache(db.DatabaseCache):
    """Django's cache in a table, for which one that is not there or does not answer is empty.

    `migrate` makes the table. A page that needs the database says itself that it is away.
    """

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        """Return what is kept under some of the keys; `get` asks this."""
        return self._asked(lambda: super(DatabaseCache, self).get_many(keys, version), {})

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Keep a value."""
        self._asked(lambda: super(DatabaseCache, self).set(key, value, timeout, version), None)

    def has_key(self, key: Any, version: int | None = None) -> bool:
        """Return whether something is kept under a key."""
        return self._asked(lambda: super(DatabaseCache, self).has_key(key, version), False)

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Forget what is kept under a key; return whether there was anything."""
        return self._asked(lambda: super(DatabaseCache, self).delete(key, version), False)

    def clear(self) -> None:
        """Forget everything."""
        self._asked(lambda: super(DatabaseCache, self).clear(), None)

    def _asked(self, ask: Callable[[], T], missing: T) -> T:
        try:
            if not connection.in_atomic_block:
                return ask()
            # An error would take the transaction along that something else has begun.
            with transaction.atomic():
                return ask()
        except DatabaseError:
            return missing
