"""Daily work, done as people do it: signing in at the admin's first page, then only clicking."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils.translation import gettext, override
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.users.models import UserProfile

from groups.models import ResearchGroup, ResearchGroupPage, ResearchIndexPage
from tests.chores.lab import build_lab
from tests.chores.pictures import take_picture
from tests.chores.words import Words, speak

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
    """The window of somebody who has signed in, and how often a control was pressed in it.

    Names of what is pressed, filled or chosen are English, and found in the language of the window.
    """

    window: Page
    presses: list[None] = field(default_factory=list)
    #: The folder of the guide's pictures, if they are taken.
    screens: Path | None = None
    language: str = "en"
    #: Its words, if pictures are taken in another language than English.
    words: Words | None = None

    def word(self, text: str) -> str:
        """Return a text of the interface in the language of the window."""
        if self.words:
            return self.words.of(text) or text
        with override(self.language):
            return gettext(text)

    def picture(self, name: str, at: Locator | None = None) -> None:
        """Take a picture for the guide, with `at` at its middle; without `--screens` do nothing."""
        if self.screens:
            take_picture(self.window, self.screens / f"{name}.png", at)

    def took(self, at_most: int) -> None:
        """Check that what was done since signing in took no more presses."""
        assert len(self.presses) <= at_most

    def go(self, *names: str) -> None:
        """Click through the menu: one item, or one in a submenu."""
        menu = self.window.get_by_role("navigation").first
        for name in names:
            # A counter may stand behind the name.
            item = re.compile(rf"^\s*{self.word(name)}( \(\d+\))?\s*$")
            button = menu.get_by_role("button", name=item)
            menu.get_by_role("link", name=item).or_(button).first.click()

    def open(self, name: str | re.Pattern[str]) -> None:
        """Click what leads to a record of a listing."""
        self.window.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()

    def add(self, name: str) -> None:
        """Click the button above a listing that adds a record."""
        link = self.window.get_by_role("main").get_by_role("link", name=self.word(name))
        link.first.click()

    def more(self, name: str) -> None:
        """Click an item of the menu beside the title of a listing."""
        link = self.window.get_by_role("link", name=self.word(name)).last
        if not link.is_visible():
            self.window.get_by_role("button", name=self.word("Actions")).click()
        link.click()

    def fill(self, **values: str) -> None:
        """Type into the fields that can be seen, by their labels with `_` for blanks."""
        for label, value in values.items():
            name = self._label(label)
            kinds = [self.window.get_by_role(kind, name=name) for kind in ("textbox", "spinbutton")]
            kinds[0].or_(kinds[1]).last.fill(value)

    def choose(self, **values: str) -> None:
        """Choose from lists, by their labels like `fill`."""
        for label, value in values.items():
            box = self.window.get_by_role("combobox", name=self._label(label)).last
            box.select_option(self.word(value))
            # A browser without a head opens no list to press on.
            self.presses.append(None)

    def _label(self, label: str) -> re.Pattern[str]:
        return re.compile(rf"^{self.word(label.replace('_', ' '))}\b", re.IGNORECASE)

    def press(self, name: str) -> None:
        """Click a button."""
        button = self.window.get_by_role("button", name=self.word(name), exact=True)
        button.locator("visible=true").click()

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
def _context(browser, request):
    """Windows that share what was fetched once: scripts and styles are most of a page."""
    language = _language(request)
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, locale=language)
    yield context
    context.close()


@pytest.fixture
def _words(lab, request, monkeypatch):
    """The words of the language of the pictures, if it is another than English."""
    if not request.config.getoption("--screens") or _language(request) == "en":
        return None
    _speak(_language(request), User.objects.all())
    return speak(_language(request), monkeypatch)


def _language(request):
    return request.config.getoption("--screens-language")


def _folder(request):
    """Return the folder of the pictures, if any are taken: those in English are the first."""
    folder, language = request.config.getoption("--screens"), _language(request)
    return folder and Path(folder, *[language] * (language != "en"))


@pytest.fixture
def sign_in(lab, portal_server, _context, _words, request):
    """Return a function that shows the first page of the admin to somebody who has signed in."""
    complaints: list[str] = []
    presses: list[None] = []
    windows: list[Page] = []

    def sign_in_(name: str) -> Desk:
        client, user = Client(), User.objects.get(username=name)
        client.force_login(user)
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
        language = UserProfile.get_for_user(user).preferred_language or "en"
        screens = _folder(request) if language == _language(request) else None
        return Desk(window, presses, screens, language, _words)

    yield sign_in_
    for window in windows:
        # Which panels are open is kept by the browser.
        window.evaluate("localStorage.clear()")
        window.close()
    _context.clear_cookies()
    assert complaints == []


@pytest.fixture
def in_german(lab):
    """The admin in German, for everybody."""
    _speak("de", User.objects.all())


@pytest.fixture(params=["en", "de"])
def in_either_language(request, lab, _words):
    """The admin in English, and once more in German, for everybody."""
    _speak(_language(request) if _words else request.param, User.objects.all())


def _speak(language: str, users: Iterable[User]) -> None:
    for user in users:
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = language
        profile.save()


@pytest.fixture
def group_page(lab):
    """The published page of the group."""
    index = ResearchIndexPage.objects.get(locale__language_code="en")
    page = ResearchGroupPage(
        title="Engines", slug="engines", group=ResearchGroup.objects.get(), lead="They compute."
    )
    index.add_child(instance=page)
    page.save_revision(log_action=True).publish()
    return page
