"""People at scale: a table is imported, taken back, and downloaded by an administrator."""

import re

import pytest
from playwright.sync_api import expect

from groups.models import Membership
from labportal.roles import ADMINISTRATORS
from labportal.staffing.tables.files import read_table, write_table
from people.models import Person
from tests.factories import ResearchGroupFactory

pytestmark = pytest.mark.browser

PEOPLE = 40


@pytest.fixture
def table(lab, tmp_path):
    """A table of forty people in three groups, as Excel saves it in Germany."""
    ResearchGroupFactory(slug="vision", names={"en": "Vision", "de": "Sehen"})
    ResearchGroupFactory(slug="health", names={"en": "Health", "de": "Gesundheit"})
    rows = ["Vorname;Nachname;E-Mail;Gruppe;Rolle;Beginn"]
    for number in range(PEOPLE):
        group = ("Maschinen", "Sehen", "Gesundheit")[number % 3]
        name = f"Jürgen{number};Groß{number};g{number}@example.org"
        rows.append(f"{name};{group};phd;1.{number % 12 + 1}.2021")
    path = tmp_path / "Mitarbeiter.csv"
    path.write_bytes("\r\n".join(rows).encode("cp1252"))
    return path


def test_forty_people_are_imported_as_told_and_taken_back(sign_in, table):
    slug = Membership.objects.get().role.slug.encode()
    table.write_bytes(table.read_bytes().replace(b"phd", slug))
    desk = sign_in(ADMINISTRATORS)
    desk.go("People")
    desk.more("Import people")
    desk.window.get_by_label("File").set_input_files(table)
    desk.press("Show what would happen")
    desk.sees("new (40)")
    desk.sees("Jürgen7 Groß7")
    assert Person.objects.count() == 1
    desk.press("Import")
    expect(desk.window.locator(".messages")).to_contain_text("Imported: 40 new people")
    desk.took(at_most=6)
    assert Person.objects.count() == PEOPLE + 1
    assert Membership.objects.filter(group__slug="vision").count() == 13
    desk.window.get_by_role("button", name="Take back: Mitarbeiter.csv").click()
    expect(desk.window.locator(".messages")).to_contain_text("all of it is as it was")
    assert Person.objects.count() == Membership.objects.count() == 1


def test_a_line_with_an_error_is_told_and_nothing_is_imported(sign_in, table):
    desk = sign_in(ADMINISTRATORS)
    desk.go("People")
    desk.more("Import people")
    desk.window.get_by_label("File").set_input_files(table)
    desk.press("Show what would happen")
    desk.sees("40 errors")
    desk.sees("There is no role “phd”. Roles:")
    expect(desk.window.get_by_role("button", name="Import", exact=True)).to_have_count(0)
    assert Person.objects.count() == 1


@pytest.mark.usefixtures("in_either_language")
def test_a_workbook_with_one_wrong_line_is_mended_imported_and_taken_back(sign_in, tmp_path):
    path = tmp_path / "people.xlsx"
    rows = [
        ["Given names", "Family name", "Group", "Role", "Start"],
        ["Grace", "Hopper", "Engines", "Doctoral researcher", "2021-04"],
        ["Howard", "Aiken", "Engines", "Doctoral researcher", "31.02.2021"],
    ]
    path.write_bytes(write_table(rows, "xlsx"))
    desk = sign_in(ADMINISTRATORS)
    desk.go("People")
    desk.more("Import people")
    choose = desk.window.locator("input[type=file]")
    choose.set_input_files(path)
    desk.press("Show what would happen")
    desk.sees({"en": "Line 3", "de": "Zeile 3"}[desk.language])
    desk.sees("31.02.2021")
    write = desk.window.get_by_role("button", name=re.compile("^Import(ieren)?$"))
    expect(write).to_have_count(0)
    rows[2][4] = "28.02.2021"
    path.write_bytes(write_table(rows, "xlsx"))
    desk.open("Choose another file")
    choose.set_input_files(path)
    desk.press("Show what would happen")
    write.click()
    take_back = desk.window.get_by_role("button", name=re.compile("people.xlsx"))
    take_back.wait_for()
    desk.took(at_most=7)
    assert Person.objects.get(family="Aiken").memberships.get().start == "2021-02-28"
    take_back.click()
    expect(desk.window.locator(".messages")).to_be_visible()
    expect(take_back).to_have_count(0)
    assert Person.objects.count() == Membership.objects.count() == 1


def test_people_are_downloaded_and_that_file_changes_nothing(sign_in, tmp_path):
    desk = sign_in(ADMINISTRATORS)
    desk.go("People")
    with desk.window.expect_download() as download:
        desk.more("Download")
    path = tmp_path / "people.xlsx"
    download.value.save_as(path)
    assert len(read_table(path.read_bytes())) == 2
    desk.more("Import people")
    desk.window.get_by_label("File").set_input_files(path)
    desk.press("Show what would happen")
    desk.sees("There is nothing to import: all of it is here already.")
    desk.sees("the same (1)")
