"""Personal data: a person is erased, consent is noted, leavers lose details, data is exported."""

import json
import zipfile

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from groups.models import Membership, ResearchGroup
from labportal.models import LabSettings
from labportal.roles import ADMINISTRATORS, MEMBERS
from people.models import ErasedPerson, Person, Role
from publications.models import Authorship
from tests.factories import PersonFactory, PublicationFactory, portrait
from tests.portal import makes_renditions

pytestmark = [pytest.mark.browser, makes_renditions]


@pytest.fixture
def grace(lab):
    person = PersonFactory(
        given="Grace",
        family="Brewster-Hopper",
        email="grace@example.org",
        texts={"en": ("Programmer", "<p>Grace Brewster-Hopper finds bugs.</p>")},
    )
    group = ResearchGroup.objects.get()
    role = Role.objects.first()
    Membership.objects.create(person=person, group=group, role=role, start="2015", end="2019-03")
    PublicationFactory(title="On compilers", authors=[person])
    PublicationFactory(title="On moths", authors=["G. Hopper", "Howard Aiken"])
    PublicationFactory(title="On ships", authors=["G. Hopper"])
    return person


def names_on(title):
    return [one.name for one in Authorship.objects.filter(publication__title=title)]


@pytest.mark.usefixtures("in_either_language")
def test_an_administrator_erases_a_person_in_nine_presses(sign_in, grace):
    desk = sign_in(ADMINISTRATORS)
    desk.go("People")
    desk.open("Grace Brewster-Hopper")
    desk.more("Erase all data …")
    desk.press("Show what would happen")
    desk.window.get_by_role("listitem").filter(has_text="On moths").get_by_role("checkbox").check()
    desk.press("Show what would happen")
    boxes = desk.window.get_by_role("checkbox", name="G. Hopper")
    expect(boxes.first).to_be_checked()
    desk.picture("erase", at=desk.window.locator(".staffing__effects"))
    assert Person.objects.filter(pk=grace.pk).exists()
    desk.press("Erase for good")
    expect(boxes).to_have_count(1)
    desk.picture("erased")
    desk.took(at_most=9)
    assert names_on("On compilers") == ["N. N."]
    assert names_on("On moths") == ["N. N.", "Howard Aiken"]
    assert names_on("On ships") == ["G. Hopper"]
    boxes.check()
    desk.press("Replace what is ticked")
    desk.window.wait_for_url("**/people/person/**")
    assert names_on("On ships") == ["N. N."]
    assert not Person.objects.filter(pk=grace.pk).exists()


def test_an_administrator_erases_a_person_whose_name_stays_on_works(sign_in, grace):
    desk = sign_in(ADMINISTRATORS)
    desk.go("People")
    desk.open("Grace Brewster-Hopper")
    desk.more("Erase all data …")
    desk.window.get_by_role("radio").last.check()
    desk.press("Show what would happen")
    desk.press("Erase for good")
    desk.window.wait_for_url("**/people/person/")
    desk.took(at_most=7)
    assert names_on("On compilers") == ["Grace Brewster-Hopper"]
    assert ErasedPerson.objects.get().names_kept
    assert not Person.objects.filter(pk=grace.pk).exists()


def archive(desk):
    """Download the data; return the keys of the archive and its names."""
    desk.more("Export data …")
    with desk.window.expect_download() as download:
        desk.press("Download")
    with zipfile.ZipFile(download.value.path()) as file:
        return json.loads(file.read("data.json")), file.namelist()


@pytest.mark.usefixtures("in_either_language")
def test_an_administrator_downloads_what_is_stored_of_a_person_in_five_presses(sign_in, grace):
    desk = sign_in(ADMINISTRATORS)
    desk.go("People")
    desk.open("Grace Brewster-Hopper")
    data, names = archive(desk)
    desk.took(at_most=5)
    assert data["person"]["people.Person"][0]["email"] == "grace@example.org"
    assert {"README.txt", "tables/groups.Membership.csv"} <= {*names}


def test_a_member_gets_the_own_data(sign_in, lab):
    desk = sign_in(MEMBERS)
    desk.open("My profile")
    data, _names = archive(desk)
    desk.took(at_most=4)
    assert data["mentions"] is None


@pytest.mark.usefixtures("in_either_language")
def test_consent_to_a_portrait_is_noted_in_three_presses(sign_in, lab):
    Person.objects.update(photo=portrait("Ada"))
    desk = sign_in(ADMINISTRATORS)
    desk.go("People")
    desk.open("Ada Lovelace")
    today = timezone.localdate()
    desk.fill(consent_to_the_portrait_given_on=today.isoformat())
    # The calendar goes when its field is left.
    desk.window.keyboard.press("Tab")
    desk.fill(how_consent_was_given="Form of 2026, in the office")
    note = desk.window.locator("#id_photo_consent_note")
    desk.picture("consent", at=note)
    desk.press("Save")
    expect(desk.window.locator(".messages")).to_contain_text("Ada Lovelace")
    desk.took(at_most=3)
    ada = Person.objects.get()
    assert (ada.photo_consent_on, ada.photo_consent_note) == (today, "Form of 2026, in the office")


@pytest.mark.usefixtures("in_either_language")
def test_the_days_of_leavers_are_set_after_reading_who_loses_what(sign_in, grace):
    LabSettings.objects.update(contact_days=None)
    desk = sign_in(ADMINISTRATORS)
    desk.open("Name, logo and contact of the lab")
    told = desk.window.locator("[data-leavers]")
    expect(told.get_by_role("listitem")).to_have_count(0)
    desk.fill(days_until_contact_details_of_leavers_are_removed="30")
    expect(told.get_by_role("listitem")).to_contain_text("Grace Brewster-Hopper")
    assert LabSettings.objects.get().contact_days is None
    desk.picture("leavers", at=told)
    desk.press("Save")
    expect(desk.window.locator(".messages")).to_be_visible()
    desk.took(at_most=2)
    assert LabSettings.objects.get().contact_days == 30
