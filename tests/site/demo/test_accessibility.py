"""Every kind of page for everybody: checked by axe, at the width of a phone, by keyboard."""

import pytest
from playwright.sync_api import expect

from tests.axe import OF_COLOURS, RULES, findings

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
PATHS = (
    "/",
    "/research/",
    "/research/ai-for-vision/",
    "/research/opportunistic-cardiac-mri/",
    "/people/",
    "/people/?by=group",
    "/people/martin-menten/",
    "/topics/",
    "/topics/retinal-imaging/",
    "/publications/",
    "/publications/?topic=retinal-imaging&year=2023",
    "/publications/?q=nothing-like-it",
    "/publications/menten2023skeletonization/",
    "/news/",
    "/news/an-evening-with-phantoms/",
    "/openings/",
    "/openings/vessels-that-stay-connected/",
    "/imprint/",
    "/search/?q=retina",
    "/search/?q=nothing-like-it",
    "/no/such/page/",
)


@pytest.fixture
def page(open_window):
    """A window on the demo lab."""
    return open_window()


@pytest.mark.parametrize("language", ["", "/de"], ids=["English", "German"])
def test_axe_finds_nothing_on_any_kind_of_page(page, language):
    found = []
    for path in PATHS:
        page.set_viewport_size(WIDE)
        page.goto(language + path)
        # Folded text is to be checked as well.
        page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
        page.wait_for_function("!document.querySelector('.cite:not(:has(button))')")
        for size in (WIDE, PHONE):
            page.set_viewport_size(size)
            if size == PHONE:
                assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path
                page.locator(".menu-button").click()
            for scheme, rules in (("light", RULES), ("dark", OF_COLOURS)):
                page.emulate_media(color_scheme=scheme)
                where = (language + path, size["width"], scheme)
                found += [(where, finding) for finding in findings(page, rules=rules)]
    assert found == []


def test_the_keyboard_reaches_everything_and_the_focus_can_be_seen(page):
    page.set_viewport_size(WIDE)
    page.goto("/research/ai-for-vision/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.goto("/research/ai-for-vision/")
    wanted = page.locator("a[href]:visible, button:visible, input:visible, summary:visible").count()
    reached = set()
    for _ in range(2 * wanted):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
                const one = document.activeElement;
                const shown = one.closest("label") ?? one;
                const style = getComputedStyle(shown);
                const rings = style.outlineStyle !== "none" && style.outlineWidth !== "0px";
                return [one.tagName, one.href ?? one.id, rings];
            }"""
        )
        if state[0] == "BODY":
            break
        assert state[2], f"{state} has no visible focus"
        reached.add((state[0], state[1]))
    # Folded text is reached once it is opened.
    links = page.locator("main a[href]:visible").evaluate_all("(all) => all.map((one) => one.href)")
    assert set(links) <= {address for tag, address in reached if tag == "A"}


def test_a_page_at_twice_the_size_needs_no_sideways_scrolling(page):
    # A window of 1280 pixels that is zoomed to 400 % is as wide as one of 320 (WCAG 1.4.10).
    for width in (640, 320):
        page.set_viewport_size({"width": width, "height": 400})
        for path in PATHS:
            page.goto(f"/de{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_nothing_moves_for_those_who_asked_for_it(page):
    page.emulate_media(reduced_motion="reduce")
    page.goto("/publications/")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => {
            const style = getComputedStyle(one);
            return parseFloat(style.transitionDuration) || parseFloat(style.animationDuration)
                || style.scrollBehavior === "smooth";
        }).map((one) => one.outerHTML.slice(0, 100))"""
    )
    assert moving == []


def test_forced_colours_keep_what_is_chosen_visible(page):
    page.emulate_media(forced_colors="active")
    page.set_viewport_size(WIDE)
    page.goto("/publications/")
    chosen = page.locator(".theme label:has(:checked)")
    expect(chosen).to_have_css("outline-style", "solid")
    assert findings(page) == []


def test_the_switch_of_colours_holds_on_the_next_page_and_sets_no_cookie(page):
    page.set_viewport_size(WIDE)
    page.goto("/")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light dark"
    page.get_by_title("Dark").click()
    page.get_by_role("link", name="Topics").first.click()
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.get_by_title("As the device").click()
    page.reload()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light dark"
    assert page.evaluate("localStorage.length") == 0


def test_without_scripts_colours_can_be_switched_and_the_menu_opens(open_window):
    window = open_window(java_script_enabled=False, viewport=PHONE)
    window.goto("/")
    expect(window.get_by_role("link", name="Topics", exact=True)).to_be_hidden()
    window.get_by_role("button", name="Menu").click()
    window.get_by_text("☾").click()
    expect(window.locator("html")).to_have_css("color-scheme", "dark")
    window.get_by_role("link", name="Topics", exact=True).click()
    expect(window.locator("h1")).to_have_text("Topics")
