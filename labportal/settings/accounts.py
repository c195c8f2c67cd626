"""Settings of accounts: locks after wrong passwords, the sign-in service, the log."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from labportal.settings import environment

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def proxies() -> int:
    """Return how many proxies stand in front and add to X-Forwarded-For."""
    if not environment.flag("BEHIND_PROXY", default=False):
        return 0
    return environment.number("PROXIES", 1)


def provider() -> dict[str, Any]:
    """Return the settings of the sign-in service (OpenID Connect); empty if there is none.

    Raises ImproperlyConfigured.
    """
    issuer = environment.text("OIDC_ISSUER", "")
    if not issuer:
        return {}
    parts = urlsplit(issuer)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    if not is_safe or parts.query or parts.fragment or not parts.hostname:
        raise ImproperlyConfigured("OIDC_ISSUER must be an https address, as the service names it.")
    return {
        "ISSUER": issuer,
        "CLIENT_ID": environment.text("OIDC_CLIENT_ID"),
        "CLIENT_SECRET": environment.secret("OIDC_CLIENT_SECRET"),
        "SCOPES": _scopes(),
        "NAME": environment.text("OIDC_NAME", parts.hostname),
        "GROUPS_CLAIM": environment.text("OIDC_GROUPS_CLAIM", "groups"),
        "ROLES": _roles(environment.words("OIDC_ROLES", "")),
        "TIMEOUT": 10,
    }


def _scopes() -> str:
    scopes = environment.text("OIDC_SCOPES", "openid email profile").replace(",", " ").split()
    # Without it there is no id token, and so no nonce.
    return " ".join(dict.fromkeys(["openid", *scopes]))


def _roles(pairs: list[str]) -> dict[str, str]:
    """Return the role by the group of the service, of words such as "portal-admins=Members"."""
    roles = {}
    for pair in pairs:
        group, separator, role = (part.strip() for part in pair.rpartition("="))
        if not (separator and group and role):
            message = f"OIDC_ROLES must be group=Role, with commas between, not {pair!r}."
            raise ImproperlyConfigured(message)
        roles[group] = role
    return roles


# Locks come first; who somebody is, Django's own finds.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_HANDLER = "labportal.accounts.locks.LockHandler"
AXES_LOCKOUT_CALLABLE = "labportal.accounts.locks.lock_page"
AXES_CLIENT_IP_CALLABLE = "labportal.serving.client_address.throttled_address"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = environment.number("LOCK_FAILURES", 5)
AXES_COOLOFF_TIME = timedelta(minutes=environment.number("LOCK_MINUTES", 15))
AXES_RESET_ON_SUCCESS = True
# Whoever tries while it is locked does not make it longer.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken"]
# The wider bounds count failures within this time.
LOCK_WINDOW = timedelta(hours=1)
LOCK_LIMITS = {
    "username": environment.number("LOCK_ACCOUNT_FAILURES", 50),
    "ip_address": environment.number("LOCK_ADDRESS_FAILURES", 100),
}
# Wrong passwords of one closed page: from one address, behind which many may be, and from anywhere.
LOCK_PAGE_FAILURES = environment.number("LOCK_PAGE_FAILURES", 20)
LOCK_PAGE_FAILURES_ANYWHERE = 25 * LOCK_PAGE_FAILURES
# Mails with a link to set a password that one address of e-mail gets within that time.
LINKS_BY_MAIL = 3
PROXIES = proxies()
OIDC = provider()
ACCOUNT_LOG_DAYS = environment.number("ACCOUNT_LOG_DAYS", 180)
# By its address an account is found: administrators set it, and members do not.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_USER_LOGIN_FORM = "labportal.accounts.passwords.SignInForm"
WAGTAILUSERS_PASSWORD_REQUIRED = not OIDC
