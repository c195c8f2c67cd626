"""Signing in by the sign-in service, and what administrators do about accounts."""

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from labportal.accounts.locks import locks
from labportal.models import ProviderIdentity
from labportal.roles import ADMINISTRATORS, MEMBERS
from tests.axe import findings
from tests.labportal.accounts.sign_in_service.running import running_service

pytestmark = pytest.mark.browser


@pytest.fixture
def service(lab, portal_server, settings, tmp_path):
    """The sign-in service, which knows the member by the address of the account."""
    User.objects.filter(username=MEMBERS).update(email="ada@example.org")
    # The service sends back to the address that the portal is configured with.
    settings.WAGTAILADMIN_BASE_URL = portal_server.url
    with running_service(tmp_path, portal_server.url) as service:
        settings.OIDC = service.settings | {"ROLES": {}}
        yield service


@pytest.fixture
def window(browser, request, speaks):
    language = request.config.getoption("--language")
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, locale=language)
    yield context.new_page()
    context.close()


def _sign_in_there(window, name="ada"):
    window.get_by_label("Username").fill(name)
    window.get_by_label("Password").fill(f"{name} at the service")
    window.get_by_role("button", name="Let me in").click()


def test_a_member_signs_in_by_the_service_and_out_of_both(service, window, portal_server):
    window.goto(f"{portal_server.url}/admin/account/")
    window.get_by_role("link", name="Sign in with Uni login").click()
    _sign_in_there(window)
    window.wait_for_url(f"{portal_server.url}/admin/account/")
    expect(window.get_by_role("heading", name="Account").last).to_be_visible()
    window.get_by_role("button", name=MEMBERS).click()
    window.get_by_role("button", name="Log out").click()
    expect(window.get_by_role("main")).to_contain_text("still signed in to “Uni login”")
    assert findings(window) == []
    window.get_by_role("link", name="Sign out of “Uni login”, too").click()
    window.wait_for_url(re.compile("/admin/login/"))
    # The service asks again.
    window.get_by_role("link", name="Sign in with Uni login").click()
    expect(window.get_by_role("button", name="Let me in")).to_be_visible()


def test_who_has_no_account_is_told_whom_to_ask(service, window, portal_server):
    service.tells(email="zoe@example.org")
    window.goto(f"{portal_server.url}/admin/")
    window.get_by_role("link", name="Sign in with Uni login").click()
    _sign_in_there(window)
    main = window.get_by_role("main")
    expect(main).to_contain_text("No account of the portal has your e-mail address.")
    expect(main).to_contain_text("ask an administrator")
    assert findings(window) == []
    main.get_by_role("link", name="To the sign-in page").click()
    expect(window.get_by_role("button", name="Sign in")).to_be_visible()


def test_an_administrator_removes_a_link_with_the_service(service, window, portal_server, sign_in):
    window.goto(f"{portal_server.url}/admin/")
    window.get_by_role("link", name="Sign in with Uni login").click()
    _sign_in_there(window)
    window.get_by_role("navigation").first.wait_for()
    desk = sign_in(ADMINISTRATORS)
    desk.go("Reports", "Log of accounts")
    desk.sees("Linked with the sign-in service")
    desk.window.get_by_role("link", name="Links with the sign-in service").first.click()
    desk.window.get_by_role("button", name="Remove").click()
    desk.sees("The link is removed.")
    assert not ProviderIdentity.objects.exists()
    window.reload()
    expect(window.get_by_role("button", name="Sign in")).to_be_visible()


def test_an_administrator_lifts_the_lock_of_a_member(window, portal_server, sign_in):
    desk = sign_in(ADMINISTRATORS)
    window.goto(f"{portal_server.url}/admin/")
    for _ in range(5):
        window.get_by_label("Username").fill(MEMBERS)
        window.get_by_label("Password").fill("wrong")
        window.get_by_role("button", name="Sign in").click()
    expect(window.get_by_role("main")).to_contain_text("There were too many wrong passwords.")
    assert findings(window) == []
    desk.go("Reports", "Log of accounts")
    desk.sees("Sign-in locked")
    desk.picture("account-log")
    desk.window.get_by_role("link", name="Locks").first.click()
    desk.window.get_by_role("button", name="Lift").click()
    desk.sees("Nothing is locked.")
    assert locks() == []
    window.get_by_role("link", name="To the sign-in page").click()
    window.get_by_label("Username").fill(MEMBERS)
    window.get_by_label("Password").fill("engines and notes")
    window.get_by_role("button", name="Sign in").click()
    window.get_by_role("navigation").first.wait_for()
