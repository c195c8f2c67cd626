"""Portraits as an archive, a file that is discarded, and members who left nobody knows when."""

import pytest
from playwright.sync_api import expect

from groups.models import Membership
from labportal.models import PeopleImport
from labportal.roles import ADMINISTRATORS
from people.models import Person
from tests.labportal.staffing.tables.test_portraits import picture, zipped

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # Wagtail leaves the temporary files of new pictures to the garbage collector.
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]


def test_portraits_are_imported_by_file_name_and_taken_back(sign_in, tmp_path):
    archive = tmp_path / "faces.zip"
    archive.write_bytes(zipped(**{"lovelace-ada.png": picture(), "nobody.png": picture("blue")}))
    desk = sign_in(ADMINISTRATORS)
    desk.go("People")
    desk.more("Import portraits")
    desk.window.get_by_label("ZIP archive").set_input_files(archive)
    desk.press("Show what would happen")
    desk.sees("nobody.png: Nobody fits this name.")
    small = desk.window.get_by_role("row", name="Ada Lovelace").locator("img")
    assert small.evaluate("async (picture) => { await picture.decode(); return picture.width }")
    desk.press("Import")
    expect(desk.window.locator(".messages")).to_contain_text("Imported portraits: 1.")
    desk.took(at_most=5)
    assert Person.objects.get().photo
    desk.window.get_by_role("button", name="Take back: faces.zip").click()
    expect(desk.window.locator(".messages")).to_contain_text("all of it is as it was")
    assert not Person.objects.get().photo


def test_a_file_that_waits_is_found_again_and_discarded(sign_in, tmp_path):
    table = tmp_path / "staff.csv"
    table.write_text("given names,family name\nGrace,Hopper\n")
    desk = sign_in(ADMINISTRATORS)
    desk.go("People")
    desk.more("Import people")
    desk.window.get_by_label("File").set_input_files(table)
    desk.press("Show what would happen")
    desk.sees("new (1)")
    desk.go("People")
    desk.more("Import people")
    desk.sees("“staff.csv” waits to be imported.")
    desk.add("Show what would happen")
    desk.press("Discard")
    expect(desk.window.locator(".messages")).to_contain_text("“staff.csv” is discarded.")
    desk.took(at_most=9)
    assert not PeopleImport.objects.exists()
    assert Person.objects.count() == 1


def test_a_membership_is_over_though_nobody_knows_since_when(sign_in):
    desk = sign_in(ADMINISTRATORS)
    desk.go("Memberships")
    desk.open("Ada Lovelace")
    desk.window.get_by_label("former, dates unknown").check()
    desk.save("updated")
    desk.took(at_most=4)
    assert Membership.objects.get().former
    desk.go("People")
    desk.open("Ada Lovelace")
    desk.save("updated")
    desk.window.locator(".messages").get_by_role("link", name="View live").click()
    expect(desk.window.get_by_role("main")).to_contain_text("Former member")


def test_former_members_of_unknown_dates_come_as_a_table(sign_in, tmp_path):
    role = Membership.objects.get().role.slug
    table = tmp_path / "alumni.csv"
    table.write_text(f"Vorname;Nachname;Gruppe;Rolle;ehemalig\nGrace;Hopper;Maschinen;{role};ja\n")
    desk = sign_in(ADMINISTRATORS)
    desk.go("People")
    desk.more("Import people")
    desk.window.get_by_label("File").set_input_files(table)
    desk.press("Show what would happen")
    desk.sees("Former, dates unknown")
    desk.press("Import")
    expect(desk.window.locator(".messages")).to_contain_text("Imported: 1 new people")
    desk.took(at_most=5)
    assert Membership.objects.get(person__family="Hopper").former
