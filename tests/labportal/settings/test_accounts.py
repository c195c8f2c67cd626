"""Settings of the sign-in service and of proxies: complete, or refused with what is wrong."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from labportal.settings import accounts

COMPLETE = {
    "OIDC_ISSUER": "https://login.example.org/realms/uni",
    "OIDC_CLIENT_ID": "portal",
    "OIDC_CLIENT_SECRET": "hunter2",
}


def provider(monkeypatch, **variables):
    for name, value in (COMPLETE | variables).items():
        monkeypatch.setenv(name, value)
    return accounts.provider()


def test_without_an_issuer_there_is_no_service(monkeypatch):
    assert provider(monkeypatch, OIDC_ISSUER="") == {}


def test_the_service_needs_an_issuer_an_identifier_and_a_secret_only(monkeypatch):
    found = provider(monkeypatch)
    assert found["ISSUER"] == COMPLETE["OIDC_ISSUER"]
    assert found["CLIENT_SECRET"] == "hunter2"
    assert found["SCOPES"] == "openid email profile"
    assert (found["NAME"], found["GROUPS_CLAIM"], found["ROLES"]) == (
        "login.example.org",
        "groups",
        {},
    )


@pytest.mark.parametrize("name", ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"])
def test_what_is_missing_is_named(monkeypatch, name):
    with pytest.raises(ImproperlyConfigured, match=f"{name} must be set"):
        provider(monkeypatch, **{name: ""})


@pytest.mark.parametrize(
    "issuer",
    [
        "http://login.example.org",
        "login.example.org",
        "https://",
        "https://a.example/?x=1",
        "https://a.example/#x",
        "file:///etc/passwd",
        "http://localhost.example.org",
    ],
)
def test_an_issuer_is_a_safe_address(monkeypatch, issuer):
    with pytest.raises(ImproperlyConfigured, match="OIDC_ISSUER must be an https address"):
        provider(monkeypatch, OIDC_ISSUER=issuer)


def test_the_secret_may_stand_in_a_file(monkeypatch, tmp_path):
    file = tmp_path / "secret"
    file.write_text("of the file\n")
    assert provider(monkeypatch, OIDC_CLIENT_SECRET_FILE=str(file))["CLIENT_SECRET"] == (
        "of the file"
    )
    with pytest.raises(ImproperlyConfigured, match="OIDC_CLIENT_SECRET_FILE cannot be read"):
        provider(monkeypatch, OIDC_CLIENT_SECRET_FILE=str(tmp_path / "none"))


def test_an_id_token_is_always_asked_for(monkeypatch):
    assert provider(monkeypatch, OIDC_SCOPES="email, groups")["SCOPES"] == "openid email groups"


def test_groups_are_given_their_roles(monkeypatch):
    roles = "portal-admins=Administrators, /library/staff = Bibliography admins"
    assert provider(monkeypatch, OIDC_ROLES=roles)["ROLES"] == {
        "portal-admins": "Administrators",
        "/library/staff": "Bibliography admins",
    }
    for wrong in ("admins", "admins=", "=Members"):
        with pytest.raises(ImproperlyConfigured, match="OIDC_ROLES must be group=Role"):
            provider(monkeypatch, OIDC_ROLES=wrong)


@pytest.mark.parametrize(
    ("behind", "number", "counted"), [("0", "", 0), ("0", "2", 0), ("1", "", 1), ("1", "2", 2)]
)
def test_only_proxies_that_are_there_are_believed(monkeypatch, behind, number, counted):
    monkeypatch.setenv("BEHIND_PROXY", behind)
    monkeypatch.setenv("PROXIES", number)
    assert accounts.proxies() == counted
