"""Key publications that an editor chooses in the dialogue of several."""

import pytest
from playwright.sync_api import expect

from tests.chores.test_group_editor import SAVED, key_titles, open_group
from tests.factories import PublicationFactory

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("answers", [True, False])
def test_what_was_chosen_is_not_lost_when_the_form_is_saved_before_it_is_shown(sign_in, answers):
    desk = open_group(sign_in)
    asked = []

    def hold(route):
        asked.append(route)

    desk.window.route("**/*style=*", hold)
    desk.press("Choose several publications")
    dialog = desk.window.get_by_role("dialog")
    dialog.get_by_role("row", name="On engines").get_by_role("checkbox").check()
    with desk.window.expect_request("**/*id=*style=*"):
        dialog.get_by_role("button", name="Confirm selection").click()
    expect(dialog).not_to_be_visible()
    desk.press("Save")
    if answers:
        asked[-1].continue_()
        expect(desk.window.locator(".messages")).to_contain_text(SAVED)
    else:
        asked[-1].abort()
        desk.sees("This could not be looked up just now. Try again.")
    assert key_titles() == ["On engines"] * answers


def test_what_was_chosen_and_left_again_is_not_added(sign_in):
    PublicationFactory(title="Left out")
    desk = open_group(sign_in)
    desk.press("Choose several publications")
    dialog = desk.window.get_by_role("dialog")
    for title in ("On engines", "Left out"):
        dialog.get_by_role("row", name=title).get_by_role("checkbox").check()
    dialog.get_by_role("group", name="Chosen").get_by_label("Left out").click()
    box = dialog.get_by_role("row", name="Left out").get_by_role("checkbox")
    expect(box).not_to_be_checked()
    dialog.get_by_role("button", name="Confirm selection").click()
    desk.save(SAVED)
    assert key_titles() == ["On engines"]
