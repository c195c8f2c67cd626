"""Looking records up on a phone."""

import pytest
from playwright.sync_api import expect

from labportal.roles import ADMINISTRATORS

PHONE = {"width": 360, "height": 800}


@pytest.mark.parametrize("listing", ["Publications", "People"])
def test_a_listing_is_read_on_a_phone(sign_in, listing):
    """A title has room for its words, and the last column and the row's menu are reached."""
    desk = sign_in(ADMINISTRATORS)
    desk.window.set_viewport_size(PHONE)
    # Wagtail's other button of this name, which a wide window has, goes a moment later.
    expect(desk.window.locator(".sidebar__collapse-toggle")).to_be_hidden()
    desk.press("Toggle sidebar")
    desk.go(listing)
    row = desk.window.locator("table.listing tbody tr").first
    expect(row).to_be_visible()
    assert row.locator("td.title").bounding_box()["width"] >= 200
    last = row.locator("td").last
    last.scroll_into_view_if_needed()
    box = last.bounding_box()
    assert box["x"] + min(box["width"], 40) <= PHONE["width"]
    row.get_by_role("button", name="More options").click()
    menu = desk.window.get_by_role("link", name="Edit").locator("visible=true").first
    expect(menu).to_be_in_viewport(ratio=1)
    menu.click()
    expect(desk.window.get_by_role("button", name="Save").first).to_be_visible()
