"""Sessions in the database, looked for only under keys that there can be."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import VALID_KEY_CHARS


class SessionStore(db.SessionStore):
    """Django's store, which would ask PostgreSQL for a key with a NUL, and get an error."""

    def _validate_session_key(self, key: Any) -> bool:
        # Eight characters, as in Django's own check.
        return bool(key) and len(key) >= 8 and set(key) <= set(VALID_KEY_CHARS)
