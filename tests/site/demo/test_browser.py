"""The ways people take, in a real browser."""

import pytest
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]

PHONE = {"width": 360, "height": 780}
TITLE = "A skeletonization algorithm for gradient-based optimization"


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page(open_window, request):
    """A window on the demo lab, with or without scripts, that asks no other host for anything."""
    window = open_window(java_script_enabled=request.param)
    hosts = set()
    window.on("request", lambda sent: hosts.add(sent.url.split("/")[2]))
    yield window
    assert len(hosts) == 1


def test_from_the_home_page_to_a_group_to_a_publication_to_the_other_language(page):
    page.goto("/")
    expect(page.locator("h1")).to_have_count(1)
    page.get_by_role("link", name="AI for vision", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("AI for vision")
    page.get_by_role("link", name="A skeletonization algorithm").first.click()
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.get_by_role("main")).to_contain_text("M. J. Menten")
    page.get_by_role("link", name="Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("h1")).to_have_text(TITLE)


def test_from_a_topic_to_a_person_to_a_group(page):
    page.goto("/topics/")
    page.get_by_role("link", name="Retinal imaging", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Retinal imaging")
    page.get_by_role("link", name="Martin Menten", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Martin Menten")
    page.get_by_role("link", name="AI for vision", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("AI for vision")


def test_the_first_screen_of_a_group_on_a_phone_says_name_aim_and_lead(open_window):
    window = open_window(viewport=PHONE)
    window.goto("/research/ai-for-vision/")
    for shown in (
        window.get_by_role("heading", name="AI for vision"),
        window.locator(".lead"),
        window.get_by_role("link", name="Martin Menten").first,
    ):
        expect(shown).to_be_in_viewport(ratio=1)


def test_the_menu_of_a_phone_opens_by_keyboard_and_closes_again(open_window):
    window = open_window(viewport=PHONE)
    window.goto("/de/")
    button = window.get_by_role("button", name="Menü")
    button.focus()
    window.keyboard.press("Enter")
    link = window.get_by_role("link", name="Publikationen", exact=True)
    expect(link).to_be_visible()
    window.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(button).to_be_focused()


def test_a_filtered_list_prints_without_what_can_only_be_clicked(open_window):
    window = open_window()
    window.goto("/research/ai-for-vision/")
    window.emulate_media(media="print")
    expect(window.get_by_role("heading", name="Key publications")).to_be_visible()
    for hidden in (".site-menu", ".breadcrumbs", ".skip-link"):
        expect(window.locator(hidden)).to_be_hidden()
