"""Settings of caches, which are in the memory of each process."""

from labportal.settings import environment

# What is kept of visitors' pages, in each process; 0 keeps none.
PAGE_CACHE_BYTES = environment.number("PAGE_CACHE_MB", 64) * 1024 * 1024
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "KEY_FUNCTION": "labportal.base.database.kept.stamped_key",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    }
}
