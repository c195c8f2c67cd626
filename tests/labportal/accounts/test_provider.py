"""Signing in by a real sign-in service on loopback."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from labportal.models import AccountEvent, LabSettings, ProviderIdentity
from labportal.roles import ADMINISTRATORS, BIBLIOGRAPHY_ADMINS, MEMBERS

pytestmark = pytest.mark.django_db

BEGIN = "/admin/login/provider/"


def come_back(service, client, name="ada", **query):
    """Sign in at the service, and return the portal's answer."""
    begun = client.get(BEGIN, query)
    assert begun.status_code == 302, begun.content.decode()
    return client.get(service.visit(begun["Location"], name))


def who(client):
    return client.session.get("_auth_user_id")


def roles(user):
    return set(user.groups.values_list("name", flat=True))


def told(kind):
    return [
        (one.account, one.detail, one.by)
        for one in AccountEvent.objects.filter(kind=kind).order_by("pk")
    ]


def test_without_a_service_there_is_neither_a_button_nor_an_address(client, db):
    assert "Sign in with" not in client.get("/admin/login/").content.decode()
    for name in ("provider_sign_in", "provider_answer"):
        assert client.get(reverse(name)).status_code == 404


def test_the_button_keeps_where_somebody_wanted_to_go(client, service, db):
    page = client.get("/admin/login/", {"next": "/admin/account/?a=1&b=2"}).content.decode()
    assert "Sign in with Uni login" in page
    assert f'href="{BEGIN}?next=%2Fadmin%2Faccount%2F%3Fa%3D1%26b%3D2"' in page
    closed = client.get(reverse("wagtailcore_login"), {"next": "/closed/"}).content.decode()
    assert f'href="{BEGIN}?next=%2Fclosed%2F"' in closed


def test_the_request_has_state_nonce_and_a_hashed_verifier(client, service, db):
    query = parse_qs(urlsplit(client.get(BEGIN)["Location"]).query)
    assert query["code_challenge_method"] == ["S256"]
    assert query["response_type"] == ["code"]
    assert all(len(query[name][0]) >= 20 for name in ("state", "nonce", "code_challenge"))
    assert query["redirect_uri"] == ["http://testserver/admin/login/provider/answer/"]


def test_the_first_time_an_account_is_found_by_its_address(client, service, ada):
    answer = come_back(service, client)
    assert answer["Location"] == "/admin/"
    assert who(client) == str(ada.pk)
    identity = ProviderIdentity.objects.get()
    assert (identity.user, identity.issuer) == (ada, service.issuer)
    assert told("linked") == [("ada", identity.subject, "Uni login")]
    assert told("provider") == [("ada", "", "ada")]
    assert client.get("/admin/").status_code == 200


def test_from_then_on_the_address_counts_for_nothing(client, service, ada):
    come_back(service, client)
    client.logout()
    bob = User.objects.create_user("bob", "bob@example.org")
    service.tells(email="bob@example.org")
    come_back(service, client)
    assert who(client) == str(ada.pk)
    client.logout()
    User.objects.filter(pk=ada.pk).update(email="")
    service.tells(email="nobody@example.org", email_verified=False)
    come_back(service, client)
    assert who(client) == str(ada.pk)
    assert not bob.provider_identities.exists()


def test_somebody_else_with_the_same_address_is_refused(client, service, ada):
    come_back(service, client)
    other = Client()
    answer = come_back(service, other, "bob")
    assert answer.status_code == 403
    assert "linked with somebody else" in answer.content.decode()
    assert who(other) is None


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ({"email": "zoe@example.org"}, "No account"),
        ({"email_verified": False}, "verified"),
        ({"email_verified": None}, "verified"),
        ({"email_verified": "true"}, "verified"),
        ({"email": None}, "did not tell"),
        ({"email": "ada@example.org\0"}, "not valid"),
        ({"email": "%"}, "No account"),
    ],
)
def test_who_cannot_be_matched_is_told_why_and_no_account_is_made(
    client, service, ada, claims, said
):
    service.tells(**claims)
    answer = come_back(service, client)
    assert said in answer.content.decode()
    assert answer.status_code in {400, 403}
    assert who(client) is None
    assert User.objects.count() == 1
    assert not ProviderIdentity.objects.exists()
    assert [by for *_, by in told("refused")] == ["Uni login"]


def test_a_letter_that_only_looks_the_same_is_another_address(client, service, db):
    User.objects.create_user("mike", "mike@example.org")
    service.tells(email="mıke@example.org")
    assert come_back(service, client).status_code == 403
    assert who(client) is None


def test_an_address_of_several_accounts_or_of_an_inactive_one_is_refused(client, service, ada):
    User.objects.filter(pk=ada.pk).update(is_active=False)
    assert "not active" in come_back(service, client).content.decode()
    User.objects.create_user("ada2", "ADA@example.org")
    assert "Several accounts" in come_back(service, client).content.decode()
    assert who(client) is None
    assert told("refused") == [("ada", "inactive", "Uni login"), ("", "several", "Uni login")]


def test_a_linked_account_that_is_not_active_is_refused(client, service, ada):
    come_back(service, client)
    client.logout()
    User.objects.filter(pk=ada.pk).update(is_active=False)
    assert come_back(service, client).status_code == 403
    assert who(client) is None


