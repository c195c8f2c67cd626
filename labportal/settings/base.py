"""Settings that `dev`, `test` and `production` share."""

import tomllib
from pathlib import Path
from zoneinfo import available_timezones

from django.utils.translation import gettext_lazy as _

from labportal.settings import environment, lookup, policies
from labportal.settings.accounts import *
from labportal.settings.caches import *
from labportal.settings.mail import *
from labportal.settings.mail import DEFAULT_FROM_EMAIL
from labportal.settings.operations import *
from labportal.settings.uploads import *
from labportal.settings.uploads import UPLOAD_STORAGES

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = BASE_DIR / "var"
VERSION: str = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]["version"]

# The project's own apps come first so that their templates and translations win.
INSTALLED_APPS = [
    "labportal.base",
    "people",
    "publications",
    "groups",
    "labportal",
    "labportal.privacy",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "labportal.accounts.apps.AccountsConfig",  # wagtail.users, with the portal's forms
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "axes",
    "csp",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "labportal.api.cross_origin.CrossOriginMiddleware",
    "labportal.page_cache.middleware.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "labportal.serving.middleware.ContentSecurityPolicyMiddleware",
    "labportal.serving.middleware.PermissionsPolicyMiddleware",
    "labportal.serving.middleware.DocumentEncodingMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "labportal.serving.middleware.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "labportal.serving.middleware.AdminLanguageMiddleware",
    "labportal.serving.current_request.CurrentRequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
    "labportal.serving.erased_addresses.ErasedAddressMiddleware",
]

ROOT_URLCONF = "labportal.urls"
WSGI_APPLICATION = "labportal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# Languages of pages and records, the first one at the root; the admin speaks both in any case.
_LANGUAGE_NAMES = {"en": _("English"), "de": _("German")}
WAGTAILADMIN_PERMITTED_LANGUAGES = [*_LANGUAGE_NAMES.items()]
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    (code, _LANGUAGE_NAMES[code])
    for code in environment.choices("LANGUAGES", "en,de", among=_LANGUAGE_NAMES)
]
LANGUAGE_CODE = LANGUAGES[0][0]
LOCALE_PATHS = [BASE_DIR / "labportal" / "locale"]
WAGTAIL_I18N_ENABLED = len(LANGUAGES) > 1
TIME_ZONE = environment.text("TIME_ZONE", "Europe/Berlin")
FORMAT_MODULE_PATH = "labportal.formats"

# Files
STATIC_URL = "/static/"
# Pictures of the guide are files of everybody, so that no question is asked for one.
STATICFILES_DIRS = [BASE_DIR / "static", ("guide", BASE_DIR / "docs" / "guide" / "images")]
STORAGES = {
    **UPLOAD_STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Scripts of other sites read the API only.
WHITENOISE_ALLOW_ALL_ORIGINS = False
# A page with many blocks has more form fields than Django's default of 1,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Imports: refused beyond this, before any work.
IMPORT_MAX_BYTES = environment.number("IMPORT_MAX_BYTES", 20_000_000)
IMPORT_MAX_ENTRIES = environment.number("IMPORT_MAX_ENTRIES", 50_000)
# Larger imports are planned and written by the worker.
IMPORT_BACKGROUND_BYTES = environment.number("IMPORT_BACKGROUND_BYTES", 500_000)
# Tasks: Wagtail's own run at once, in the request; imports and renderings wait for the worker.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "long": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

# Records of publications, looked up by DOI, arXiv id or PubMed id.
LOOKUP = lookup.given(DEFAULT_FROM_EMAIL)
# Links of records and pages are tried once a month by the worker.
CHECK_LINKS = environment.flag("CHECK_LINKS", default=True)

# Security
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
# Of links by which a password is set: an invitation may wait for the end of a holiday.
PASSWORD_RESET_TIMEOUT = 7 * 24 * 60 * 60
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "/"
SESSION_ENGINE = "labportal.serving.sessions"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the admin shows previews in a frame

CONTENT_SECURITY_POLICY = policies.PUBLIC
ADMIN_PREFIX = "/admin/"
ADMIN_CONTENT_SECURITY_POLICY = policies.ADMIN

# Wagtail
WAGTAIL_SITE_NAME = "labportal"
WAGTAILADMIN_BASE_URL = environment.own_address("BASE_URL", "http://localhost:8000")
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "labportal.base.picture_form.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["bib", "csv", "docx", "odp", "ods", "odt", "pdf", "pptx", "txt", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
# Always through the view that checks who may read, never from the media folder.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
TAGGIT_CASE_INSENSITIVE = True
WAGTAIL_TAG_SPACES_ALLOWED = True
# The portal asks no other host for anything.
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Debian lists "localtime" among the time zones; browsers know none of that name.
WAGTAIL_USER_TIME_ZONES = sorted(available_timezones() - {"localtime"})
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
