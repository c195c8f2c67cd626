"""Names that change, and names that come as a list."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from labportal.roles import ADMINISTRATORS, BIBLIOGRAPHY_ADMINS, MEMBERS
from people.models import NameVariant, Person
from publications.models import Authorship, Publication
from tests.factories import PublicationFactory

pytestmark = pytest.mark.browser


def test_who_has_a_new_surname_is_found_linked_and_led_to_by_the_old_one(sign_in):
    desk = sign_in(ADMINISTRATORS)
    desk.go("People")
    desk.open("Ada Lovelace")
    desk.fill(family_name="Byron", slug="ada-byron")
    desk.save("The former name “Lovelace, Ada” is kept as a name variant")
    desk.took(at_most=3)
    ada = Person.objects.get()
    assert (ada.name, NameVariant.objects.get().name) == ("Ada Byron", "Lovelace, Ada")
    desk.go("People")
    desk.search("lovelace")
    desk.sees("Ada Byron")
    led = Client().get("/people/ada-lovelace/")
    assert (led.status_code, led.url) == (301, "/people/ada-byron/")
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Imports")
    desk.add("Import BibTeX")
    entry = "@book{notes, title = {Notes}, author = {Lovelace, Ada}}"
    desk.window.get_by_label("Or entries, pasted").fill(entry)
    desk.window.get_by_label("Source").fill("Zotero")
    desk.press("Show the plan")
    desk.press("Import as shown")
    desk.sees("The import is done.")
    authorship = Authorship.objects.get(publication__title="Notes")
    assert (authorship.person, authorship.name) == (ada, "Ada Lovelace")


@pytest.mark.usefixtures("in_german")
def test_a_list_of_names_as_pubmed_prints_it_is_pasted(sign_in):
    ada = Person.objects.get()
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.add("Publikation hinzufügen")
    desk.fill(title="The Compilers")
    box = desk.window.get_by_label("Add names")
    box.fill("Lovelace A, van der Meer AB, Hopper GM, et al.")
    box.press("Enter")
    expect(box).to_have_value("")
    desk.press("Save")
    expect(desk.window.locator(".messages")).to_contain_text("The Compilers")
    desk.took(at_most=4)
    names = Publication.objects.get(title="The Compilers").authorships.all()
    printed = [(one.given, one.particle, one.family) for one in names if one.family]
    assert printed == [
        ("A.", "", "Lovelace"),
        ("A. B.", "van der", "Meer"),
        ("G. M.", "", "Hopper"),
    ]
    desk.go("Names to review")
    desk.sees("A. Lovelace")
    assert not Authorship.objects.filter(person=ada, publication__title="The Compilers").exists()


@pytest.mark.usefixtures("in_either_language")
def test_somebody_has_the_present_name_printed_everywhere(sign_in):
    ada = Person.objects.get()
    PublicationFactory(
        title="Of tides", authors=[{"given": "A. A.", "family": "Byron", "person": ada}]
    )
    desk = sign_in(MEMBERS)
    desk.open("My profile")
    desk.window.get_by_label("print the present name everywhere").check()
    desk.press("Save")
    desk.window.locator(".messages").get_by_role("link", name="View live").click()
    desk.took(at_most=4)
    desk.sees("Of tides")
    desk.sees("Lovelace")
    expect(desk.window.get_by_role("main")).not_to_contain_text("Byron")
