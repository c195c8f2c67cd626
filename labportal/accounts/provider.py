"""The sign-in service (OpenID Connect), asked through Authlib: code flow with PKCE.

Nothing of the service is kept between two sign-ins, so that new keys and addresses count at once.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.base_client import MismatchingStateError, OAuthError
from authlib.integrations.django_client import DjangoIntegration, DjangoOAuth2App
from django.conf import settings
from django.http import HttpRequest
from joserfc.errors import JoseError

from labportal.accounts.refusals import Refusal, RefusedError

#: Signatures that need the private key of the service; never "none", never a shared secret.
_ALGORITHMS = "RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519".split()


@dataclass(frozen=True)
class Person:
    """Somebody whom the service has signed in."""

    issuer: str
    subject: str
    #: Blank unless the service says that it is verified.
    email: str
    has_unverified_email: bool
    groups: frozenset[str]
    id_token: str
    next_address: str


class Provider:
    """The service of the settings, for one step of one sign-in."""

    def __init__(self) -> None:
        self.options = settings.OIDC
        issuer = self.options["ISSUER"]
        self.app = DjangoOAuth2App(
            DjangoIntegration("provider"),
            name="provider",
            client_id=self.options["CLIENT_ID"],
            client_secret=self.options["CLIENT_SECRET"],
            server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={
                "scope": self.options["SCOPES"],
                "code_challenge_method": "S256",
                "default_timeout": self.options["TIMEOUT"],
            },
        )

    def begin(self, request: HttpRequest, answer_url: str, next_address: str) -> str:
        """Return the address at the service to send somebody to; raises RefusedError.

        State, nonce and PKCE verifier are kept in the session, with the page to go on to.
        """
        with _refusals():
            self._read_metadata()
            begun = self.app.create_authorization_url(answer_url)
            self.app.save_authorize_data(
                request, redirect_uri=answer_url, next=next_address, **begun
            )
        return str(begun["url"])

    def complete(self, request: HttpRequest) -> Person:
        """Return who came back from the service; raises RefusedError."""
        state = request.GET.get("state", "")
        begun = self.app.framework.get_state_data(request.session, state) or {}
        with _refusals():
            if request.GET.get("error") == "access_denied":
                raise RefusedError(Refusal.CANCELLED)
            self._read_metadata()
            token = self.app.authorize_access_token(
                request,
                claims_options={
                    "iss": {"essential": True, "value": self.options["ISSUER"]},
                    "aud": {"essential": True, "value": self.options["CLIENT_ID"]},
                },
            )
            claims = token.get("userinfo")
            if not claims or not isinstance(claims.get("sub"), str) or not claims["sub"]:
                raise RefusedError(Refusal.INVALID)
            profile = self._profile(token, claims["sub"])
        return Person(
            issuer=self.options["ISSUER"],
            subject=claims["sub"],
            email=_verified_email(claims, profile),
            has_unverified_email=bool(claims.get("email") or profile.get("email")),
            groups=_groups(self.options["GROUPS_CLAIM"], claims, profile),
            id_token=token["id_token"],
            next_address=str(begun.get("next", "")),
        )

    def sign_out_url(self, id_token: str, back: str) -> str:
        """Return the address at which somebody signs out there as well; "" if there is none."""
        try:
            with _refusals():
                if not self._read_metadata().get("end_session_endpoint"):
                    return ""
                url = self.app.create_logout_url(
                    post_logout_redirect_uri=back,
                    id_token_hint=id_token,
                    client_id=self.options["CLIENT_ID"],
                )
        except RefusedError:
            return ""
        return str(url["url"])

    def _read_metadata(self) -> dict[str, Any]:
        metadata: dict[str, Any] = self.app.load_server_metadata()
        if metadata.get("issuer") != self.options["ISSUER"]:
            raise RefusedError(Refusal.INVALID)
        named = metadata.get("id_token_signing_alg_values_supported") or _ALGORITHMS
        # Authlib believes what stands here, also in "none".
        allowed = [one for one in named if one in _ALGORITHMS]
        metadata["id_token_signing_alg_values_supported"] = allowed or _ALGORITHMS
        methods = metadata.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        if "client_secret_basic" not in methods:
            way = "client_secret_post"
            self.app.client_kwargs["token_endpoint_auth_method"] = way
        return metadata

    def _profile(self, token: dict[str, Any], subject: str) -> Mapping[str, Any]:
        """Return what the service tells besides the token, of the same person only."""
        if not self.app.server_metadata.get("userinfo_endpoint"):
            return {}
        profile: Mapping[str, Any] = self.app.userinfo(token=token)
        if profile.get("sub") != subject:
            raise RefusedError(Refusal.INVALID)
        return profile


@contextmanager
def _refusals() -> Iterator[None]:
    """Tell everything that can go wrong with the service as a refusal."""
    try:
        yield
    except requests.HTTPError as error:
        is_down = error.response is not None and error.response.status_code >= 500
        raise RefusedError(Refusal.DOWN if is_down else Refusal.INVALID) from error
    except requests.JSONDecodeError as error:
        raise RefusedError(Refusal.INVALID) from error
    except requests.RequestException as error:
        raise RefusedError(Refusal.DOWN) from error
    except MismatchingStateError as error:
        raise RefusedError(Refusal.STALE) from error
    except (OAuthError, AuthlibBaseError, JoseError) as error:
        raise RefusedError(Refusal.INVALID) from error
    except (KeyError, TypeError, ValueError, RuntimeError, AttributeError) as error:
        # Answers of another shape than the standard's.
        raise RefusedError(Refusal.INVALID) from error


def _verified_email(*sources: Mapping[str, Any]) -> str:
    """Return the address of the first source that says itself that it is verified."""
    for source in sources:
        email = source.get("email")
        if isinstance(email, str) and source.get("email_verified") is True:
            return email.strip()
    return ""


def _groups(claim: str, *sources: Mapping[str, Any]) -> frozenset[str]:
    """Return the groups of the first source that names any."""
    for source in sources:
        named = source.get(claim)
        if named:
            groups = [named] if isinstance(named, str) else named
            return frozenset(str(group) for group in groups)
    return frozenset()
