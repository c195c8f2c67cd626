"""Reports as files, read back by other programs."""

import pytest
from django.urls import reverse

from tests.factories import (
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
)
from tests.groups.reports.readers import (
    bold_texts,
    lines,
    member,
    printed,
    staff,
    table,
    word,
    workbook,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def works():
    """Two articles of a group and a talk of another, of which one belongs to both."""
    ada, bob = PersonFactory(given="Ada", family="Lovelace"), PersonFactory(family="Noyce")
    vision = ResearchGroupFactory(names={"en": "Vision", "de": "Sehen"}, order=1)
    chips = ResearchGroupFactory(names={"en": "Chips", "de": "Chips"}, order=2)
    MembershipFactory(person=ada, group=vision)
    MembershipFactory(person=bob, group=chips)
    PublicationFactory(title="On engines", issued_year=2025, authors=[ada, "Grace Hopper"])
    PublicationFactory(title="On both", issued_year=2025, authors=[bob, ada], doi="10.1000/182")
    PublicationFactory(title="On silicon", issued_year=2024, authors=[bob], type="paper-conference")
    return vision, chips


def test_a_document_has_headings_with_numbers_and_each_work_once(works):
    vision, chips = works
    document = word(staff(), groups=[vision.pk, chips.pk], first_year="2024", last_year="2025")
    found = lines(document)
    assert found[0] == "Journal article (2)"
    assert [one for one in found if "(" in one and one.endswith(")")][1] == "Conference paper (1)"
    assert sum("On both" in one for one in found) == 1
    assert len(found) == 5
    counts = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert counts == [
        ["Kind", "Number"],
        ["Journal article", "2"],
        ["Conference paper", "1"],
        ["Total", "3"],
    ]


def test_a_document_says_what_it_is_in_its_language(works):
    document = word(staff(), groups=works[0].pk, first_year="2025", last_year="2025", language="de")
    assert document.core_properties.title == "Publikationen 2025"
    assert document.core_properties.language == "de"
    assert document.paragraphs[0].text == "Publikationen 2025"
    assert document.paragraphs[0].style.name == "Title"
    assert "Sehen" in [one.text for one in document.paragraphs]
    assert lines(document)[0] == "Zeitschriftenartikel (2)"
    assert 'w:val="de-DE"' in document.styles.element.xml


def test_works_hang_in_their_own_style_and_addresses_are_links(works):
    document = word(staff(), groups=works[1].pk, q="both", style="apa")
    style = document.styles["Bibliography"].paragraph_format
    assert style.first_line_indent == -style.left_indent
    work = next(one for one in document.paragraphs if "On both" in one.text)
    assert [link.address for link in work.hyperlinks] == ["https://doi.org/10.1000/182"]
    assert "10.1000/182" in work.hyperlinks[0].text


def test_members_of_the_groups_of_a_report_are_bold_and_nobody_else(works):
    vision, chips = works
    of_one = word(staff(), groups=vision.pk, style="apa")
    assert bold_texts(of_one) == ["Lovelace, A.", "Lovelace, A."]
    both = bold_texts(word(staff(name="b"), groups=[vision.pk, chips.pk], style="apa"))
    assert sum("Noyce" in one for one in both) == 2
    plain = word(staff(name="c"), groups=vision.pk, sent="1", **_layout(bold=""))
    assert bold_texts(plain) == []


def _layout(**other):
    said = {
        "style": "apa",
        "language": "en",
        "grouping": "type",
        "order": "newest",
        "selection": "all",
        "roles": "author",
    }
    return said | other


def test_a_name_is_bold_where_its_person_was_a_member_then():
    ada, group = PersonFactory(family="Lovelace"), ResearchGroupFactory()
    MembershipFactory(person=ada, group=group, start="2020", end="2021")
    bob = PersonFactory(family="Noyce")
    MembershipFactory(person=bob, group=group, start="2010")
    for year in (2019, 2021, 2022, 2023):
        PublicationFactory(title=f"Of {year}", issued_year=year, authors=[bob, ada])
    rows = table(staff(), groups=group.pk, order="oldest")
    assert [(row["Year"], "Lovelace" in row["Members"]) for row in rows] == [
        ("2019", False),
        ("2021", True),
        ("2022", True),
        ("2023", False),
    ]


def test_the_head_of_the_chair_who_is_in_no_group_is_bold_in_the_report_of_each(works):
    head = PersonFactory(given="Grace", family="Hopper")
    MembershipFactory(person=head, group=None)
    PublicationFactory(title="On all", issued_year=2025, authors=[head, *_people(works[0])])
    assert "Hopper, G." in bold_texts(word(staff(), groups=works[0].pk, style="apa"))


def _people(group):
    return [one.person for one in group.memberships.all()]


def test_styles_keep_their_italics_and_numbers_are_put_before(works):
    document = word(staff(), groups=works[1].pk, sent="1", **_layout(numbered="on"))
    works_ = [one for one in document.paragraphs if one.style.name == "Bibliography"]
    assert [one.text.split("\t")[0] for one in works_] == ["1.", "2."]
    assert any(run.italic for run in works_[0].runs)


def test_a_workbook_has_a_row_for_each_work_and_a_sheet_of_numbers(works):
    book, rows = workbook(staff(), groups=[one.pk for one in works])
    assert [row["Title"].value for row in rows] == ["On both", "On engines", "On silicon"]
    assert rows[0]["Research groups"].value == "Vision; Chips"
    assert rows[0]["DOI"].value == "10.1000/182"
    assert rows[1]["Members"].value == "Ada Lovelace"
    assert {row["Open access"].value for row in rows} == {"no"}
    counts = [list(row) for row in book.worksheets[1].iter_rows(max_row=4, values_only=True)]
    assert counts[1:] == [["Journal article", 2], ["Conference paper", 1], ["Total", 3]]


def test_a_table_and_the_page_to_be_printed_say_the_same(works):
    asked = {"groups": [one.pk for one in works], "grouping": "year"}
    rows = table(staff(), **asked)
    assert [(row["Heading"], row["Title"]) for row in rows] == [
        ("2025", "On both"),
        ("2025", "On engines"),
        ("2024", "On silicon"),
    ]
    page = printed(staff(name="b"), **asked).root
    assert [one.text for one in page.all("h2")] == ["2025 (2)", "2024 (1)"]
    assert len(page.all("p", "work")) == 3
    assert "Lovelace" in " ".join(one.text for one in page.all("b"))


def test_a_work_of_several_groups_stands_under_the_first_of_them_and_the_report_says_so(works):
    document = word(staff(), groups=[one.pk for one in works], grouping="group")
    assert [one for one in lines(document) if one.endswith(")") and "On" not in one] == [
        "Vision (2)",
        "Chips (1)",
    ]
    assert any("printed once" in one.text for one in document.paragraphs)


def test_tables_have_the_separator_of_the_reader_whatever_the_language(works):
    client = staff(language="de")
    address = reverse("reports:file", args=["csv"])
    text = client.get(address, {"language": "en"}).getvalue().decode("utf-8-sig")
    assert text.startswith("Number;Heading;Kind")


def test_a_member_gets_the_own_list_with_the_own_name_in_bold(works):
    vision, _chips = works
    ada = vision.memberships.get().person
    document = word(member(), people=ada.pk, style="apa")
    assert document.paragraphs[0].text == "Publications of Ada Lovelace"
    assert set(bold_texts(document)) == {"Lovelace, A."}


def test_the_name_of_a_file_is_the_title(works):
    client = staff()
    response = client.get(
        reverse("reports:file", args=["docx"]), {"title": 'Bericht: "Jahr/2025"', "q": "engines"}
    )
    assert response["Content-Disposition"] == 'attachment; filename="Bericht_ _Jahr_2025_.docx"'


def test_works_without_a_public_page_are_for_those_who_keep_the_bibliography():
    PublicationFactory(title="On secrets", status="submitted", public=False)
    PublicationFactory(title="On engines")
    asked = {"private": "on"}
    assert [row["Title"] for row in table(staff(), **asked)] == ["On engines", "On secrets"]
    assert [row["Title"] for row in table(staff(name="b"))] == ["On engines"]
    assert [row["Title"] for row in table(member(), **asked)] == ["On engines"]
    document = word(staff(name="c"), **asked)
    assert any("[not public, Submitted]" in one for one in lines(document))
