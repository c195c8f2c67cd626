"""The log of accounts: who signed in, and who changed what others may do."""

import io
import logging
import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, Page

from labportal.accounts.events import forget_old_events
from labportal.models import AccountEvent
from tests.labportal.accounts.forms import account_form, role_form

pytestmark = pytest.mark.django_db

PASSWORD = "engines and notes"


@pytest.fixture
def ada(admin_user):
    user = User.objects.create_user("ada", "ada@example.org", PASSWORD)
    AccountEvent.objects.all().delete()
    return user


def told():
    """Return what the log tells since the start, oldest first."""
    rows = AccountEvent.objects.order_by("pk")
    return [(one.kind, one.account, one.detail, one.by) for one in rows]


def sign_in(client, password=PASSWORD):
    data = {"username": "ada", "password": password}
    return client.post("/admin/login/", data, REMOTE_ADDR="192.0.2.1")


def test_signing_in_is_told_with_the_address_and_in_the_log_of_the_server(
    client, ada, caplog, django_capture_on_commit_callbacks
):
    with (
        caplog.at_level(logging.INFO, "labportal.accounts.events"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        sign_in(client)
    assert told()[0] == ("signed-in", "ada", "", "ada")
    assert AccountEvent.objects.earliest("pk").address == "192.0.2.1"
    assert "signed-in account='ada' by='ada' from=192.0.2.1" in caplog.text


def _role(name):
    return Group.objects.create(name=name)


def test_signing_out_is_told(client, ada):
    ada.user_permissions.add(Permission.objects.get(codename="access_admin"))
    sign_in(client)
    client.post("/admin/logout/")
    assert told()[-1] == ("signed-out", "ada", "", "ada")


def test_wrong_passwords_are_told_and_a_lock_once(client, ada):
    for _ in range(8):
        sign_in(client, "wrong")
    assert sorted(kind for kind, *_ in told()) == ["failed"] * 5 + ["locked"]


def test_what_was_typed_as_a_name_is_kept_only_if_it_is_one(client, ada):
    client.post("/admin/login/", {"username": "my secret password", "password": "x"})
    assert told() == [("failed", "", "", "")]


def test_what_a_form_changes_of_an_account_is_told_by_whom(admin_client, ada):
    role = _role("Writers")
    AccountEvent.objects.all().delete()
    form = account_form(ada, groups=[role.pk], email="new@example.org", is_superuser="on")
    admin_client.post(reverse("wagtailusers_users:edit", args=[ada.pk]), form)
    assert sorted(told()) == [
        ("email", "ada", "new@example.org", "admin"),
        ("role-given", "ada", "Writers", "admin"),
        ("superuser", "ada", "", "admin"),
    ]
    AccountEvent.objects.all().delete()
    form = account_form(ada, password1="quite another", password2="quite another")
    admin_client.post(reverse("wagtailusers_users:edit", args=[ada.pk]), form)
    assert sorted(told()) == [
        ("email", "ada", "ada@example.org", "admin"),
        ("no-superuser", "ada", "", "admin"),
        ("password", "ada", "", "admin"),
        ("role-taken", "ada", "Writers", "admin"),
    ]


def test_an_account_that_is_made_and_deleted_is_told(admin_client, ada):
    form = account_form(
        User(username="eve", email="eve@example.org"),
        password1="quite another",
        password2="quite another",
    )
    admin_client.post(reverse("wagtailusers_users:add"), form)
    eve = User.objects.get(username="eve")
    admin_client.post(reverse("wagtailusers_users:delete", args=[eve.pk]))
    assert told() == [("made", "eve", "", "admin"), ("deleted", "eve", "", "admin")]


def test_roles_that_are_given_and_taken_from_the_side_of_the_role_are_told(ada):
    role = _role("Writers")
    AccountEvent.objects.all().delete()
    role.user_set.add(ada)
    role.user_set.clear()
    ada.groups.add(role)
    ada.groups.clear()
    assert (
        told()
        == [
            ("role-given", "ada", "Writers", "manage.py"),
            ("role-taken", "ada", "Writers", "manage.py"),
        ]
        * 2
    )


def test_bulk_actions_are_told(admin_client, ada):
    role = _role("Writers")
    AccountEvent.objects.all().delete()
    for action, data in [
        ("assign_role", {"role": role.pk}),
        ("set_active_state", {"mark_as_active": "False"}),
        ("set_active_state", {"mark_as_active": "False"}),
        ("set_active_state", {"mark_as_active": "True"}),
        ("delete", {}),
    ]:
        url = reverse("wagtail_bulk_action", args=("auth", "user", action))
        assert admin_client.post(f"{url}?id={ada.pk}", data).status_code == 302
    assert [(kind, account, by) for kind, account, _, by in told()] == [
        ("role-given", "ada", "admin"),
        ("deactivated", "ada", "admin"),
        ("activated", "ada", "admin"),
        ("deleted", "ada", "admin"),
    ]


def test_permissions_of_a_role_are_told_also_on_pages_and_in_collections(admin_client, ada):
    role = _role("Writers")
    AccountEvent.objects.all().delete()
    access = Permission.objects.get(codename="access_admin")
    page, collection = Page.objects.first(), Collection.objects.first()
    url = reverse("wagtailusers_groups:edit", args=[role.pk])
    assert admin_client.post(url, role_form(role, [access], page, collection)).status_code == 302
    assert told() == [
        ("permission-given", "", "Writers: wagtailadmin.access_admin", "admin"),
        ("permission-given", "", f"Writers: add_image, {collection}", "admin"),
        ("permission-given", "", f"Writers: publish_page, {page}", "admin"),
    ]
    AccountEvent.objects.all().delete()
    admin_client.post(url, role_form(role, []))
    assert [kind for kind, *_ in told()] == ["permission-taken"] * 3


def test_own_permissions_of_an_account_are_told(ada):
    access = Permission.objects.get(codename="access_admin")
    ada.user_permissions.set([access])
    ada.user_permissions.clear()
    assert [(kind, detail) for kind, _, detail, _ in told()] == [
        ("permission-given", "wagtailadmin.access_admin"),
        ("permission-taken", "wagtailadmin.access_admin"),
    ]


def test_a_password_that_is_only_hashed_anew_is_not_told_as_set(client, ada, settings):
    hashers = "django.contrib.auth.hashers"
    settings.PASSWORD_HASHERS = [f"{hashers}.PBKDF2PasswordHasher", f"{hashers}.MD5PasswordHasher"]
    sign_in(client)
    assert User.objects.get(username="ada").password.startswith("pbkdf2")
    assert [kind for kind, *_ in told()] == ["signed-in"]


def test_the_log_is_filtered_and_kept_as_long_as_the_settings_say(admin_client, ada, settings):
    ada.groups.add(_role("Writers"))
    ada.set_password("quite another")
    ada.save()
    page = admin_client.get(reverse("accounts:log"), {"kind": "password"}).content.decode()
    table = page[page.rindex("<tbody") : page.rindex("</tbody")]
    assert "Password set" in table
    assert "Role given" not in table
    for query in ({"account": "AD"}, {"by": "manage"}, {"detail": "writ"}):
        assert "Role given" in admin_client.get(reverse("accounts:log"), query).content.decode()
    found = admin_client.get(reverse("accounts:log_results"), {"account": "zoe"})
    assert "Role given" not in found.content.decode()
    settings.ACCOUNT_LOG_DAYS = 30
    old = timezone.now() - timedelta(days=31)
    AccountEvent.objects.filter(kind="password").update(at=old)
    assert forget_old_events() == 1
    assert "password" not in {kind for kind, *_ in told()}


def test_the_reason_of_a_refusal_is_told_in_words(admin_client, ada):
    AccountEvent.objects.create(kind="refused", detail="no-account")
    page = admin_client.get(reverse("accounts:log")).content.decode()
    assert "No account of the portal has your e-mail address." in page


def test_the_log_is_taken_out_as_a_spreadsheet(admin_client, ada):
    sheet = admin_client.get(reverse("accounts:log"), {"export": "csv"})
    assert b"When,What,Account" in b"".join(sheet.streaming_content)


def test_a_link_of_the_command_sets_a_password_once_and_is_told(client, ada):
    out = io.StringIO()
    call_command("sign_in_link", "ada", stdout=out, stderr=io.StringIO())
    link = re.search(r"http://testserver(/admin/password_reset/\S+)", out.getvalue())[1]
    form = client.get(link, follow=True)
    new = {"new_password1": "quite another", "new_password2": "quite another"}
    client.post(form.redirect_chain[-1][0], new)
    assert sign_in(client, "quite another").status_code == 302
    assert [(kind, by) for kind, _, _, by in told()] == [
        ("link", "manage.py"),
        ("password", "ada"),
        ("signed-in", "ada"),
    ]
    client.logout()
    assert "new_password1" not in client.get(link, follow=True).content.decode()


def test_there_is_no_link_for_an_account_that_is_missing_or_inactive(ada):
    User.objects.filter(username="ada").update(is_active=False)
    for name, said in (("ada", "is not active"), ("eve", "There is no account")):
        with pytest.raises(CommandError, match=said):
            call_command("sign_in_link", name)


def test_the_number_of_queries_does_not_depend_on_the_number_of_permissions(db):
    def queries(number):
        role = Group.objects.create(name=f"Writers {number}")
        with CaptureQueriesContext(connection) as captured:
            role.permissions.add(*Permission.objects.all()[:number])
        return len(captured)

    ContentType.objects.get_for_models(*apps.get_models())
    assert queries(2) == queries(20)
