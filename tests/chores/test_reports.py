"""Reports of publications: the yearly one of the chair, the same next year, and a member's list."""

import re

import pytest
from docx import Document
from playwright.sync_api import expect

from groups.models import KeyPublication, PublicationReport, ResearchGroup
from labportal.roles import BIBLIOGRAPHY_ADMINS, MEMBERS
from people.models import Person
from tests.factories import MembershipFactory, PublicationFactory, ResearchGroupFactory

pytestmark = pytest.mark.browser


@pytest.fixture
def works(lab):
    """Works of this year and the next of two groups, of which one belongs to both."""
    engines = ResearchGroup.objects.get()
    vision = ResearchGroupFactory(slug="vision", names={"en": "Vision", "de": "Sehen"})
    ada = Person.objects.get()
    for title, year, kind in (
        ("On both", 2025, "article-journal"),
        ("On looms", 2025, "paper-conference"),
        ("On notes", 2026, "article-journal"),
    ):
        work = PublicationFactory(title=title, issued_year=year, type=kind, authors=[ada])
        if title == "On both":
            KeyPublication.objects.create(group=vision, publication=work)
    MembershipFactory(person=ada, group=engines, start="2020")


def _downloaded(desk, name):
    """Press a button, and return the document that comes."""
    with desk.window.expect_download() as download:
        desk.press(name)
    return Document(download.value.path())


def _lines(document):
    return [
        one.text for one in document.paragraphs if one.style.name in {"Heading 1", "Bibliography"}
    ]


@pytest.mark.usefixtures("works", "in_either_language")
def test_the_report_of_two_groups_and_a_year_is_written_and_saved_in_nine_presses(sign_in):
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.open("Reports of publications")
    desk.add("New report")
    desk.window.locator("summary").filter(has_text="Research groups").click()
    for name in ("Engines", "Vision"):
        desk.window.get_by_role("checkbox", name=name).check()
    desk.fill(from_year="2025", to_year="2025")
    desk.press("Show")
    desk.sees("On both")
    expect(desk.window.get_by_text("On both")).to_be_in_viewport()
    desk.picture("report")
    document = _downloaded(desk, "Word (DOCX)")
    assert [line for line in _lines(document) if "(1)" in line and "On" not in line]
    assert sum("On both" in line for line in _lines(document)) == 1
    assert not [line for line in _lines(document) if "On notes" in line]
    bold = [run.text for one in document.paragraphs for run in one.runs if run.bold]
    assert any("Lovelace" in text for text in bold)
    desk.press("Save under a name")
    desk.fill(name="Report 2025")
    desk.press("Save")
    expect(desk.window.locator(".messages")).to_contain_text("“Report 2025” is saved.")
    desk.took(at_most=9)
    assert PublicationReport.objects.get().owner is None


@pytest.mark.usefixtures("works", "in_either_language")
def test_next_year_the_saved_report_is_written_in_four_presses(sign_in):
    PublicationReport.objects.create(
        name="Report 2025",
        choices={
            "groups": [str(ResearchGroup.objects.get(slug="engines").pk)],
            "first_year": ["2025"],
            "last_year": ["2025"],
            "style": ["apa"],
            "language": ["en"],
            "grouping": ["type"],
            "order": ["newest"],
            "selection": ["all"],
            "roles": ["author"],
            "bold": ["on"],
        },
    )
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Reports", "Reports of publications")
    desk.picture("reports")
    desk.window.get_by_role("link", name=re.compile("2026 – Report 2025")).click()
    desk.sees("On notes")
    document = _downloaded(desk, "Word (DOCX)")
    desk.took(at_most=4)
    assert _lines(document)[0] == "Journal article (1)"
    assert "On notes" in _lines(document)[1]


@pytest.mark.usefixtures("works", "in_either_language")
def test_a_member_has_the_list_for_a_cv_in_two_presses(sign_in):
    desk = sign_in(MEMBERS)
    desk.open("My publication list")
    desk.sees("On engines")
    desk.picture("publication-list")
    document = _downloaded(desk, "Word (DOCX)")
    desk.took(at_most=2)
    assert len([line for line in _lines(document) if "On " in line]) == 4
    bold = [run.text for one in document.paragraphs for run in one.runs if run.bold]
    assert any("Lovelace" in text for text in bold)
