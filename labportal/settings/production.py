"""Settings for serving the portal. They ask for what must be configured and guess nothing."""

from labportal.settings import collected_static, database, environment
from labportal.settings.base import *

DEBUG = False
SECRET_KEY = environment.secret("SECRET_KEY")
SECRET_KEY_FALLBACKS = environment.words("SECRET_KEY_FALLBACKS", "")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS")
WAGTAILADMIN_BASE_URL = environment.own_address(
    "BASE_URL", f"https://{ALLOWED_HOSTS[0].lstrip('.')}"
)
DATABASES = {"default": database.given()}

STATIC_ROOT = collected_static.STATIC_ROOT
STORAGES = collected_static.STORAGES

# HTTPS=0 is for trying the production settings without certificates, and for nothing else.
HTTPS = environment.flag("HTTPS", default=True)
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = environment.number("HSTS_SECONDS", 31_536_000) if HTTPS else 0
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS", "")
# Documents are sent by the web server in front (deploy/nginx), not by a thread of the portal.
if environment.flag("ACCEL_REDIRECT", default=False):
    SENDFILE_BACKEND = "labportal.serving.front.sendfile"
# Only behind a proxy that sets this header itself: otherwise a visitor could.
if environment.flag("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # the other hosts of the domain are not the portal's to decide about
    "security.W019",  # the admin shows previews in a frame
    "security.W021",  # ... nor is the browsers' preload list
]
