"""Chores with many publications at once, from their listing."""

import re

import pytest
from playwright.sync_api import expect

from groups.models import ResearchGroup
from groups.works.ownership import publications_of
from labportal.roles import ADMINISTRATORS, BIBLIOGRAPHY_ADMINS
from publications.models import Authorship
from tests.axe import findings
from tests.factories import PersonFactory, PublicationFactory

pytestmark = pytest.mark.browser

SHOWN = """new Promise((then) => {
  document.addEventListener("w-dropdown:shown", () => then(null), { once: true });
})"""


def _tick_all(desk):
    desk.go("Publications")
    desk.window.locator("[data-bulk-action-select-all-checkbox]").first.check()


def _messages(desk):
    return desk.window.locator(".messages")


def test_a_person_is_linked_on_many_publications_and_the_others_are_named(sign_in):
    daniel = PersonFactory(given="Daniel", family="Rückert")
    for number in range(3):
        PublicationFactory(title=f"Paper {number}", authors=["D. Rueckert"])
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    _tick_all(desk)
    desk.window.get_by_role("link", name="Link a person to the selected publications").click()
    desk.sees("On 4 publications, the names that may be the person’s are linked:")
    assert findings(desk.window, within="main") == []
    desk.press("Choose: person")
    desk.window.get_by_role("dialog").get_by_role("link", name="Daniel Rückert").click()
    desk.press("Link the names")
    expect(_messages(desk)).to_contain_text("3 names were linked to Daniel Rückert.")
    expect(_messages(desk)).to_contain_text("no name that is free may be Daniel Rückert")
    expect(_messages(desk).get_by_role("link", name="On engines")).to_be_visible()
    assert Authorship.objects.filter(person=daniel).count() == 3


def test_ticked_publications_go_into_a_file(sign_in):
    PublicationFactory(title="Paper 1")
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    _tick_all(desk)
    actions = desk.window.get_by_role("region", name="Bulk actions")
    # Until the menu is fully there, its links do not know what is ticked.
    desk.window.evaluate(f"window.shown = {SHOWN}; null")
    actions.get_by_role("button", name="More").click()
    desk.window.evaluate("window.shown")
    desk.window.get_by_role("link", name="Export selected publications").click()
    desk.sees("2 publications go into the file:")
    desk.window.get_by_label("RIS").check()
    with desk.window.expect_download() as download:
        desk.press("Download the file")
    assert download.value.suggested_filename == "publications.ris"
    assert download.value.path().read_text().count("TY  - ") == 2


def test_ticked_publications_are_added_to_the_list_of_a_group(sign_in):
    PublicationFactory(title="Paper 1")
    desk = sign_in(ADMINISTRATORS)
    _tick_all(desk)
    desk.window.get_by_role(
        "link", name="Change topic, type, status of the selected publications"
    ).click()
    desk.choose(Add_to_the_list_of_the_group="Engines")
    desk.press("Change them")
    expect(_messages(desk)).to_contain_text("1 publication was added to the list of Engines.")
    desk.took(at_most=5)
    assert publications_of(ResearchGroup.objects.get().slug).count() == 2


def _ticked(desk):
    return desk.window.locator("[data-bulk-action-checkbox]:checked")


def test_ticks_are_kept_when_an_action_is_refused_or_left(sign_in):
    for number in range(3):
        PublicationFactory(title=f"Paper {number}")
    desk = sign_in(ADMINISTRATORS)
    desk.go("Publications")
    for name in ("Paper 0", "Paper 1", "Paper 2"):
        desk.window.get_by_role("row", name=name).get_by_role("checkbox").check()
    # Two are merged, and not three.
    desk.window.get_by_role("link", name="Merge the two selected publications").click()
    expect(_messages(desk)).to_be_visible()
    expect(_ticked(desk)).to_have_count(3)
    desk.window.get_by_role(
        "link", name="Change topic, type, status of the selected publications"
    ).click()
    desk.press("Change them")
    desk.sees("Say what is to change.")
    desk.window.get_by_role("link", name="Leave them as they are").click()
    expect(_ticked(desk)).to_have_count(3)
    expect(desk.window.locator("[data-bulk-action-num-objects]")).to_contain_text("3")
    expect(desk.window).not_to_have_url(re.compile("#"))


def test_all_of_a_listing_stay_ticked_on_the_page_of_the_listing_where_they_were(sign_in):
    for number in range(60):
        PublicationFactory(title=f"Paper {number}")
    desk = sign_in(ADMINISTRATORS)
    desk.go("Publications")
    desk.window.get_by_role("link", name="Next").click()
    desk.window.locator("[data-bulk-action-select-all-checkbox]").first.check()
    desk.window.locator("[data-bulk-action-num-objects-in-listing]").click()
    change = desk.window.get_by_role(
        "link", name="Change topic, type, status of the selected publications"
    )
    change.click()
    desk.sees("61 publications change:")
    desk.window.get_by_role("link", name="Leave them as they are").click()
    expect(desk.window).to_have_url(re.compile("p=2"))
    change.click()
    desk.sees("61 publications change:")
