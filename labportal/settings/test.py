"""Settings of the test suite: quick where that changes no behaviour under test."""

from labportal.settings import database, environment
from labportal.settings.base import *
from labportal.settings.base import LOOKUP, VAR_DIR

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105 - guards nothing
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
WAGTAILADMIN_BASE_URL = "http://testserver"
MEDIA_ROOT = VAR_DIR / "test-media"
BACKUP_ROOT = VAR_DIR / "test-backups"

# A cluster of its own, and one whose data need not outlive a power cut: copies of databases, of
# which the tests make hundreds, take a tenth of the time in memory.
DATABASES = {
    "default": database.given_or_embedded(
        database.in_memory(VAR_DIR / "test-postgres"),
        fsync="off",
        synchronous_commit="off",
        full_page_writes="off",
        wal_level="minimal",
        max_wal_senders="0",
        min_wal_size="32MB",
        max_wal_size="128MB",
    )
}
# Two runs at a time need two databases.
DATABASES["default"]["TEST"] = {"NAME": environment.text("TEST_DATABASE", "test_labportal")}

TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "long": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# Tests of the page cache turn it on.
PAGE_CACHE_BYTES = 0
# A machine that is busy with tests may take any time.
PUBLIC_STATEMENT_MS = 0
# Looked up when asked for: a scan of all would cost every test client a tenth of a second.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# Windows that share what they fetched do not ask for it again, however long the tests take.
WHITENOISE_MAX_AGE = 24 * 60 * 60

# Nobody on the network is asked: at this port of this machine nothing listens.
LOOKUP |= dict.fromkeys(("DOI_URL", "ARXIV_URL", "PUBMED_URL"), "http://127.0.0.1:9")
LOOKUP |= {"PAUSE_MS": 0}
CHECK_LINKS = False
