"""Every admin screen of our own can be used by everybody: checked by axe, light and dark."""

import pytest
from django.conf import settings
from django.test import Client

from tests.axe import OF_COLOURS, findings
from tests.staff.urls import visits

OWN = ("import", "removal", "names", "staff", "report", "to mend", "guide", "log", "account")
OF_RECORDS = ("list", "add", "edit")
# Wagtail's own: its editor of rich text has no name, and a link to another tab of an account's form
# is called a tab.
WITHOUT = (".Draftail-Editor", "[href='#tab-roles']")


def screens(world):
    """Yield view and address of the screens: forms, lists and pages, of pictures and files none."""
    for (what, view), url in visits(world).items():
        if what.startswith(OWN) or (view in OF_RECORDS and "page" not in what):
            yield view, url


@pytest.fixture
def window(world, browser, live_server):
    client = Client()
    client.force_login(world.users["admin"])
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
    context = browser.new_context(base_url=live_server.url)
    context.add_cookies([cookie])
    yield context.new_page()
    context.close()


def test_axe_finds_nothing_on_any_screen(world, window):
    client = Client()
    client.force_login(world.users["admin"])
    found, seen = [], 0
    for view, url in screens(world):
        reply = client.get(url)
        is_page = reply.headers["Content-Type"].startswith("text/html")
        if reply.status_code != 200 or not is_page or b"</html>" not in reply.getvalue():
            continue
        seen += 1
        window.emulate_media(color_scheme="light")
        window.goto(url)
        found += [(view, *one) for one in findings(window, without=WITHOUT)]
        window.emulate_media(color_scheme="dark")
        # Colours change in a transition.
        window.evaluate("Promise.allSettled(document.getAnimations().map(one => one.finished))")
        found += [
            (f"{view}, dark", *one) for one in findings(window, rules=OF_COLOURS, without=WITHOUT)
        ]
    assert found == []
    assert seen > 40
