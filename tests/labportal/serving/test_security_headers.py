"""Headers that tell browsers what not to do."""

import pytest
from django.test import Client

STRICT = {
    "default-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}


def _policy(client: Client, path: str) -> dict[str, str]:
    header = client.get(path)["Content-Security-Policy"]
    directives = (part.strip().partition(" ") for part in header.split(";"))
    return {name: sources for name, _, sources in directives}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/", "/de/", "/no/such/page/", "/healthz", "/admin/login/", "/admin/login/provider/"]
)
def test_pages_for_everyone_allow_nothing_inline_and_no_other_host(
    client: Client, path: str
) -> None:
    assert _policy(client, path) == STRICT


@pytest.mark.django_db
def test_admin_allows_what_wagtail_needs_and_no_more(admin_client: Client) -> None:
    assert _policy(admin_client, "/admin/") == {
        **STRICT,
        "script-src": "'self' 'unsafe-inline'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' blob: data:",
    }


def test_every_answer_keeps_browsers_from_guessing_and_telling(client: Client) -> None:
    response = client.get("/healthz")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    for feature in ("camera", "geolocation", "microphone"):
        assert f"{feature}=()" in response["Permissions-Policy"]


def test_scripts_of_other_sites_read_no_files(client: Client) -> None:
    response = client.get("/static/css/tokens.css", headers={"Origin": "https://elsewhere.example"})
    assert response.status_code == 200
    assert "Access-Control-Allow-Origin" not in response
    response.close()
