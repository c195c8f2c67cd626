"""Values of a record as fields: entry types, languages, pages, identifiers, dates."""

import pytest

from publications.bibtex.entry import PrintedName
from publications.bibtex.reading.types import csl_type
from publications.bibtex.writing.babel_names import babel_name
from publications.bibtex.writing.entry_types import (
    EntryType,
    container_field,
    entry_type_of,
    publisher_field,
)
from publications.bibtex.writing.record_fields import record_fields, verbatim_field
from publications.vocabulary.languages import language_tag
from publications.vocabulary.types import TYPES


@pytest.mark.parametrize("tag", "ar de en fr nb nl nn no pt-BR sl sr-Latn uk zh-Hant".split())
def test_the_name_of_a_language_is_read_back_as_its_tag(tag):
    assert babel_name(tag) != tag
    assert language_tag(babel_name(tag)) in {tag.partition("-")[0], "no"}


@pytest.mark.parametrize(("tag", "name"), [("tlh", "tlh"), ("", ""), ("DE", "ngerman")])
def test_a_language_that_babel_does_not_name_goes_by_its_tag(tag, name):
    assert babel_name(tag) == name


# Types that neither BibTeX nor biblatex knows in any way: their entry says them as exact values.
UNKNOWN = """
    bill broadcast classic collection entry entry-dictionary event figure hearing musical_score post
    regulation
""".split()


@pytest.mark.parametrize("csl", [csl for csl in TYPES if csl not in UNKNOWN])
@pytest.mark.parametrize("in_container", [True, False])
def test_a_type_that_bibtex_or_biblatex_knows_is_read_back(csl, in_container):
    written = entry_type_of(csl, in_container=in_container)
    fields = {"entrysubtype": written.subtype} if written.subtype else {}
    if in_container:
        fields[container_field(csl)] = "C"
    assert csl_type(written.name, fields) == (csl, None)


@pytest.mark.parametrize("csl", UNKNOWN)
def test_other_types_are_named_in_the_subtype(csl):
    assert entry_type_of(csl, in_container=False).subtype == csl


@pytest.mark.parametrize(
    ("csl", "in_container", "expected"),
    [
        ("article", True, EntryType("article", "preprint")),
        ("article", False, EntryType("misc", "preprint")),
        ("software", False, EntryType("misc", "software")),
        ("unknown-type", False, EntryType("misc", "unknown-type")),
    ],
)
def test_types_without_an_entry_type_are_misc_with_a_subtype(csl, in_container, expected):
    assert entry_type_of(csl, in_container=in_container) == expected


@pytest.mark.parametrize(
    ("csl", "container", "publisher"),
    [
        ("article-journal", "journal", "publisher"),
        ("article", "journal", "publisher"),
        ("review-book", "journal", "publisher"),
        ("chapter", "booktitle", "publisher"),
        ("paper-conference", "booktitle", "publisher"),
        ("report", "booktitle", "institution"),
        ("thesis", "booktitle", "school"),
    ],
)
def test_container_and_publisher_have_the_fields_of_the_type(csl, container, publisher):
    assert (container_field(csl), publisher_field(csl)) == (container, publisher)


def fields(names=(), subtype="", **values):
    return record_fields({"type": "article-journal"} | values, names, EntryType("x", subtype))


def test_nothing_is_empty():
    assert fields() == {}
    assert fields(title="", issued_month=None, doi="") == {}


@pytest.mark.parametrize(
    ("page", "field", "written"),
    [
        ("12-19", "pages", "12--19"),
        ("12, 14-19", "pages", "12, 14--19"),
        ("12", "pages", "12"),
        ("9999", "pages", "9999"),
        ("10000", "eid", "10000"),
        ("e12", "eid", "e12"),
        ("e12-e19", "pages", "e12--e19"),
        ("A.12", "pages", "A.12"),
        ("١٢٣٤٥", "pages", "١٢٣٤٥"),
        ("xii & 5", "pages", r"xii \& 5"),
    ],
)
def test_an_article_number_is_an_eid(page, field, written):
    assert fields(page=page) == {field: written}


@pytest.mark.parametrize(
    ("doi", "written"),
    [
        ("10.1/a_b(c)#d&e<f>", "10.1/a_b(c)#d&e<f>"),
        ("10.1/a{b", "https://doi.org/10.1/a%7Bb"),
        ("10.1/a\\b", "https://doi.org/10.1/a%5Cb"),
        ("10.1/a b", "https://doi.org/10.1/a%20b"),
        ("10.1/a$<$b", "https://doi.org/10.1/a%24%3C%24b"),
    ],
)
def test_a_doi_that_cannot_stand_in_a_field_is_written_as_an_address(doi, written):
    assert fields(doi=doi) == {"doi": written}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("https://x.org/~a_b%20&c#d", "https://x.org/~a_b%20&c#d"),
        (" https://x.org/{a} \\", "https://x.org/%7Ba%7D%20%5C"),
        ("https://x.org/$ < $", "https://x.org/%24%20%3C%20%24"),
        ("https://x.org/a$b", "https://x.org/a$b"),
        ("", ""),
    ],
)
def test_addresses_are_not_escaped_but_for_what_breaks_a_field(value, written):
    assert verbatim_field(value) == written


@pytest.mark.parametrize(
    ("csl", "status", "pubstate"),
    [
        ("article-journal", "published", None),
        ("article", "published", "published"),
        ("article", "preprint", "prepublished"),
        ("book", "in press", "inpress"),
        ("book", "accepted", "accepted"),
        ("book", "submitted", "submitted"),
        ("book", "", None),
    ],
)
def test_a_status_is_told_unless_it_goes_without_saying(csl, status, pubstate):
    assert fields(type=csl, status=status).get("pubstate") == pubstate


def test_a_date_is_year_month_and_day_as_far_as_known():
    assert fields(issued_year=2024, issued_month=12, issued_day=1) == {
        "year": "2024",
        "month": "dec",
        "day": "1",
    }
    assert fields(issued_month=1) == {"month": "jan"}


def test_names_come_first_then_the_title_with_its_capitals_kept():
    names = [PrintedName("Ada", "", "Doe", role="editor"), PrintedName("Bo", "", "Roe")]
    written = fields(names, title="On DNA & Ü", arxiv_id="2501.04284", subtype="x")
    assert list(written) == [
        *("author", "editor", "title", "eprint", "archiveprefix", "entrysubtype")
    ]
    assert written["title"] == r"On {DNA} \& {Ü}"
