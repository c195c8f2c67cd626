"""Answers of a sign-in service that lies, is broken, or is away."""

import base64
import hashlib
import hmac
import json
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import User
from joserfc import jws, jwt
from joserfc.jwk import OctKey, RSAKey

from labportal.models import AccountEvent, ProviderIdentity

pytestmark = pytest.mark.django_db

BEGIN = "/admin/login/provider/"
KEY, OTHER_KEY = (RSAKey.generate_key(2048, {"kid": "1"}) for _ in range(2))


class Service:
    """A service whose every answer a test decides; it is honest until then."""

    def __init__(self, server):
        self.server = server
        self.issuer = server.url_for("").rstrip("/")
        self.metadata = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/keys",
        }
        self.profile = {"sub": "4711"}
        self.claims = {
            "iss": self.issuer,
            "sub": "4711",
            "aud": "portal",
            "exp": int(time.time()) + 300,
            "iat": int(time.time()),
            "email": "ada@example.org",
            "email_verified": True,
        }
        self.header = {"alg": "RS256", "kid": "1"}
        self.key = KEY

    def sign_in(self, client):
        """Lead somebody there and back, and return the portal's answer."""
        serve = self.server.expect_request
        serve("/.well-known/openid-configuration").respond_with_json(self.metadata)
        begun = client.get(BEGIN)
        if begun.status_code != 302:
            return begun
        query = parse_qs(urlsplit(begun["Location"]).query)
        claims = {"nonce": query["nonce"][0]} | self.claims
        keys = {"keys": [KEY.as_dict(private=False)]}
        serve("/keys").respond_with_json(keys)
        serve("/userinfo").respond_with_json(self.profile)
        token = {"access_token": "a", "token_type": "Bearer", "id_token": self.token(claims)}
        serve("/token", method="POST").respond_with_json(
            {name: value for name, value in token.items() if value}
        )
        answer = {"code": "c", "state": query["state"][0]}
        return client.get("/admin/login/provider/answer/", answer)

    def token(self, claims):
        algorithms = [self.header["alg"]]
        registry = jws.JWSRegistry(algorithms=algorithms)
        return jwt.encode(self.header, claims, self.key, registry=registry)


@pytest.fixture
def service(httpserver, settings):
    User.objects.create_user("ada", "ada@example.org")
    service = Service(httpserver)
    settings.OIDC = {
        "ISSUER": service.issuer,
        "CLIENT_ID": "portal",
        "CLIENT_SECRET": "shared secret of some length",
        "SCOPES": "openid email",
        "NAME": "Uni login",
        "GROUPS_CLAIM": "groups",
        "ROLES": {},
        "TIMEOUT": 1,
    }
    return service


def _is_refused(client, answer):
    return (
        answer.status_code == 400
        and "_auth_user_id" not in client.session
        and not ProviderIdentity.objects.exists()
        and AccountEvent.objects.get(kind="refused").detail == "invalid"
    )


def test_an_honest_answer_is_taken(client, service):
    assert service.sign_in(client).status_code == 302
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"nonce_supported": False, "nonce": "x"},
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "another portal"},
        {"aud": ["portal", "another"], "azp": "another"},
        {"aud": None},
        {"exp": 1},
        {"exp": None},
        {"iat": None},
        {"nbf": 32503680000},
        {"sub": None},
        {"sub": 4711},
        {"sub": ""},
        {"at_hash": "of another token"},
    ],
    ids=str,
)
def test_a_token_with_other_claims_is_refused(client, service, claims):
    service.claims |= claims
    service.claims = {k: v for k, v in service.claims.items() if v is not None}
    if claims == {"nonce": None}:
        service.token = lambda claims: Service.token(
            service, {k: v for k, v in claims.items() if k != "nonce"}
        )
    assert _is_refused(client, service.sign_in(client))


def test_a_token_of_another_key_is_refused(client, service):
    service.key = OTHER_KEY
    assert _is_refused(client, service.sign_in(client))


