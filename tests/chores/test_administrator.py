"""The daily work of an administrator."""

import pytest
from playwright.sync_api import expect

from groups.models import ResearchGroup
from labportal.base.models import Topic
from labportal.roles import ADMINISTRATORS
from people.models import Person
from tests.factories import MembershipFactory, PersonFactory

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("menu", "name", "said"),
    [
        (["People"], "Ada Lovelace", "Person 'Ada Lovelace' updated."),
        (["Research groups"], "Engines", "Research group 'Engines' updated."),
        (["Memberships"], "Ada Lovelace", "updated."),
        (["Publications"], "On engines", "Publication 'On engines' updated."),
        (["Topics"], "Computing", "Topic 'Computing' updated."),
        (["Settings", "Roles"], "Doctoral researcher", "Role 'Doctoral researcher' updated."),
        (["Settings", "Menus"], "main menu, English", "updated."),
    ],
)
def test_a_record_is_opened_from_its_listing_and_saved(sign_in, menu, name, said):
    desk = sign_in(ADMINISTRATORS)
    desk.go(*menu)
    desk.open(name)
    desk.save(said)


def test_somebody_is_found_and_chosen_by_a_name_without_its_umlauts(sign_in):
    MembershipFactory(person=PersonFactory(given="Björn", family="Krähenbühl"))
    desk = sign_in(ADMINISTRATORS)
    for menu in ("People", "Memberships"):
        desk.go(menu)
        desk.search("krahenb")
        expect(desk.window.get_by_role("main")).not_to_contain_text("Ada Lovelace")
        desk.sees("Björn Krähenbühl")
    desk.add("Add membership")
    desk.press("Choose: person")
    dialog = desk.window.get_by_role("dialog")
    dialog.get_by_label("Search term").fill("buhl bjorn")
    expect(dialog).not_to_contain_text("Ada Lovelace")
    dialog.get_by_role("link", name="Björn Krähenbühl").click()
    desk.sees("Björn Krähenbühl")


def test_a_person_is_added_under_an_address_made_from_the_name(sign_in):
    desk = sign_in(ADMINISTRATORS)
    desk.go("People")
    desk.add("Add person")
    desk.fill(given_names="Grace", family_name="Hopper")
    desk.save("Person 'Grace Hopper' created.")
    desk.open("Grace Hopper")
    assert Person.objects.get(family="Hopper").slug == "grace-hopper"


def test_a_research_group_is_added_under_an_address_made_from_its_name(sign_in):
    desk = sign_in(ADMINISTRATORS)
    desk.go("Research groups")
    desk.add("Add research group")
    desk.choose(language="English")
    desk.fill(name="Machine vision")
    desk.save("Research group 'Machine vision' created.")
    desk.open("Machine vision")
    assert ResearchGroup.objects.filter(slug="machine-vision").exists()


def test_a_topic_is_added_under_an_address_made_from_its_name(sign_in):
    desk = sign_in(ADMINISTRATORS)
    desk.go("Topics")
    desk.add("Add topic")
    desk.fill(name="Größe & Maß")
    desk.save("Topic 'Größe & Maß' created.")
    desk.open("Größe & Maß")
    assert Topic.objects.filter(slug="groesse-mass").exists()


@pytest.mark.parametrize(
    ("menu", "name", "heading"),
    [
        (["People"], "Ada Lovelace", "Ada Lovelace"),
        (["Topics"], "Computing", "Computing"),
        (["Publications"], "On engines", "On engines"),
    ],
)
def test_what_was_saved_is_seen_as_visitors_see_it(sign_in, menu, name, heading):
    desk = sign_in(ADMINISTRATORS)
    desk.go(*menu)
    desk.open(name)
    desk.press("Save")
    desk.window.locator(".messages").get_by_role("link", name="View live").click()
    expect(desk.window.get_by_role("heading", level=1)).to_contain_text(heading)
