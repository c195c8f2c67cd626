"""Daily work, done as people do it: signing in at the admin's first page, then only clicking."""

import re
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.users.models import UserProfile

from labportal.roles import BIBLIOGRAPHY_ADMINS
from tests.chores.lab import build_lab

#: A press of the pointer, or Enter or Space on a control, counts; typing and Tab do not.
COUNT_PRESSES = """
addEventListener("pointerdown", () => window.countPress(), true);
addEventListener("keydown", (event) => {
  const isControl = event.target.matches("button, a, [type=checkbox]");
  if (event.key === "Enter" || (event.key === " " && isControl)) window.countPress();
}, true);
"""


@dataclass(frozen=True)
class Desk:
    """The window of somebody who has signed in, and how often a control was pressed in it."""

    window: Page
    presses: list[None] = field(default_factory=list)

    def took(self, at_most: int) -> None:
        """Check that what was done since signing in took no more presses."""
        assert len(self.presses) <= at_most

    def go(self, *names: str) -> None:
        """Click through the menu: one item, or one in a submenu."""
        menu = self.window.get_by_role("navigation").first
        for name in names:
            # A counter may stand behind the name.
            item = re.compile(rf"^\s*{name}( \(\d+\))?\s*$")
            button = menu.get_by_role("button", name=item)
            menu.get_by_role("link", name=item).or_(button).first.click()

    def open(self, name: str | re.Pattern[str]) -> None:
        """Click what leads to a record of a listing."""
        self.window.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()

    def add(self, name: str) -> None:
        """Click the button above a listing that adds a record."""
        self.window.get_by_role("main").get_by_role("link", name=name).first.click()

    def fill(self, **values: str) -> None:
        """Type into the fields that can be seen, by their labels with `_` for blanks."""
        for label, value in values.items():
            name = re.compile(rf"^{label.replace('_', ' ')}\b", re.IGNORECASE)
            kinds = [self.window.get_by_role(kind, name=name) for kind in ("textbox", "spinbutton")]
            kinds[0].or_(kinds[1]).last.fill(value)

    def choose(self, **values: str) -> None:
        """Choose from lists, by their labels like `fill`."""
        for label, value in values.items():
            name = re.compile(rf"^{label.replace('_', ' ')}\b", re.IGNORECASE)
            self.window.get_by_role("combobox", name=name).last.select_option(value)
            # A browser without a head opens no list to press on.
            self.presses.append(None)

    def press(self, name: str) -> None:
        """Click a button."""
        self.window.get_by_role("button", name=name, exact=True).locator("visible=true").click()

    def search(self, words: str) -> None:
        """Type into the search box of a listing, and wait for what it finds."""
        box = self.window.get_by_role("main").get_by_role("searchbox")
        box.or_(self.window.locator("#id_q")).first.fill(words)
        self.window.wait_for_url(re.compile(r"[?&]q="))

    def save(self, said: str) -> None:
        """Save the form, and read what is said of it."""
        self.press("Save")
        expect(self.window.locator(".messages")).to_contain_text(said)

    def sees(self, text: str) -> None:
        """Find a text on the page."""
        expect(self.window.get_by_role("main")).to_contain_text(text)


@pytest.fixture(scope="session")
def portal_server(databases):
    """Let browsers find whatever database is in use."""
    server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture
def lab(databases, django_db_blocker):
    """Let a test use a copy of the lab, in which it writes and commits."""
    with django_db_blocker.unblock():
        databases.open_copy("lab", build_lab)
        yield
        databases.use()


@pytest.fixture(scope="session")
def _context(browser):
    """Windows that share what was fetched once: scripts and styles are most of a page."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    yield context
    context.close()


@pytest.fixture
def sign_in(lab, portal_server, _context):
    """Return a function that shows the first page of the admin to somebody who has signed in."""
    complaints: list[str] = []
    presses: list[None] = []
    windows: list[Page] = []

    def sign_in_(name: str) -> Desk:
        client = Client()
        client.force_login(User.objects.get(username=name))
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": portal_server.url}
        _context.add_cookies([cookie])
        window = _context.new_page()
        windows.append(window)
        window.on("pageerror", lambda error: complaints.append(str(error)))
        window.expose_function("countPress", lambda: presses.append(None))
        window.add_init_script(COUNT_PRESSES)
        window.goto(f"{portal_server.url}/admin/")
        window.get_by_role("navigation").first.wait_for()
        return Desk(window, presses)

    yield sign_in_
    for window in windows:
        # Which panels are open is kept by the browser.
        window.evaluate("localStorage.clear()")
        window.close()
    _context.clear_cookies()
    assert complaints == []


@pytest.fixture
def in_german(lab):
    """The admin in German for whoever keeps the bibliography."""
    profile = UserProfile.get_for_user(User.objects.get(username=BIBLIOGRAPHY_ADMINS))
    profile.preferred_language = "de"
    profile.save()
