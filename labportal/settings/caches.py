"""Settings of what visitors' pages may take: caches in the memory of each process, and time."""

from labportal.settings import environment

# What is kept of visitors' pages, in each process; 0 keeps none.
PAGE_CACHE_BYTES = environment.number("PAGE_CACHE_MB", 64) * 1024 * 1024
# The longest that the database works on one question of a visitor's page; 0 is without end.
PUBLIC_STATEMENT_MS = environment.number("PUBLIC_STATEMENT_MS", 1000)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "KEY_FUNCTION": "labportal.base.database.kept.stamped_key",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    }
}
