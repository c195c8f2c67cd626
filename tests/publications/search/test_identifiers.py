"""Searching publications by their identifiers."""

import pytest

from tests.factories import PublicationFactory
from tests.publications.search.found import titles

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text",
    [
        "10.1109/CVPR.2016.90",
        "doi:10.1109/cvpr.2016.90",
        "DOI: 10.1109/CVPR.2016.90.",
        "https://doi.org/10.1109/cvpr.2016.90",
        "http://dx.doi.org/10.1109%2FCVPR.2016.90",
        "<https://doi.org/10.1109/CVPR.2016.90>",
        "arXiv:1512.03385v2",
        "1512.03385",
        "https://arxiv.org/abs/1512.03385",
        "https://arxiv.org/pdf/1512.03385v1.pdf",
        "PMID 34265844",
        "34265844",
        "https://pubmed.ncbi.nlm.nih.gov/34265844/",
        "978-3-16-148410-0",
        "9783161484100",
        "ISBN 978 3 16 148410 0",
        "3-16-148410-X",
    ],
)
def test_an_identifier_leads_to_what_has_it(text: str) -> None:
    PublicationFactory(
        title="It",
        doi="10.1109/cvpr.2016.90",
        arxiv_id="1512.03385",
        pmid="34265844",
        isbn="9783161484100",
    )
    PublicationFactory(title="Other", doi="10.1109/cvpr.2016.9", arxiv_id="1512.03386")
    assert titles(text) == ["It"]


def test_an_isbn_is_found_as_an_editor_typed_it() -> None:
    PublicationFactory(title="Long", isbn="978-3-16-148410-0")
    PublicationFactory(title="Short", isbn="0-262-19475-9")
    assert titles("9783161484100") == ["Long"]
    assert titles("0262194759") == ["Short"]


def test_an_identifier_that_nothing_has_leads_to_nothing() -> None:
    PublicationFactory(title="Other", doi="10.1109/cvpr.2016.9")
    for text in ("10.1109/cvpr.2016.91", "https://doi.org/10.1109/x", "1512.03386", "34265845"):
        assert titles(text) == [], text


def test_a_year_is_no_pubmed_id() -> None:
    PublicationFactory(title="Old", pmid="2023", issued_year=1990)
    PublicationFactory(title="New", issued_year=2023)
    assert sorted(titles("2023")) == ["New", "Old"]
    assert titles("2023")[0] == "New"
