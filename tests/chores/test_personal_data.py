"""Personal data: a person is erased, and everybody gets their own data."""

import zipfile

import pytest
from playwright.sync_api import expect

from labportal.roles import ADMINISTRATORS, MEMBERS
from people.models import ErasedPerson, Person
from tests.factories import PersonFactory, PublicationFactory

pytestmark = pytest.mark.browser


def test_an_administrator_erases_a_person(sign_in, lab):
    grace = PersonFactory(given="Grace", family="Hopper")
    PublicationFactory(title="On compilers", authors=[grace])
    desk = sign_in(ADMINISTRATORS)
    desk.go("People")
    desk.open("Grace Hopper")
    desk.more("Erase …")
    desk.window.get_by_label("is replaced everywhere").check()
    desk.press("Show what would happen")
    desk.sees("Grace Hopper")
    assert Person.objects.filter(pk=grace.pk).exists()
    desk.press("Erase for good")
    expect(desk.window.locator(".messages")).to_contain_text("is erased")
    assert not Person.objects.filter(pk=grace.pk).exists()
    assert ErasedPerson.objects.count() == 1


def test_a_member_gets_the_own_data(sign_in, lab):
    desk = sign_in(MEMBERS)
    desk.open("My profile")
    desk.more("Export data …")
    with desk.window.expect_download() as download:
        desk.press("Download")
    with zipfile.ZipFile(download.value.path()) as archive:
        assert "data.json" in archive.namelist()
