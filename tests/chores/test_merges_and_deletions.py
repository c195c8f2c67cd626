"""Merging and deleting publications and people, and taking either back."""

import pytest
from playwright.sync_api import expect

from labportal.roles import ADMINISTRATORS, BIBLIOGRAPHY_ADMINS
from people.models import Person
from publications.models import Publication
from tests.factories import PersonFactory, PublicationFactory

pytestmark = pytest.mark.browser


def _tick(desk, number):
    boxes = desk.window.locator("[data-bulk-action-checkbox]")
    expect(boxes).to_have_count(number)
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
    desk.picture("merge")
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


def test_two_people_are_merged_in_six_presses_and_one_more_takes_it_back(sign_in):
    PersonFactory(given="A.", family="Lovelace", phone="+49 89 12")
    desk = sign_in(ADMINISTRATORS)
    desk.go("People")
    _tick(desk, 2)
    desk.window.get_by_role("link", name="Merge the two selected people").click()
    desk.sees("Two equal memberships become one.")
    desk.press("Merge")
    expect(desk.window.locator(".messages")).to_contain_text("was merged into")
    desk.took(at_most=6)
    ada = Person.objects.live().get()
    assert (ada.name, ada.phone) == ("Ada Lovelace", "+49 89 12")
    desk.window.locator(".messages").get_by_role("button", name="Take back").click()
    expect(desk.window.locator(".messages")).to_contain_text("is there again.")
    assert Person.objects.live().count() == 2


def test_a_person_is_deleted_and_brought_back_in_five_presses(sign_in):
    desk = sign_in(ADMINISTRATORS)
    desk.go("People")
    _tick(desk, 1)
    desk.window.get_by_role("link", name="Delete selected people").click()
    desk.sees("Names printed on works (1): On engines")
    desk.sees("The user account “Members” can still sign in, but has no profile any more.")
    desk.press("Yes, delete")
    expect(desk.window.locator(".messages")).to_contain_text("“Ada Lovelace” was deleted.")
    assert not Person.objects.live().exists()
    desk.window.locator(".messages").get_by_role("button", name="Take back").click()
    expect(desk.window.locator(".messages")).to_contain_text("is there again.")
    desk.took(at_most=5)
    assert Person.objects.live().get().user.username == "Members"


def test_a_pair_is_merged_from_the_quality_panel_of_the_first_page(sign_in):
    PersonFactory(given="A.", family="Lovelace")
    desk = sign_in(ADMINISTRATORS)
    desk.open("1 pair of people may be doubles")
    desk.window.get_by_role("link", name="Compare and merge").click()
    desk.press("Merge")
    expect(desk.window.locator(".messages")).to_contain_text("was merged into")
    desk.took(at_most=3)
    assert Person.objects.live().get().name == "Ada Lovelace"


def test_publications_that_are_two_are_told_apart_in_the_list_of_possible_doubles(sign_in):
    PublicationFactory(title="On engines", doi="")
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.open("1 pair of publications may be doubles")
    desk.window.get_by_role("button", name="Not the same").click()
    desk.sees("There are no possible doubles.")
    assert Publication.objects.live().count() == 2
