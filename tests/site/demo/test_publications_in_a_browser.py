"""The list of publications in a real browser: at every width, by keyboard, narrowed and cited."""

import pytest
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


def test_a_list_is_narrowed_by_topic_and_year_and_exported(open_window):
    page = open_window(viewport=WIDE, java_script_enabled=False)
    page.goto("/publications/")
    facets = page.get_by_role("navigation", name="Filter")
    facets.get_by_role("link", name="Privacy-preserving learning").click()
    page.locator(".bars").get_by_role("link", name="2023:").click()
    expect(page).to_have_url("/publications/?year=2023&topic=privacy-preserving-learning#results")
    chosen = page.locator(".bars [aria-current]")
    expect(chosen).to_be_visible()
    shown = page.locator(".works > li").count()
    bar = chosen.locator(".visually-hidden").inner_text()
    assert bar.startswith(f"2023: {shown} publication")
    address = page.get_by_role("link", name="BibTeX").first.get_attribute("href")
    response = page.context.request.get(page.url.partition("/publications/")[0] + address)
    assert response.text().count("\n@") + response.text().startswith("@") == shown
    page.get_by_role("link", name="Take off: Year: 2023").click()
    expect(page).to_have_url("/publications/?topic=privacy-preserving-learning#results")


def test_a_misspelt_author_leads_to_the_bibtex_of_a_paper(open_window):
    page = open_window(viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/publications/")
    page.get_by_label("Title, name or word").fill("Kaisis")
    page.get_by_role("button", name="Show").click()
    entry = page.locator(".works > li").first
    expect(entry).to_contain_text("Kaissis")
    entry.locator(".cite > summary").click()
    status = entry.get_by_role("status")
    entry.get_by_role("button", name="Copy BibTeX").press("Enter")
    expect(status).to_have_text("BibTeX copied")
    assert "Kaissis" in page.evaluate("navigator.clipboard.readText()")
    entry.get_by_role("button", name="Copy citation").press("Enter")
    expect(status).to_have_text("Citation copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == " ".join(entry.locator(".citation").inner_text().split())
    assert copied.endswith(".")


def test_an_entry_gets_its_buttons_once(open_window):
    page = open_window(viewport=WIDE)
    page.goto("/publications/")
    summary = page.locator(".cite > summary").first
    for _ in range(3):
        summary.click()
    expect(page.locator(".cite button")).to_have_count(2)


def test_without_scripts_an_entry_has_the_links_only(open_window):
    page = open_window(viewport=WIDE, java_script_enabled=False)
    page.goto("/publications/")
    entry = page.locator(".works > li").first
    entry.locator(".cite > summary").click()
    expect(entry.get_by_role("link", name="BibTeX")).to_be_visible()
    expect(page.get_by_role("button", name="Copy citation")).to_have_count(0)


def test_facets_are_beside_the_list_or_folded_on_a_phone(open_window):
    page = open_window(viewport=WIDE, java_script_enabled=False)
    page.goto("/publications/")
    person = page.get_by_role("link", name="Daniel Rueckert").first
    filters = page.locator(".facets > summary")
    expect(person).to_be_visible()
    expect(filters).to_be_hidden()
    page.set_viewport_size(PHONE)
    expect(person).to_be_hidden()
    filters.click()
    expect(person).to_be_visible()
    person.click()
    expect(filters).to_have_text("Filter (1)")


def test_the_keyboard_skips_facets_and_chart(open_window):
    page = open_window(viewport=WIDE)
    page.goto("/publications/")
    page.get_by_role("button", name="Show", exact=True).focus()
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the publications")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".list-views a").first).to_be_focused()


def test_sixty_years_fit_on_a_phone_and_the_latest_are_seen(open_window):
    page = open_window(viewport=PHONE)
    page.goto("/publications/")
    page.evaluate(
        """() => {
            const bars = document.querySelector(".bars");
            while (bars.children.length < 60) bars.append(bars.children[0].cloneNode(true));
        }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    expect(page.locator(".bars a").first).to_be_in_viewport()
    last = page.locator(".bars a").last
    expect(last).not_to_be_in_viewport()
    last.focus()
    expect(last).to_be_in_viewport()
    assert last.bounding_box()["width"] >= 24
