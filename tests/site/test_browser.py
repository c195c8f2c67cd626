"""The ways people take, in a real browser."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]


@pytest.fixture
def page(browser):
    """An empty window, with nothing of an earlier test in it."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_a_visitor_goes_from_the_home_page_to_a_group_and_to_a_publication(live_server, page):
    call_command("load_demo", verbosity=0)
    hosts, errors = set(), []
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.on("console", lambda message: errors.append(message.text))
    page.goto(f"{live_server.url}/")
    expect(page.locator("h1")).to_have_count(1)
    page.get_by_role("link", name="AI for vision", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("AI for vision")
    page.get_by_role("link", name="A skeletonization algorithm").first.click()
    expect(page.locator("h1")).to_contain_text("A skeletonization algorithm")
    expect(page.get_by_role("main")).to_contain_text("M. J. Menten")
    page.get_by_role("link", name="Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("h1")).to_contain_text("A skeletonization algorithm")
    assert hosts == {live_server.url.split("/")[2]}
    assert errors == []
    assert page.context.cookies() == []
