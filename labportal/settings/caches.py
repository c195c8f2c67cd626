"""Settings of what visitors' pages may take: caches, and time."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from labportal.settings import environment

_ENTRIES = 5000


def cache() -> dict[str, Any]:
    """Return Django's settings of the cache: of each process, or one that they share.

    Raises ImproperlyConfigured, without repeating the address, which may hold a password.
    """
    url = environment.secret("CACHE_URL", "")
    if not url:
        return {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "KEY_FUNCTION": "labportal.base.database.kept.stamped_key",
            "OPTIONS": {"MAX_ENTRIES": _ENTRIES},
        }
    if url == "database":
        return {
            "BACKEND": "labportal.serving.caches.database_cache.DatabaseCache",
            "LOCATION": "cached_value",
            "KEY_FUNCTION": "labportal.serving.caches.keys.shared_key",
            "OPTIONS": {"MAX_ENTRIES": _ENTRIES},
        }
    if not url.startswith(("redis://", "rediss://", "unix://")):
        message = "CACHE_URL must look like redis://:password@host:6379/0, or be database."
        raise ImproperlyConfigured(message)
    environment.require_package("CACHE_URL", "redis")
    return {
        "BACKEND": "labportal.serving.caches.redis_cache.RedisCache",
        "LOCATION": url,
        "KEY_FUNCTION": "labportal.serving.caches.keys.shared_key",
    }


# What is kept of visitors' pages, in each process; 0 keeps none.
PAGE_CACHE_BYTES = environment.number("PAGE_CACHE_MB", 64) * 1024 * 1024
# The longest that the database works on one question of a visitor's page; 0 is without end.
PUBLIC_STATEMENT_MS = environment.number("PUBLIC_STATEMENT_MS", 1000)
CACHES = {"default": cache()}
# What else shared caches tell apart, read before and after this.
CACHE_KEY_VARIABLES = environment.read
