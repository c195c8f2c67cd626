"""Locks after wrong passwords: soon for an account at an address, later for either alone."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessFailureLog
from django.contrib.auth.models import User
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from labportal.accounts.locks import locks
from labportal.models import AccountEvent

pytestmark = pytest.mark.django_db

PASSWORD = "engines and notes"
LOGIN = "/admin/login/"
INSTITUTE, HOME, STRANGER = "192.0.2.1", "198.51.100.7", "203.0.113.9"


@pytest.fixture(autouse=True)
def people():
    """Two who work at one address, and an administrator."""
    for name in ("ada", "bob"):
        User.objects.create_user(name, f"{name}@example.org", PASSWORD)


def sign_in(client, name, password=PASSWORD, address=INSTITUTE, **headers):
    data = {"username": name, "password": password}
    return client.post(LOGIN, data, REMOTE_ADDR=address, **headers)


def fail(client, name, times=1, address=INSTITUTE, **headers):
    for number in range(times):
        answer = sign_in(client, name, f"wrong {number}", address, **headers)
    return answer


def is_in(client):
    return "_auth_user_id" in client.session


def let_pass(minutes):
    """Let time pass for what is counted."""
    for kind in (AccessAttempt, AccessFailureLog, AccountEvent):
        field = "at" if kind is AccountEvent else "attempt_time"
        for one in kind.objects.all():
            earlier = getattr(one, field) - timedelta(minutes=minutes)
            kind.objects.filter(pk=one.pk).update(**{field: earlier})


def test_the_right_password_does_not_help_after_five_wrong_ones(client):
    assert fail(client, "ada", 4).status_code == 200
    assert fail(client, "ada").status_code == 429
    assert sign_in(client, "ada").status_code == 429
    assert not is_in(client)


def test_one_persons_wrong_passwords_lock_no_colleague_at_the_same_address(client):
    fail(client, "ada", 20)
    assert sign_in(client, "bob").status_code == 302
    assert is_in(client)


def test_a_stranger_does_not_lock_the_owner_at_another_address(client):
    fail(client, "ada", 20, STRANGER)
    assert sign_in(client, "ada", address=HOME).status_code == 302


def test_a_lock_ends_after_its_time_though_somebody_goes_on_trying(client):
    fail(client, "ada", 5)
    let_pass(10)
    answer = fail(client, "ada", 3)
    assert 0 < int(answer["Retry-After"]) <= 300
    let_pass(6)
    assert sign_in(client, "ada").status_code == 302


def test_a_password_may_be_mistyped_again_after_a_lock_has_ended(client):
    fail(client, "ada", 5)
    let_pass(16)
    assert fail(client, "ada").status_code == 200
    assert sign_in(client, "ada").status_code == 302


def test_many_browsers_count_as_one(client):
    for number in range(4):
        fail(client, "ada", HTTP_USER_AGENT=f"browser {number}")
    assert fail(client, "ada", HTTP_USER_AGENT="another").status_code == 429


def test_an_account_is_locked_when_many_addresses_try_it_but_not_where_it_signs_in(
    client, settings
):
    settings.LOCK_LIMITS = {"username": 8, "ip_address": 100}
    sign_in(client, "ada", address=HOME)
    client.logout()
    for number in range(10):
        fail(client, "ada", address=f"203.0.113.{number}")
    assert sign_in(client, "ada", address="198.51.100.99").status_code == 429
    assert sign_in(client, "ada", address=HOME).status_code == 302
    let_pass(61)
    assert sign_in(client, "ada", address="198.51.100.99").status_code == 302


def test_an_address_is_locked_when_it_tries_many_names_but_not_for_who_signs_in_there(
    client, settings
):
    settings.LOCK_LIMITS = {"username": 50, "ip_address": 8}
    sign_in(client, "ada")
    client.logout()
    for number in range(10):
        fail(client, f"nobody {number}")
    assert sign_in(client, "bob").status_code == 429
    assert sign_in(client, "ada").status_code == 302
    assert sign_in(client, "bob", address=HOME).status_code == 302


def test_all_addresses_of_one_ipv6_network_count_as_one(client):
    for number in range(5):
        answer = fail(client, "ada", address=f"2001:db8::{number}")
    assert answer.status_code == 429
    assert fail(client, "ada", address="2001:db8:0:1::1").status_code == 200


def test_the_sign_in_of_closed_pages_is_locked_as_well(client):
    fail(client, "ada", 5)
    url = reverse("wagtailcore_login")
    data = {"username": "ada", "password": PASSWORD}
    assert client.post(url, data, REMOTE_ADDR=INSTITUTE).status_code == 429


def test_the_page_says_what_to_do_in_the_language_of_the_browser(client):
    page = fail(client, "ada", 5)
    assert page["Retry-After"] == "900"
    text = page.content.decode()
    assert "try again in 15\xa0minutes" in text
    assert reverse("wagtailadmin_password_reset") in text
    german = fail(client, "ada", HTTP_ACCEPT_LANGUAGE="de").content.decode()
    assert "Anmeldung gesperrt" in german
    assert "15\xa0Minuten" in german


def test_a_new_password_lifts_the_lock_of_an_account(client, mailoutbox):
    fail(client, "ada", 5)
    client.post(reverse("wagtailadmin_password_reset"), {"email": "ada@example.org"})
    link = re.search(r"http://testserver(\S+)", mailoutbox[0].body)[1]
    form = client.get(link, follow=True)
    new = {"new_password1": "other engines", "new_password2": "other engines"}
    client.post(form.redirect_chain[-1][0], new)
    assert sign_in(client, "ada", "other engines").status_code == 302


def test_administrators_see_locks_and_lift_them(client, admin_client):
    fail(client, "ada", 5)
    fail(client, "bob", 5)
    page = admin_client.get(reverse("accounts:locks")).content.decode()
    assert page.count(INSTITUTE) >= 2
    admin_client.post(reverse("accounts:lift"), {"username": "ada", "address": INSTITUTE})
    assert [lock.username for lock in locks()] == ["bob"]
    assert sign_in(client, "ada").status_code == 302
    event = AccountEvent.objects.get(kind="unlocked")
    assert (event.account, event.detail, event.by) == ("ada", INSTITUTE, "admin")


def test_locks_of_accounts_and_addresses_are_listed_and_lifted(client, admin_client, settings):
    settings.LOCK_LIMITS = {"username": 6, "ip_address": 7}
    for number in range(6):
        fail(client, "ada", address=f"203.0.113.{number}")
    for number in range(7):
        fail(client, f"nobody {number}")
    assert {(lock.username, lock.address) for lock in locks()} == {("ada", ""), ("", INSTITUTE)}
    assert all(lock.until > timezone.now() + timedelta(minutes=50) for lock in locks())
    admin_client.post(reverse("accounts:lift"), {"username": "ada"})
    admin_client.post(reverse("accounts:lift"), {"address": INSTITUTE})
    assert locks() == []
    assert sign_in(client, "ada").status_code == 302


def test_an_account_is_locked_and_listed_where_no_address_is_known(client, admin_client, settings):
    settings.PROXIES = 1
    fail(client, "ada", 5)
    assert sign_in(client, "ada").status_code == 429
    assert [(lock.username, lock.address) for lock in locks()] == [("ada", "")]
    admin_client.post(reverse("accounts:lift"), {"username": "ada", "address": ""})
    assert sign_in(client, "ada").status_code == 302


@pytest.mark.parametrize(
    "command",
    [["axes_reset_username", "ada"], ["axes_reset_ip", INSTITUTE], ["axes_reset"]],
    ids=lambda command: command[0],
)
def test_commands_lift_locks(client, command, settings, capsys):
    settings.LOCK_LIMITS = {"username": 5, "ip_address": 5}
    fail(client, "ada", 5)
    call_command(*command)
    assert AccessFailureLog.objects.count() == 0
    assert sign_in(client, "ada").status_code == 302


def test_what_counts_no_more_is_forgotten(client):
    fail(client, "ada", 3)
    let_pass(120)
    fail(client, "bob")
    assert set(AccessFailureLog.objects.values_list("username", flat=True)) == {"bob"}
    assert set(AccessAttempt.objects.values_list("username", flat=True)) == {"bob"}


def test_no_attempt_is_kept_with_its_password(client):
    fail(client, "ada")
    attempt = AccessAttempt.objects.get()
    assert "wrong 0" not in attempt.post_data + attempt.get_data
