"""Daily work, done as people do it: signing in at the admin's first page, then only clicking."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.users.models import UserProfile

from groups.models import ResearchGroup, ResearchGroupPage, ResearchIndexPage
from tests.chores.lab import build_lab
from tests.chores.pictures import take_picture
from tests.chores.words import escaped, speak, words_of

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

    def words(self, text: str) -> list[str]:
        """Return how a text of the interface may be said in the language of the window."""
        own = [] if self.language == "en" else words_of(self.language).of(text)
        return own or [text]

    def _any(self, text: str) -> str:
        return "|".join(escaped(one) for one in self.words(text))

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
            item = re.compile(rf"^\s*(?:{self._any(name)})( \(\d+\))?\s*$")
            button = menu.get_by_role("button", name=item)
            menu.get_by_role("link", name=item).or_(button).first.click()

    def open(self, name: str | re.Pattern[str]) -> None:
        """Click what leads to a record of a listing."""
        self.window.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()

    def add(self, name: str) -> None:
        """Click the button above a listing that adds a record."""
        link = self.window.get_by_role("main").get_by_role("link", name=name)
        link.first.click()

    def more(self, name: str) -> None:
        """Click an item of the menu beside the title of a listing."""
        link = self.window.get_by_role("link", name=name).last
        if not link.is_visible():
            self.window.get_by_role("button", name="Actions").click()
        link.click()

    def fill(self, **values: str) -> None:
        """Type into the fields that can be seen, by their labels with `_` for blanks."""
        for label, value in values.items():
            name = self.label(label)
            kinds = [self.window.get_by_role(kind, name=name) for kind in ("textbox", "spinbutton")]
            kinds[0].or_(kinds[1]).last.fill(value)

    def choose(self, **values: str) -> None:
        """Choose from lists, by their labels like `fill`."""
        for label, value in values.items():
            box = self.window.get_by_role("combobox", name=self.label(label)).last
            expect(box).to_be_visible()
            offered = [text.strip() for text in box.locator("option").all_text_contents()]
            box.select_option(next((one for one in self.words(value) if one in offered), value))
            # A browser without a head opens no list to press on.
            self.presses.append(None)

    def label(self, label: str) -> re.Pattern[str]:
        """Return a pattern of the label of a field, with `_` for blanks, with which it begins."""
        return re.compile(rf"^(?:{self._any(label.replace('_', ' '))})(?!\w)", re.IGNORECASE)

    def press(self, name: str) -> None:
        """Click a button."""
        button = self.window.get_by_role("button", name=name, exact=True)
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
def speaks(lab, request, monkeypatch):
    """Return a function by which everybody reads the portal, and chores see it, in a language."""
    spoken = set()

    def speaks_(language: str) -> None:
        for user in User.objects.all():
            profile = UserProfile.get_for_user(user)
            profile.preferred_language = language
            profile.save()
        if language != "en" and language not in spoken:
            spoken.add(language)
            speak(language, monkeypatch)

    if (language := _language(request)) != "en":
        speaks_(language)
    return speaks_


def _language(request):
    return request.config.getoption("--language")


def _folder(request):
    """Return the folder of the pictures, if any are taken: those in English are the first."""
    folder, language = request.config.getoption("--screens"), _language(request)
    return folder and Path(folder, *[language] * (language != "en"))


@pytest.fixture
def sign_in(lab, portal_server, _context, speaks, request):
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
        return Desk(window, presses, screens, language)

    yield sign_in_
    for window in windows:
        # Which panels are open is kept by the browser.
        window.evaluate("localStorage.clear()")
        window.close()
    _context.clear_cookies()
    assert complaints == []


@pytest.fixture
def in_german(speaks):
    """The admin in German, for everybody."""
    speaks("de")


@pytest.fixture(params=["en", "de"])
def in_either_language(request, speaks):
    """The admin in English, and once more in German, for everybody."""
    if _language(request) == "en":
        speaks(request.param)


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
