"""Records that were looked up before, kept for a while: looking twice asks once."""

import hashlib

from django.conf import settings
from django.core.cache import cache

from publications.lookup.record import ServiceRecord
from publications.lookup.request import Identifier

# To be raised when records are read differently: what was kept before is not found any more.
_VERSION = 1


def kept(identifier: Identifier) -> ServiceRecord | None:
    """Return the record that was kept under an identifier, if it still is."""
    found = cache.get(_key(identifier))
    return found if isinstance(found, ServiceRecord) else None


def keep(identifier: Identifier, record: ServiceRecord) -> None:
    """Keep a record as long as the settings say."""
    cache.set(_key(identifier), record, settings.LOOKUP["CACHE_SECONDS"])


def _key(identifier: Identifier) -> str:
    # Identifiers hold characters, and are of lengths, that caches refuse.
    digest = hashlib.sha256(identifier.value.encode()).hexdigest()
    return f"publications.lookup:{_VERSION}:{identifier.kind}:{digest}"
