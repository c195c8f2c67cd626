"""Publications to BibTeX: types, dates, fields and their order."""

import pytest

from publications.bibtex.reading.exact import EXACT_FIELD
from publications.bibtex.writing.serialize import Exportable, serialize
from publications.vocabulary.types import TYPES
from tests.publications.bibtex.round_trip import (
    field_names,
    line_of,
    parsed,
    read_back,
    record,
    written,
)

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@pytest.mark.parametrize("csl_type", TYPES)
@pytest.mark.parametrize("container", ["", "A container"])
def test_every_type_comes_back(csl_type, container):
    text = written(type=csl_type, container_title=container)
    assert read_back(text) == record(type=csl_type, container_title=container)


@pytest.mark.parametrize(
    ("csl_type", "entry_type"),
    [
        ("article-journal", "article"),
        ("paper-conference", "inproceedings"),
        ("chapter", "incollection"),
        ("book", "book"),
        ("thesis", "phdthesis"),
        ("report", "techreport"),
        ("article", "misc"),
        ("dataset", "misc"),
        ("software", "misc"),
    ],
)
def test_the_usual_types_become_entry_types_that_bibtex_styles_know(csl_type, entry_type):
    text = written(type=csl_type)
    assert text.startswith(f"@{entry_type}{{key,\n")
    assert EXACT_FIELD not in text


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_bibtexs_own_abbreviation_and_comes_back(month):
    text = written(issued_year=2024, issued_month=month)
    assert line_of(text, "month") == MONTHS[month - 1]
    assert read_back(text).values["issued_month"] == month
    assert EXACT_FIELD not in text


def test_a_day_has_a_field_of_its_own():
    text = written(issued_year=2024, issued_month=2, issued_day=29)
    assert (line_of(text, "year"), line_of(text, "month"), line_of(text, "day")) == (
        "{2024}",
        "feb",
        "{29}",
    )
    assert EXACT_FIELD not in text


def test_a_year_alone_gets_no_month():
    assert field_names(written(issued_year=2024)) == ["title", "year"]


def test_fields_stand_in_the_order_that_people_expect():
    text = written(
        {"family": "Doe"},
        container_title="Journal",
        issued_year=2024,
        issued_month=5,
        volume="1",
        issue="2",
        page="3-4",
        publisher="Press",
        doi="10.1000/182",
        url="https://example.org/",
        note="A note",
        abstract="An abstract",
    )
    assert " ".join(field_names(text)) == (
        "author title journal year month volume number pages publisher doi url note abstract"
    )


def test_pages_are_a_range_and_article_numbers_an_eid():
    assert line_of(written(page="2613-2622"), "pages") == "{2613--2622}"
    assert line_of(written(page="5, 7-9"), "pages") == "{5, 7--9}"
    assert line_of(written(page="e0123456"), "eid") == "{e0123456}"
    assert line_of(written(page="104567"), "eid") == "{104567}"
    assert line_of(written(page="17"), "pages") == "{17}"


@pytest.mark.parametrize("page", ["2613-2622", "5, 7-9", "e0123456", "104567", "17", "12+", "A-3"])
def test_pages_and_article_numbers_come_back_without_further_words(page):
    text = written(page=page)
    assert read_back(text).values["page"] == page
    assert EXACT_FIELD not in text


def test_identifiers_are_not_escaped():
    text = written(
        doi="10.1000/a_b(c)#d&e",
        arxiv_id="2501.04284",
        pmid="123",
        isbn="9783161484100",
        url="https://example.org/~a_b?c=%20&d#e",
    )
    assert line_of(text, "doi") == "{10.1000/a_b(c)#d&e}"
    assert line_of(text, "eprint") == "{2501.04284}"
    assert line_of(text, "archiveprefix") == "{arXiv}"
    assert line_of(text, "pmid") == "{123}"
    assert line_of(text, "isbn") == "{9783161484100}"
    assert line_of(text, "url") == "{https://example.org/~a_b?c=%20&d#e}"
    assert EXACT_FIELD not in text


def test_a_doi_with_a_brace_does_not_break_the_file():
    text = written(doi="10.1000/a{b", title="x")
    assert read_back(text).values["doi"] == "10.1000/a{b"


@pytest.mark.parametrize(
    ("status", "pubstate"),
    [("submitted", "submitted"), ("accepted", "accepted"), ("in press", "inpress")],
)
def test_what_is_not_published_yet_says_so(status, pubstate):
    text = written(status=status)
    assert line_of(text, "pubstate") == f"{{{pubstate}}}"
    assert EXACT_FIELD not in text


def test_a_preprint_is_a_misc_entry_with_its_arxiv_id():
    text = written(type="article", status="preprint", arxiv_id="2501.04284")
    fields = ["title", "eprint", "archiveprefix", "pubstate", "entrysubtype", "howpublished"]
    assert field_names(text) == fields
    assert line_of(text, "howpublished") == "{arXiv:2501.04284}"
    assert read_back(text) == record(type="article", status="preprint", arxiv_id="2501.04284")


def test_the_language_goes_by_its_name_in_babel():
    assert line_of(written(language="de"), "langid") == "{ngerman}"
    assert EXACT_FIELD not in written(language="de")


def test_a_thesis_does_not_become_a_doctoral_one_by_export():
    text = written(type="thesis", publisher="TU München")
    assert line_of(text, "school") == "{TU München}"
    assert line_of(text, "type") == "{Thesis}"
    assert EXACT_FIELD not in text


def test_keywords_are_written_if_given():
    entry = parsed(serialize(Exportable("key", record(), keywords=("MRI", "R&D"))))
    assert entry.keywords == ("MRI", "R&D")
