"""Rights to change accounts, and the end of sessions."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from labportal.roles import ADMINISTRATORS, make_roles
from labportal.serving.current_request import CurrentRequestMiddleware
from tests.labportal.accounts.forms import account_form

pytestmark = pytest.mark.django_db

PASSWORD = "engines and notes"


@pytest.fixture
def administrator(admin_user):
    """Somebody with the role of administrators who is no superuser."""
    make_roles()
    user = User.objects.create_user("head", "head@example.org", PASSWORD)
    user.groups.add(Group.objects.get(name=ADMINISTRATORS))
    return user


@pytest.fixture
def at_desk(administrator, client):
    client.force_login(administrator)
    return client


@pytest.fixture
def ada(db):
    user = User.objects.create_user("ada", "ada@example.org", PASSWORD)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


def _edit(user):
    return reverse("wagtailusers_users:edit", args=[user.pk])


def test_an_administrator_cannot_make_a_superuser(at_desk, ada):
    assert "is_superuser" not in at_desk.get(_edit(ada)).content.decode()
    assert at_desk.post(_edit(ada), account_form(ada, is_superuser="on")).status_code == 302
    eve = User(username="eve", email="eve@example.org")
    form = account_form(eve, is_superuser="on", password1=PASSWORD * 2, password2=PASSWORD * 2)
    assert at_desk.post(reverse("wagtailusers_users:add"), form).status_code == 302
    assert set(User.objects.filter(is_superuser=True).values_list("username", flat=True)) == {
        "admin"
    }
    assert User.objects.filter(username="eve").exists()


def test_no_other_address_makes_a_superuser(at_desk, ada, admin_user):
    before = User.objects.values().get(pk=admin_user.pk)
    for user in (ada, admin_user):
        for name in ("copy", "edit", "add"):
            form = account_form(user, is_superuser="on", password1=PASSWORD, password2=PASSWORD)
            path = {"add": "new/"}.get(name, f"{name}/{user.pk}/")
            at_desk.post(f"/admin/users/{path}", form | {"username": f"eve{name}{user.pk}"})
    superusers = User.objects.filter(is_superuser=True).values()
    assert list(superusers) == [before]


def test_whoever_is_no_superuser_saves_none_by_any_code(rf, administrator, ada):
    ada.is_superuser = True

    def answer(request):
        with pytest.raises(PermissionDenied):
            ada.save()
        with pytest.raises(PermissionDenied):
            User.objects.create_superuser("eve", password=PASSWORD)
        return HttpResponse()

    request = rf.get("/")
    request.user = administrator
    CurrentRequestMiddleware(answer)(request)
    assert User.objects.filter(is_superuser=True).count() == 1


def test_a_superuser_who_means_it_makes_one(admin_client, ada):
    assert "Superuser" in admin_client.get(_edit(ada)).content.decode()
    admin_client.post(_edit(ada), account_form(ada, is_superuser="on"))
    ada.refresh_from_db()
    assert ada.is_superuser


def test_an_administrator_changes_no_account_of_a_superuser(at_desk, admin_user):
    before = User.objects.values().get(pk=admin_user.pk)
    form = account_form(admin_user, email="head@example.org", password1="x", password2="x")
    at_desk.get(_edit(admin_user))
    at_desk.post(_edit(admin_user), form)
    at_desk.post(reverse("wagtailusers_users:delete", args=[admin_user.pk]))
    for action, data in (
        ("set_active_state", {"mark_as_active": "False"}),
        ("delete", {}),
        ("assign_role", {"role": Group.objects.first().pk}),
    ):
        url = reverse("wagtail_bulk_action", args=("auth", "user", action))
        at_desk.post(f"{url}?id={admin_user.pk}", data)
        at_desk.post(f"{url}?id=all", data)
    assert User.objects.values().get(pk=admin_user.pk) == before
    assert not admin_user.groups.exists()


def test_a_member_cannot_change_the_own_address(client, ada):
    client.force_login(ada)
    url = reverse("wagtailadmin_account")
    assert "name_email-email" not in client.get(url).content.decode()
    client.post(
        url,
        {
            "name_email-first_name": "Ada",
            "name_email-last_name": "Lovelace",
            "name_email-email": "head@example.org",
        },
    )
    ada.refresh_from_db()
    assert ada.email == "ada@example.org"


def _window(user):
    client = Client()
    client.force_login(user)
    assert client.get("/admin/").status_code == 200
    return client


def _is_out(client):
    return client.get("/admin/").headers.get("Location", "").startswith("/admin/login/")


@pytest.mark.parametrize("way", ["form", "bulk action"])
def test_the_sessions_of_an_account_end_with_it_and_do_not_come_back(admin_client, ada, way):
    windows = [_window(ada), _window(ada)]
    if way == "form":
        form = account_form(ada)
        del form["is_active"]
        admin_client.post(_edit(ada), form)
    else:
        url = reverse("wagtail_bulk_action", args=("auth", "user", "set_active_state"))
        admin_client.post(f"{url}?id={ada.pk}", {"mark_as_active": "False"})
    ada.refresh_from_db()
    assert not ada.is_active
    assert all(_is_out(window) for window in windows)
    User.objects.filter(pk=ada.pk).update(is_active=True)
    assert all(_is_out(window) for window in windows)
    assert admin_client.get("/admin/").status_code == 200


def test_sessions_end_when_the_password_is_changed_but_the_one_that_changed_it(ada):
    own, other = _window(ada), _window(ada)
    own.post(
        reverse("wagtailadmin_account"),
        {
            "name_email-first_name": "Ada",
            "name_email-last_name": "Lovelace",
            "locale-preferred_language": "en",
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
            "theme-keyboard_shortcuts": "on",
            "password-old_password": PASSWORD,
            "password-new_password1": "quite another",
            "password-new_password2": "quite another",
        },
    )
    assert User.objects.get(pk=ada.pk).check_password("quite another")
    assert _is_out(other)
    assert not _is_out(own)


def test_sessions_end_when_the_account_is_deleted(admin_client, ada):
    window = _window(ada)
    admin_client.post(reverse("wagtailusers_users:delete", args=[ada.pk]))
    assert _is_out(window)
    assert Session.objects.exists()


@pytest.mark.parametrize(
    "page", ["accounts:log", "accounts:log_results", "accounts:locks", "accounts:identities"]
)
def test_only_administrators_see_the_log_and_what_it_leads_to(ada, at_desk, page):
    assert at_desk.get(reverse(page)).status_code == 200
    assert _window(ada).get(reverse(page)).status_code == 302
