"""Pages in small windows and on paper."""

import pytest
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]

#: A window of 1280 by 1024 pixels that is zoomed to 400 %.
ZOOMED = {"width": 320, "height": 256}
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 2


@pytest.fixture
def page(open_window):
    """A small window on the demo lab."""
    return open_window(viewport=ZOOMED)


def test_all_of_the_menu_can_be_reached_in_a_window_that_is_lower_than_it(page):
    page.goto("/")
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("radio", name="Dark").focus()
    expect(page.locator(".theme label").last).to_be_in_viewport()


def test_the_menu_closes_when_the_focus_leaves_it(page):
    page.goto("/")
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("radio", name="As the device").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#site-menu")).to_be_hidden()
    expect(page.get_by_role("link", name="Research groups")).to_be_focused()


@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("/publications/", ".work-title a"),
        ("/publications/menten2023skeletonization/", "h1"),
        ("/people/martin-menten/", "h1"),
        ("/people/", ".person-name a"),
        ("/research/ai-for-vision/", "h1"),
        ("/", ".brand-lab"),
    ],
)
def test_a_word_that_is_longer_than_the_window_is_broken(page, path, selector):
    page.goto(path)
    page.evaluate(
        "([selector, text]) => { document.querySelector(selector).textContent = text }",
        [selector, LONG],
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED["width"]


@pytest.mark.parametrize(
    "path", ["/publications/", "/publications/menten2023skeletonization/", "/search/?q=retina"]
)
def test_paper_shows_nothing_that_can_only_be_clicked(page, path):
    page.goto(path)
    page.emulate_media(media="print")
    for locator in ("form", "button", "summary", "select"):
        assert page.locator(f"{locator}:visible").count() == 0, locator
    expect(page.locator(".work-title, .cite-as .citation").first).to_be_visible()


def test_whoever_narrows_a_list_on_a_phone_sees_the_results(page):
    page.goto("/publications/")
    page.locator(".facets > summary").click()
    page.locator(".facet").get_by_role("link", name="2023").click()
    expect(page.get_by_role("link", name="Take off: Year: 2023")).to_be_in_viewport()
    narrowed = page.url
    page.goto("/")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(narrowed)
    expect(page.locator("h1")).to_be_in_viewport()
