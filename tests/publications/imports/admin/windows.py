"""Windows in which a librarian is at the import wizard, for tests."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files
from publications.models import Publication
from tests.publications.imports.admin.wizard import CASCADE, VESSELS, make_librarian

MOVED = CASCADE.replace("IEEE Transactions on Medical Imaging", "Trans. Med. Imaging")


@pytest.fixture
def open_window(browser, live_server, scene):
    """Return a function that opens a window of a librarian who has signed in."""
    client = Client()
    client.force_login(scene(make_librarian))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    contexts = []

    def open_(**options):
        context = browser.new_context(base_url=live_server.url, **options)
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        contexts.append(context)
        return context.new_page()

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_window):
    """A window in which nothing may complain: no error of a script, none of the policy."""
    window = open_window()
    complaints = []
    window.on("pageerror", lambda error: complaints.append(str(error)))
    window.on(
        "console",
        lambda message: complaints.append(message.text) if message.type == "error" else None,
    )
    yield window
    assert complaints == []


@pytest.fixture
def records():
    """Publications that an import meets: one that an editor has changed, one that looks alike."""
    import_files([SourceFile("a.bib", (CASCADE + VESSELS).encode())], "Zotero")
    Publication.objects.filter(citekey="cascade").update(container_title="IEEE TMI")


def upload(page, text, source="Zotero"):
    """Upload a file, and wait for its plan."""
    page.goto("/admin/imports/new/")
    page.get_by_label("Source").fill(source)
    page.get_by_label("Files").set_input_files(
        {"name": "group.bib", "mimeType": "text/plain", "buffer": text.encode()}
    )
    page.get_by_role("button", name="Show the plan").click()
    expect(page.get_by_role("button", name="Import as shown")).to_be_visible()


def entry_in(page, citekey):
    """Return the card of an entry."""
    return page.get_by_role("listitem").filter(has=page.locator("code", has_text=citekey)).last
