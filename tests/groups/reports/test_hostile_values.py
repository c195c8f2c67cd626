"""Values that would be formulas, markup or no XML: in every file they are text."""

import io
import zipfile

import pytest
from django.urls import reverse
from lxml import etree

from labportal.base.text.table_cells import unquoted_cell
from tests.factories import (
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
)
from tests.groups.reports.readers import content, lines, printed, staff, table, word, workbook

pytestmark = pytest.mark.django_db

HOSTILE = [
    '=HYPERLINK("https://example.org";"x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "'=1",
    "<b>bold</b> & <script>alert(1)</script>",
    "]]>&lt;w:p/>",
    "bell\x07 and \x1b escape",
    "\ufffe and \uffff",
    "עברית \u202eRTL",
    "works",
    "{{ title }} {% load i18n %}",
    "_x0041_",
    "😀" * 50,
    "long " * 8000,
]


def _plain(text):
    """Return a text as XML may hold it: without what it cannot, all blanks alike."""
    kept = [one for one in text if one in "\t\n\r" or (one >= " " and one not in "\ufffe\uffff")]
    return " ".join("".join(kept).split())


def _letters(text):
    """Return letters and figures: styles have their own quotation marks and capitals."""
    return "".join(one for one in text.casefold() if one.isalnum())


@pytest.fixture
def hostile():
    """A work with each hostile value as its title, and others in its fields."""
    group = ResearchGroupFactory(names={"en": "=Group", "de": "=Gruppe"})
    ada = PersonFactory(given="=Ada", family="<i>Lovelace</i>")
    MembershipFactory(person=ada, group=group)
    for place, value in enumerate(HOSTILE):
        PublicationFactory(
            title=value,
            container_title=f"@{place}",
            citekey="=key",
            volume="-1",
            page="+1",
            publisher="\tPublisher",
            authors=[ada, "=Grace Hopper", {"literal": "-1 Consortium"}],
        )
    return group


@pytest.mark.usefixtures("hostile")
def test_no_cell_of_a_workbook_is_a_formula_and_every_value_is_there():
    _book, rows = workbook(staff())
    cells = [cell for row in rows for cell in row.values()]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    assert not [cell for cell in cells if cell.data_type == "n" and cell.value is not None]
    titles = {_plain(row["Title"].value) for row in rows}
    # Excel reads a low line, x, four digits and a low line as the letter of that number.
    assert "_x005F_x0041_" in titles
    titles = {title.replace("_x005F_", "_") for title in titles}
    assert titles >= {_plain(value) for value in HOSTILE if len(value) < 32_000}
    assert any(title.startswith("long long") and title.endswith("…") for title in titles)
    sheet = zipfile_part(book_bytes(), "xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet


def book_bytes():
    """Return the bytes of the workbook."""
    return content(staff(name="b").get(reverse("reports:file", args=["xlsx"])))


def zipfile_part(file, name):
    """Return a part of a file."""
    return zipfile.ZipFile(io.BytesIO(file)).read(name)


@pytest.mark.usefixtures("hostile")
def test_no_cell_of_a_table_is_a_formula_and_every_value_is_there():
    rows = table(staff())
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n＝")]
    assert {unquoted_cell(row["Title"]) for row in rows} >= set(HOSTILE)


@pytest.mark.usefixtures("hostile")
def test_a_document_is_whole_and_holds_every_value_as_text():
    client = staff()
    document = word(client, title="<b>works</b> ]]> \u202e =1+1")
    found = [_letters(one) for one in lines(document)]
    for value in HOSTILE:
        assert any(_letters(_plain(value)) in one for one in found), value
    assert document.paragraphs[0].text == "<b>works</b> ]]> \u202e =1+1"
    file = content(client.get(reverse("reports:file", args=["docx"])))
    assert zipfile.ZipFile(io.BytesIO(file)).testzip() is None
    for name in zipfile.ZipFile(io.BytesIO(file)).namelist():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(zipfile_part(file, name))


def test_the_page_to_be_printed_escapes_every_value(hostile):
    page = printed(staff(), title="<script>alert(1)</script>", groups=hostile.pk)
    assert [one["src"] for one in page.root.all("script")] == [
        "/static/groups/admin/report-print.js"
    ]
    assert page.root.one("h1").text == "<script>alert(1)</script>"
    assert len(page.root.all("p", "work")) == len(HOSTILE)


@pytest.mark.parametrize("title", ["a\0b", "a\nb", "\x1b"])
def test_a_title_that_no_file_can_hold_is_refused_at_its_field(title):
    PublicationFactory()
    client = staff()
    response = client.get(reverse("reports:file", args=["docx"]), {"title": title})
    assert response.headers["Location"].startswith(reverse("reports:write"))
    page = client.get(response.headers["Location"]).content.decode()
    assert "cannot be seen" in page or "Null characters" in page


def test_a_report_of_many_people_names_them_below_its_title():
    people = [PersonFactory(given="Ada", family=f"Wurzelbacher-{one * 30}") for one in "ABCDEFGHI"]
    PublicationFactory(authors=people)
    document = word(staff(), people=[one.pk for one in people], first_year="1900")
    assert document.core_properties.title == document.paragraphs[0].text == "Publications 1900–"
    assert any(all(one.family in line.text for one in people) for line in document.paragraphs[:4])
