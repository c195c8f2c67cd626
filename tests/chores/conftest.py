"""Daily work, done as people do it: signing in at the admin's first page, then only clicking."""

import io
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from playwright.sync_api import Locator, Page, expect
from wagtail.users.models import UserProfile

from groups.models import Membership, ResearchGroup
from labportal.roles import ADMINISTRATORS, BIBLIOGRAPHY_ADMINS, MEMBERS
from people.models import Person, Role
from tests.chores.pictures import take_picture
from tests.factories import PersonFactory, PublicationFactory, ResearchGroupFactory, TopicFactory

PASSWORD = "engines and notes"


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
    #: The folder of the guide's pictures, if they are taken.
    screens: Path | None = None
    presses: list[None] = field(default_factory=list)

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
            item = re.compile(rf"^\s*{name}( \(\d+\))?\s*$")
            button = menu.get_by_role("button", name=item)
            menu.get_by_role("link", name=item).or_(button).first.click()

    def sign_out(self, name: str) -> None:
        """Sign out by the menu of one's own account."""
        self.window.get_by_role("button", name=name).last.click()
        self.press("Log out")

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


@pytest.fixture
def lab(transactional_db):
    """A portal with a record of every kind, and an account for every role."""
    call_command("init_lab", stdout=io.StringIO())
    ada = PersonFactory(given="Ada", family="Lovelace")
    group = ResearchGroupFactory(slug="engines", names={"en": "Engines", "de": "Maschinen"})
    Membership.objects.create(person=ada, group=group, role=Role.objects.first())
    PublicationFactory(title="On engines", authors=[ada])
    TopicFactory(name="Computing")
    for role in (ADMINISTRATORS, BIBLIOGRAPHY_ADMINS, MEMBERS):
        _account(role, Group.objects.get(name=role))
    Person.objects.update(user=User.objects.get(username=MEMBERS))
    _account("Editors", ResearchGroup.objects.get().editors)


def _account(name: str, group: Group) -> None:
    User.objects.create_user(name, password=PASSWORD).groups.add(group)


@pytest.fixture
def sign_in(lab, live_server, browser, request):
    """Return a function that signs somebody in at the first page of the admin."""
    complaints: list[str] = []
    screens = request.config.getoption("--screens")
    context = browser.new_context(viewport={"width": 1400, "height": 1000})

    def sign_in_(name: str) -> Desk:
        window = context.new_page()
        window.on("pageerror", lambda error: complaints.append(str(error)))
        window.goto(f"{live_server.url}/admin/")
        window.get_by_label("Username").fill(name)
        window.get_by_label("Password").fill(PASSWORD)
        window.get_by_role("button", name="Sign in").click()
        window.get_by_role("navigation").first.wait_for()
        desk = Desk(window, Path(screens) if screens else None)
        window.expose_function("countPress", lambda: desk.presses.append(None))
        window.add_init_script(COUNT_PRESSES)
        window.evaluate(COUNT_PRESSES)
        return desk

    yield sign_in_
    context.close()
    assert complaints == []


@pytest.fixture
def in_german(lab):
    """The admin in German for whoever keeps the bibliography."""
    profile = UserProfile.get_for_user(User.objects.get(username=BIBLIOGRAPHY_ADMINS))
    profile.preferred_language = "de"
    profile.save()