@pytest.mark.filterwarnings("ignore::joserfc.errors.SecurityWarning")
@pytest.mark.parametrize("named", [None, ["none", "RS256"], ["none"]])
def test_a_token_without_a_signature_is_refused_whatever_the_service_names(client, service, named):
    if named:
        service.metadata["id_token_signing_alg_values_supported"] = named
    service.header, service.key = {"alg": "none"}, OctKey.import_key("x" * 32)
    assert _is_refused(client, service.sign_in(client))


@pytest.mark.parametrize("secret", ["public key", "shared secret of some length"])
def test_a_token_that_is_signed_with_what_is_no_secret_is_refused(client, service, secret):
    service.metadata["id_token_signing_alg_values_supported"] = ["HS256", "RS256"]
    public = KEY.as_pem(private=False) if secret == "public key" else secret
    service.header = {"alg": "HS256", "kid": "1"}
    service.token = lambda claims: _signed_by_hand(service.header, claims, public)
    assert _is_refused(client, service.sign_in(client))


def _signed_by_hand(header, claims, secret):
    """Sign with a text, as libraries refuse to with a public key."""

    def part(data):
        return base64.urlsafe_b64encode(data).rstrip(b"=")

    key = secret if isinstance(secret, bytes) else secret.encode()
    signed = part(json.dumps(header).encode()) + b"." + part(json.dumps(claims).encode())
    return (signed + b"." + part(hmac.new(key, signed, hashlib.sha256).digest())).decode()


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "x" * 200_000], ids=["", "x", "abc", "long"])
def test_what_is_no_token_is_refused(client, service, token):
    service.token = lambda claims: token
    assert _is_refused(client, service.sign_in(client))


def test_the_profile_of_somebody_else_is_refused(client, service):
    service.profile = {"sub": "another", "email": "ada@example.org", "email_verified": True}
    assert _is_refused(client, service.sign_in(client))


def test_a_verified_address_and_another_one_are_not_put_together(client, service):
    service.claims |= {"email_verified": False}
    service.profile = {"sub": "4711", "email": "zoe@example.org", "email_verified": True}
    assert service.sign_in(client).status_code == 403
    assert "_auth_user_id" not in client.session


def test_a_service_that_calls_itself_otherwise_is_refused(client, service):
    service.metadata["issuer"] = "https://evil.example"
    assert service.sign_in(client).status_code == 400


@pytest.mark.parametrize("shape", [[], {}, "text", None])
def test_what_is_no_description_of_a_service_is_refused(client, service, shape):
    service.metadata = shape
    assert service.sign_in(client).status_code == 400


def _is_said_to_be_away(answer):
    text = answer.content.decode()
    return answer.status_code == 503 and "/admin/login/" in text and "password" in text


def test_a_service_that_is_away_is_told_and_the_password_still_leads_in(client, service, settings):
    settings.OIDC = settings.OIDC | {"ISSUER": "http://127.0.0.1:9"}
    assert _is_said_to_be_away(client.get(BEGIN))
    assert client.get("/admin/login/").status_code == 200
    ada = User.objects.get()
    ada.set_password("engines and notes")
    ada.save()
    form = {"username": "ada", "password": "engines and notes"}
    assert client.post("/admin/login/", form).status_code == 302


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/token", "/keys"])
def test_a_service_that_fails_is_told_at_every_step(client, service, httpserver, path):
    httpserver.expect_oneshot_request(path).respond_with_data("", status=503)
    if path != "/.well-known/openid-configuration":
        httpserver.expect_request(path).respond_with_data("", status=503)
    assert _is_said_to_be_away(service.sign_in(client))


def test_somebody_signs_out_though_the_service_is_away(client, service, settings):
    service.sign_in(client)
    settings.OIDC = settings.OIDC | {"ISSUER": "http://127.0.0.1:9"}
    assert client.post("/admin/logout/").status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_service_that_takes_the_secret_in_the_form_only_gets_it_there(client, service):
    service.metadata["token_endpoint_auth_methods_supported"] = ["client_secret_post"]
    assert service.sign_in(client).status_code == 302
    sent = next(request for request, _ in service.server.log if request.path == "/token")
    assert sent.form["client_secret"] == "shared secret of some length"
    assert "Authorization" not in sent.headers
