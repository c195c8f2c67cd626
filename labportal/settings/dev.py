"""Settings for trying it out and for development: nothing has to be configured."""

from labportal.settings import collected_static, database, environment
from labportal.settings.base import *
from labportal.settings.base import VAR_DIR

DEBUG = environment.flag("DEBUG", default=True)
SECRET_KEY = environment.text("SECRET_KEY", "insecure-key-for-development-only")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
DATABASES = {"default": database.given_or_embedded(VAR_DIR / "postgres")}
# The development server's threads live for one request each, and their connections with them.
DATABASES["default"] |= {"CONN_MAX_AGE": 0 if DEBUG else 60, "CONN_HEALTH_CHECKS": True}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

if DEBUG:
    # Templates change without a trace in the database.
    PAGE_CACHE_BYTES = 0
    # Straight from the source folders, so that nothing has to be collected first.
    WHITENOISE_USE_FINDERS = True
    WHITENOISE_AUTOREFRESH = True
else:
    STATIC_ROOT = collected_static.STATIC_ROOT
    STORAGES = collected_static.STORAGES
