"""Gaps of publications: what is missing, of works of which it may be expected."""

from datetime import date

import pytest
from wagtail.documents.models import Document

from publications.models import Publication, PublicationLink
from publications.records.gaps import old_preprints, without_doi, without_pdf, without_venue
from tests.factories import PublicationFactory

pytestmark = pytest.mark.django_db


def titles(works):
    return sorted(works.values_list("title", flat=True))


def test_a_doi_is_missing_where_one_may_be_expected():
    PublicationFactory(title="article")
    PublicationFactory(title="article with one", doi="10.1000/1")
    PublicationFactory(title="article that is on arXiv as well", arxiv_id="2501.00001")
    PublicationFactory(title="preprint on arXiv", arxiv_id="2501.00002", status="preprint")
    PublicationFactory(title="submitted", status="submitted")
    PublicationFactory(title="thesis", type="thesis")
    assert titles(without_doi(Publication.objects.all())) == [
        "article",
        "article that is on arXiv as well",
    ]


def test_a_venue_is_missing_of_what_has_appeared_in_one():
    PublicationFactory(title="article", container_title="")
    PublicationFactory(title="article in a journal")
    PublicationFactory(title="preprint", container_title="", status="preprint")
    PublicationFactory(title="book", container_title="", type="book")
    assert titles(without_venue(Publication.objects.all())) == ["article"]


def test_a_pdf_is_missing_where_there_is_none_here_on_arxiv_or_elsewhere():
    PublicationFactory(title="article")
    PublicationFactory(title="here", pdf=Document.objects.create(title="it", file="it.pdf"))
    PublicationFactory(title="on arXiv", arxiv_id="2501.00001")
    elsewhere = PublicationFactory(title="elsewhere")
    PublicationLink.objects.create(
        publication=elsewhere, kind="pdf", url="https://example.org/it.pdf"
    )
    coded = PublicationFactory(title="with its code")
    PublicationLink.objects.create(publication=coded, kind="code", url="https://example.org/it")
    PublicationFactory(title="software", type="software")
    assert titles(without_pdf(Publication.objects.all())) == ["article", "with its code"]


@pytest.mark.parametrize(
    ("issued", "old"),
    [
        ({"issued_year": 2023}, True),
        ({"issued_year": 2024}, False),
        ({"issued_year": 2024, "issued_month": 5}, True),
        ({"issued_year": 2024, "issued_month": 6}, False),
        ({"issued_year": 2024, "issued_month": 6, "issued_day": 9}, True),
        ({"issued_year": 2024, "issued_month": 6, "issued_day": 10}, False),
        ({"issued_year": None}, False),
    ],
)
def test_a_preprint_is_old_when_all_that_is_known_of_its_date_is_two_years_past(issued, old):
    PublicationFactory(status="preprint", **issued)
    PublicationFactory(status="published", **issued)
    assert old_preprints(Publication.objects.all(), date(2026, 6, 10)).count() == old
