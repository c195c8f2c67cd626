"""Merging and deleting publications, and taking either back."""

import pytest
from playwright.sync_api import expect

from labportal.roles import BIBLIOGRAPHY_ADMINS
from publications.models import Publication
from tests.factories import PublicationFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _tick(desk, number):
    boxes = desk.window.locator("[data-bulk-action-checkbox]")
    expect(boxes).to_have_count(number)
    # The script that shows the actions is there.
    desk.window.wait_for_load_state("load")
    for place in range(number):
        boxes.nth(place).click()


def test_two_duplicates_are_merged_in_six_presses_and_one_more_takes_it_back(sign_in):
    PublicationFactory(title="On engines, again", volume="3")
    Publication.objects.filter(title="On engines").update(note="Typed")
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    _tick(desk, 2)
    desk.window.get_by_role("link", name="Merge the two selected publications").click()
    desk.sees("Further identifiers, links and topics of both are kept.")
    desk.press("Merge")
    expect(desk.window.locator(".messages")).to_contain_text("was merged into")
    desk.took(at_most=6)
    [publication] = Publication.objects.live()
    assert (publication.note, publication.volume) == ("Typed", "3")
    desk.window.locator(".messages").get_by_role("button", name="Take back").click()
    expect(desk.window.locator(".messages")).to_contain_text("is there again.")
    assert Publication.objects.live().count() == 2


def test_a_publication_is_merged_with_another_one_from_its_form(sign_in):
    PublicationFactory(title="Of gears", volume="3")
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.open("On engines")
    desk.window.get_by_role("button", name="Actions").first.click()
    desk.window.get_by_role("link", name="Merge with …").click()
    desk.press("Choose: publication")
    desk.window.get_by_role("dialog").get_by_role("link", name="Of gears").click()
    desk.press("Compare")
    desk.press("Merge")
    expect(desk.window.locator(".messages")).to_contain_text("was merged into")
    assert Publication.objects.live().count() == 1


def test_a_publication_is_deleted_and_brought_back_in_five_presses(sign_in):
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    _tick(desk, 1)
    desk.window.get_by_role("link", name="Delete selected publications").click()
    desk.sees("Names linked to people (1): Ada Lovelace")
    desk.press("Yes, delete")
    expect(desk.window.locator(".messages")).to_contain_text("“On engines” was deleted.")
    assert not Publication.objects.live().exists()
    desk.window.locator(".messages").get_by_role("button", name="Take back").click()
    expect(desk.window.locator(".messages")).to_contain_text("is there again.")
    desk.took(at_most=5)
    assert Publication.objects.live().exists()


def test_a_lookalike_that_the_form_names_is_merged_from_there(sign_in):
    PublicationFactory(title="On engines", volume="3")
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.open("On engines")
    desk.window.get_by_role("link", name="Merge: On engines").click()
    desk.press("Merge")
    expect(desk.window.locator(".messages")).to_contain_text("was merged into")
    desk.took(at_most=6)
    assert Publication.objects.live().get().volume == "3"
