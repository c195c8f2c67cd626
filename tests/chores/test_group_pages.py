"""The pages of a research group, as its editors write them."""

import re

import pytest
from playwright.sync_api import expect
from wagtail.images.tests.utils import get_test_image_file

from groups.models import ResearchGroupPage
from labportal.models import NewsPage
from tests.factories import PublicationFactory
from tests.portal import makes_renditions

pytestmark = [pytest.mark.browser, makes_renditions]

#: Milliseconds within which a preview shows what was typed.
SHOWN_WITHIN = 20_000


def _open_page(sign_in):
    desk = sign_in("Editors")
    desk.window.get_by_role("main").get_by_role("link", name="page (English)").click()
    return desk


def _publish(desk):
    desk.press("More actions")
    desk.press("Publish")
    expect(desk.window.locator(".messages")).to_contain_text("published")


def test_nothing_is_told_to_be_saved_beside_an_error(sign_in, group_page):
    desk = _open_page(sign_in)
    window = desk.window
    window.get_by_role("button", name="Insert a block").last.click()
    window.get_by_role("option", name="Section").click()
    desk.press("More actions")
    desk.press("Publish")
    expect(window.locator(".messages .error")).to_be_visible()
    window.locator("#id_lead").fill("They count.")
    # A draft may lack what is published.
    expect(window.locator("#w-autosave-indicator")).to_have_attribute(
        "data-w-autosave-state-value", "saved"
    )
    expect(window.locator(".messages .error")).to_be_visible()
    expect(window.locator(".w-autosave-indicator__state--saved")).to_be_hidden()


def test_a_section_with_a_list_and_a_picture_is_seen_on_phone_and_desktop_and_published(
    sign_in, group_page, tmp_path
):
    picture = tmp_path / "engine.png"
    picture.write_bytes(get_test_image_file().file.getvalue())
    desk = _open_page(sign_in)
    window = desk.window
    window.get_by_role("button", name="Insert a block").last.click()
    window.get_by_role("option", name="Section").click()
    window.get_by_role("textbox", name="Heading").fill("Aims")
    window.locator(".public-DraftEditor-content").last.click()
    window.keyboard.type("- To compute")
    window.keyboard.press("Enter")
    window.keyboard.type("To print")
    window.get_by_role("button", name="Insert a block").last.click()
    window.get_by_role("option", name="Figure").click()
    window.get_by_role("button", name="Choose an image").last.click()
    dialog = window.get_by_role("dialog")
    dialog.get_by_role("tab", name="Upload").click()
    dialog.get_by_label("Title").last.fill("The engine")
    dialog.locator("input[type=file]").set_input_files(picture)
    dialog.get_by_role("button", name="Upload").click()
    # A script writes the picture's own description into the field when it has been chosen.
    expect(dialog).to_be_hidden()
    expect(window.get_by_label("Alt text")).not_to_have_value("")
    window.get_by_label("Alt text").fill("Wheels of brass")
    desk.press("Toggle preview")
    preview = window.frame_locator(".w-preview__iframe:not(.w-preview__proxy)")
    expect(preview.get_by_role("listitem").filter(has_text="To print")).to_be_visible(
        timeout=SHOWN_WITHIN
    )
    window.get_by_role("radio", name="Preview in desktop size").locator("..").click()
    expect(preview.get_by_role("img", name="Wheels of brass")).to_be_visible(timeout=SHOWN_WITHIN)
    desk.picture("group-page")
    _publish(desk)
    desk.took(at_most=14)
    body = ResearchGroupPage.objects.get().body
    assert [block.block_type for block in body] == ["section", "figure"]
    assert "<li" in body[0].value["text"].source


def test_the_checks_of_the_form_read_the_preview(sign_in, group_page):
    desk = _open_page(sign_in)
    desk.press("Toggle checks")
    words = desk.window.locator("[data-content-word-count]")
    expect(words).to_have_text(re.compile("[1-9]"))


def test_an_old_version_is_compared_and_restored_in_six_presses(sign_in, group_page):
    group_page.lead = "They print."
    group_page.save_revision(log_action=True).publish()
    desk = _open_page(sign_in)
    window = desk.window
    window.get_by_role("main").get_by_role("link", name="History").or_(
        window.get_by_role("link", name="History")
    ).first.click()
    window.get_by_role("link", name="Compare with current version").last.click()
    expect(window.locator(".comparison .deletion")).to_have_text("compute.")
    desk.picture("compare")
    desk.open("Review and restore the older version")
    desk.press("More actions")
    desk.press("Publish this version")
    expect(window.locator(".messages")).to_contain_text("published")
    desk.took(at_most=6)
    assert ResearchGroupPage.objects.get().lead == "They compute."


def test_news_is_written_and_sent_for_review_in_eight_presses(sign_in, group_page):
    desk = sign_in("Editors")
    window = desk.window
    desk.open("Write news: English")
    # The slug follows the title once the scripts are there.
    window.get_by_role("button", name="Collapse all").wait_for()
    window.get_by_role("textbox", name="Title").first.press_sequentially("A new engine")
    desk.press("More actions")
    desk.picture("submit")
    window.get_by_role("button", name="Submit to Approval by administrators").click()
    expect(window.locator(".messages")).to_contain_text("submitted for moderation")
    desk.took(at_most=8)
    news = NewsPage.objects.get()
    assert not news.live
    assert news.current_workflow_state is not None


def test_the_page_is_translated_in_four_presses(sign_in, group_page):
    desk = sign_in("Editors")
    window = desk.window
    desk.window.get_by_role("main").get_by_role("link", name="translate the page (German)").click()
    expect(window.get_by_role("checkbox", name="German")).to_be_checked()
    desk.picture("translate")
    desk.press("Submit")
    window.get_by_role("textbox", name="Title").first.fill("Maschinen")
    _publish(desk)
    desk.took(at_most=4)
    german = ResearchGroupPage.objects.get(locale__language_code="de")
    assert (german.title, german.slug, german.live) == ("Maschinen", "engines", True)


def test_a_list_of_works_is_numbered_by_the_style_in_eight_presses(
    sign_in, group_page, portal_server
):
    PublicationFactory(title="Notes on the engine", authors=["Ada Lovelace"])
    desk = _open_page(sign_in)
    window = desk.window
    window.get_by_role("button", name="Insert a block").last.click()
    window.get_by_role("option", name="Publications").click()
    desk.choose(order="As the citation style sorts and numbers them", citation_style="IEEE")
    _publish(desk)
    desk.took(at_most=8)
    window.goto(f"{portal_server.url}{group_page.url}")
    desk.sees("[1] A. Lovelace")
