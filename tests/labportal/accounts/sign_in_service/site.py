"""A real sign-in service on loopback: django-oauth-toolkit, in a process and database of its own.

Called with the file of its people, its port and the addresses that it may answer to. It insists on
PKCE. The file is read anew for every token, so that tests change what is told of somebody.
"""

import json
import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.urls import include, path

PEOPLE, PORT, ANSWERS = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
ISSUER = f"http://127.0.0.1:{PORT}/o"
LOGIN = """<form method="post">{% csrf_token %}{{ form.as_p }}
<input type="hidden" name="next" value="{{ next }}"><button>Let me in</button></form>"""

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
    Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
)

# The settings name what stands here.
sys.modules["site_of_the_service"] = sys.modules[__name__]
settings.configure(
    SECRET_KEY="of the service",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF="site_of_the_service",
    USE_TZ=True,
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    LOGIN_URL="/login/",
    SESSION_COOKIE_NAME="service_session",
    CSRF_COOKIE_NAME="service_csrf",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(PEOPLE.with_name("service.sqlite3")),
        }
    },
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "oauth2_provider",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.locmem.Loader",
                        {"registration/login.html": LOGIN},
                    ),
                    "django.template.loaders.app_directories.Loader",
                ],
                "context_processors": ["django.template.context_processors.request"],
            },
        }
    ],
    OAUTH2_PROVIDER={
        "OIDC_ENABLED": True,
        "OIDC_ISS_ENDPOINT": ISSUER,
        "OIDC_RSA_PRIVATE_KEY": KEY.decode(),
        "OIDC_RP_INITIATED_LOGOUT_ENABLED": True,
        "OIDC_RP_INITIATED_LOGOUT_ALWAYS_PROMPT": False,
        "PKCE_REQUIRED": True,
        "SCOPES": {"openid": "who", "email": "address", "profile": "name"},
        "OAUTH2_VALIDATOR_CLASS": "site_of_the_service.Claims",
    },
)
django.setup()

from django.contrib.auth.models import User  # noqa: E402 - needs the settings
from django.contrib.auth.views import LoginView  # noqa: E402
from oauth2_provider.models import Application  # noqa: E402
from oauth2_provider.oauth2_validators import OAuth2Validator  # noqa: E402


class Claims(OAuth2Validator):
    """The claims of the file, in the token and in the profile."""

    oidc_claim_scope = None

    def get_additional_claims(self, request):
        return json.loads(PEOPLE.read_text())[request.user.username]


class QuietHandler(WSGIRequestHandler):
    """A handler that writes no line for each request."""

    def log_message(self, *args):
        pass


urlpatterns = [
    path("login/", LoginView.as_view()),
    path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
]


def serve():
    call_command("migrate", verbosity=0)
    for name in json.loads(PEOPLE.read_text()):
        User.objects.create_user(name, password=f"{name} at the service")
    Application.objects.create(
        client_id="portal",
        client_secret="shared secret",
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
        redirect_uris=" ".join(f"{one}/admin/login/provider/answer/" for one in ANSWERS),
        post_logout_redirect_uris=" ".join(f"{one}/admin/login/" for one in ANSWERS),
        skip_authorization=True,
        algorithm=Application.RS256_ALGORITHM,
    )
    make_server(
        "127.0.0.1", PORT, get_wsgi_application(), handler_class=QuietHandler
    ).serve_forever()


if __name__ == "__main__":
    serve()
