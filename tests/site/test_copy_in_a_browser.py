"""Copying a publication in the formats of other programs, in a real browser."""

import pytest
from playwright.sync_api import expect

from publications.models import Publication
from tests.axe import findings
from tests.factories import PublicationFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]


@pytest.fixture
def publication(new_portal):
    """A publication of a portal, whose title would end a script element."""
    return PublicationFactory(title="On engines </script><script>x", slug="engines")


@pytest.fixture
def open_page(browser, live_server, publication):
    """Return a function that opens the publication's page; nothing may complain on it."""
    complaints, contexts = [], []

    def open_(**options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.add_init_script(
            "addEventListener('securitypolicyviolation', (e) => console.log(e.violatedDirective))"
        )
        page.goto(f"{live_server.url}/publications/engines/")
        page.locator(".cite-as > summary").click()
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


def test_a_format_is_copied_by_keyboard_and_it_is_said_so(open_page, live_server):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    status = page.locator("[data-copy-buttons]").get_by_role("status")
    for label, beginning in (("BibTeX", "@article{"), ("RIS", "TY  - JOUR"), ("CSL-JSON", "[")):
        page.get_by_role("button", name=f"Copy {label}", exact=True).press("Enter")
        expect(status).to_have_text(f"{label} copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(beginning)
        assert "On engines" in copied
    assert Publication.objects.count() == 1


def test_the_citation_is_copied_in_the_style_that_is_chosen(open_page):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.get_by_label("Citation style").select_option("ieee")
    page.locator(".cite-style").get_by_role("button", name="Show").click()
    page.get_by_role("button", name="Copy citation", exact=True).click()
    expect(page.locator("[data-copy-buttons]").get_by_role("status")).to_have_text(
        "Citation copied"
    )
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("G. Hopper, “On engines </script><script>x,”")


def test_the_data_for_search_engines_is_there_and_runs_nothing(open_page):
    page = open_page()
    data = page.locator("script[type='application/ld+json']")
    expect(data).to_have_count(1)
    graph = page.evaluate("(element) => JSON.parse(element.textContent)", data.element_handle())
    assert graph["@graph"][0]["name"] == "On engines </script><script>x"
    expect(page.locator("script:not([src]):not([type='application/ld+json'])")).to_have_count(0)


def test_a_failure_is_said_and_the_links_remain(browser, live_server, publication):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{live_server.url}/publications/engines/")
    page.locator(".cite-as > summary").click()
    page.route("**/*.ris", lambda route: route.abort())
    page.get_by_role("button", name="Copy RIS", exact=True).click()
    expect(page.locator("[data-copy-buttons]").get_by_role("status")).to_have_text(
        "RIS could not be copied; the download holds it."
    )
    expect(page.get_by_role("link", name="RIS", exact=True)).to_be_visible()
    context.close()


def test_it_is_said_that_a_format_is_being_copied_while_it_loads(open_page):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    waiting = []

    def wait(route):
        waiting.append(route)

    page.route("**/*.bib", wait)
    status = page.locator("[data-copy-buttons]").get_by_role("status")
    button = page.get_by_role("button", name="Copy BibTeX", exact=True)
    button.click()
    expect(status).to_have_text("Copying BibTeX …")
    expect(button).to_have_attribute("aria-busy", "true")
    button.click()
    (route,) = waiting
    route.continue_()
    expect(status).to_have_text("BibTeX copied")
    expect(button).not_to_have_attribute("aria-busy", "true")


def test_without_scripts_there_are_the_links_only(open_page):
    page = open_page(java_script_enabled=False)
    expect(page.get_by_role("link", name="BibTeX")).to_be_visible()
    expect(page.get_by_role("button", name="Copy BibTeX")).to_be_hidden()


def test_the_buttons_are_accessible(open_page):
    assert findings(open_page()) == []