def test_the_page_names_whom_to_ask(client, service, site_tree):
    LabSettings.objects.get_or_create(site=site_tree.site)
    LabSettings.objects.update(email="office@example.org")
    text = come_back(service, client).content.decode()
    assert "mailto:office@example.org" in text


def test_roles_come_and_go_with_the_groups_and_others_stay(client, service, ada):
    ada.groups.add(Group.objects.get(name=MEMBERS))
    come_back(service, client)
    assert roles(ada) == {MEMBERS, ADMINISTRATORS}
    client.logout()
    service.tells(groups=["library"])
    come_back(service, client)
    assert roles(ada) == {MEMBERS, BIBLIOGRAPHY_ADMINS}
    client.logout()
    service.tells(groups=None)
    come_back(service, client)
    assert roles(ada) == {MEMBERS}
    assert ("ada", ADMINISTRATORS, "Uni login") in told("role-given")
    assert ("ada", ADMINISTRATORS, "Uni login") in told("role-taken")


def test_a_role_that_was_given_by_hand_stays_though_the_service_gave_it_as_well(
    client, service, ada
):
    ada.groups.add(Group.objects.get(name=ADMINISTRATORS))
    come_back(service, client)
    service.tells(groups=[])
    client.logout()
    come_back(service, client)
    assert roles(ada) == {ADMINISTRATORS}


def test_a_role_that_was_taken_and_given_by_hand_stays(client, service, ada):
    come_back(service, client)
    role = Group.objects.get(name=ADMINISTRATORS)
    ada.groups.remove(role)
    ada.groups.add(role)
    service.tells(groups=[])
    client.logout()
    come_back(service, client)
    assert roles(ada) == {ADMINISTRATORS}


def test_no_group_makes_a_superuser_or_staff(client, service, ada, settings):
    names = ["superuser", "is_superuser", "staff", "admin", "Superuser"]
    settings.OIDC = settings.OIDC | {"ROLES": {name: name for name in names}}
    service.tells(groups=names, is_superuser=True, is_staff=True, roles=names)
    come_back(service, client)
    ada.refresh_from_db()
    assert who(client) == str(ada.pk)
    assert (ada.is_superuser, ada.is_staff, roles(ada)) == (False, False, set())


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "http:a"],
)
def test_nobody_is_led_elsewhere(client, service, ada, elsewhere):
    assert come_back(service, client, next=elsewhere)["Location"] == "/admin/"


def test_somebody_is_led_to_where_they_wanted_to_go(client, service, ada):
    assert come_back(service, client, next="/admin/account/")["Location"] == "/admin/account/"


def test_an_answer_counts_once_and_in_one_window(client, service, ada):
    back = service.visit(client.get(BEGIN)["Location"])
    stranger = Client()
    assert stranger.get(back).status_code == 400
    assert who(stranger) is None
    assert client.get(back).status_code == 302
    client.logout()
    assert client.get(back).status_code == 400
    assert who(client) is None


def test_another_state_is_refused(client, service, ada):
    back = service.visit(client.get(BEGIN)["Location"])
    state = parse_qs(urlsplit(back).query)["state"][0]
    answer = client.get(back.replace(state, "another"))
    assert answer.status_code == 400
    assert "begin again" in answer.content.decode()
    assert who(client) is None


def test_a_code_that_was_made_for_another_window_is_refused(client, service, ada):
    stranger = Client()
    theirs = service.visit(stranger.get(BEGIN)["Location"])
    own = service.visit(client.get(BEGIN)["Location"])
    code = parse_qs(urlsplit(theirs).query)["code"][0]
    own_code = parse_qs(urlsplit(own).query)["code"][0]
    # The verifier of this window does not fit.
    assert client.get(own.replace(own_code, code)).status_code == 400
    assert who(client) is None


def test_cancelling_leads_back(client, service, db):
    begun = parse_qs(urlsplit(client.get(BEGIN)["Location"]).query)
    query = {"error": "access_denied", "state": begun["state"][0]}
    answer = client.get("/admin/login/provider/answer/", query)
    assert "cancelled" in answer.content.decode()


def test_the_session_is_another_one_and_ends_with_the_browser(client, service, ada):
    back = service.visit(client.get(BEGIN)["Location"])
    before = client.session.session_key
    answer = client.get(back)
    assert client.session.session_key != before
    assert answer.cookies["sessionid"]["max-age"] == ""


def test_signing_out_ends_the_session_and_offers_to_end_that_of_the_service(client, service, ada):
    come_back(service, client)
    page = client.post("/admin/logout/")
    assert who(client) is None
    text = page.content.decode()
    assert f"{service.issuer}/logout/?id_token_hint=" in text
    assert "no-store" in page["Cache-Control"]
    assert ("ada", "", "ada") in told("signed-out")


def test_who_signed_in_with_a_password_just_signs_out(client, service, ada):
    client.force_login(ada)
    assert client.post("/admin/logout/")["Location"] == "/admin/login/"


def test_administrators_see_links_and_remove_them(client, service, ada, admin_client):
    come_back(service, client)
    assert "ada" in admin_client.get(reverse("accounts:identities")).content.decode()
    identity = ProviderIdentity.objects.get()
    admin_client.post(reverse("accounts:remove_identity", args=[identity.pk]))
    assert not ProviderIdentity.objects.exists()
    assert told("unlinked") == [("ada", identity.subject, "admin")]
    assert client.get("/admin/").headers["Location"].startswith("/admin/login/")
    come_back(service, client)
    assert ProviderIdentity.objects.get().user == ada
