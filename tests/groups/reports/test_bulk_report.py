"""The report of the publications that are ticked in their listing."""

import io

import pytest
from docx import Document

from tests.factories import PublicationFactory
from tests.groups.reports.readers import content, lines, member, staff

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/bulk/publications/publication/report/"
LISTING = "/admin/snippets/publications/publication/"
CHOSEN = {
    "kind": "docx",
    "title": "Of the year",
    "style": "ieee",
    "language": "de",
    "grouping": "year",
    "order": "oldest",
    "bold": "on",
}


def test_what_is_ticked_goes_into_a_report_public_or_not():
    works = [
        PublicationFactory(title="On engines", issued_year=2020),
        PublicationFactory(title="On looms", issued_year=2019, public=False),
    ]
    PublicationFactory(title="On images")
    query = "&".join(f"id={work.pk}" for work in works)
    response = staff().post(f"{ADDRESS}?{query}&next={LISTING}", CHOSEN)
    document = Document(io.BytesIO(content(response)))
    found = lines(document)
    assert [found[0], found[2]] == ["2019 (1)", "2020 (1)"]
    assert "On looms" in found[1]
    assert "nicht öffentlich" in found[1]
    assert document.paragraphs[0].text == "Of the year"


def test_all_that_a_listing_is_narrowed_to_goes_into_a_report():
    PublicationFactory(title="On engines", type="book")
    PublicationFactory(title="On looms")
    page = staff().get(f"{ADDRESS}?id=all&next={LISTING}%3Ftype%3Dbook").content.decode()
    assert "On engines" in page


def test_the_form_begins_as_that_of_other_reports():
    work = PublicationFactory()
    page = staff(language="de").get(f"{ADDRESS}?id={work.pk}&next={LISTING}").content.decode()
    assert '<option value="de" selected>' in page
    assert "Publikationsbericht" in page


def test_whoever_may_not_change_publications_gets_no_report_of_hidden_ones():
    work = PublicationFactory(title="On secrets", public=False)
    response = member().post(f"{ADDRESS}?id={work.pk}&next={LISTING}", CHOSEN)
    assert b"On secrets" not in response.getvalue()
