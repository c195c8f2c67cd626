"""Exact values: written beside the usual fields, which cannot hold them, and read with care."""

import json
from dataclasses import asdict, replace
from urllib.parse import quote_plus, unquote_plus

import pytest

from publications.bibtex.entry import PrintedName, ReadEntry
from publications.bibtex.reading.exact import EXACT_FIELD, exact_field, with_exact_values
from tests.publications.bibtex.round_trip import parsed, read_back, record, written


def test_records_as_they_are_need_no_words_of_our_own():
    text = written(
        {"given": "Jane", "family": "Doe"},
        title="Deep learning for R&D: 50% of MRI",
        container_title="Journal of A & B",
        issued_year=2024,
        abstract="We show that x < y. See (a) and “b”.",
        note="With a note",
        award="Best paper",
    )
    assert EXACT_FIELD not in text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "A study."),
        ("title", "AT&amp;T"),
        ("abstract", "One paragraph.\n\nAnother  one."),
        ("note", "submitted"),
        ("note", "PMID: 123"),
        ("note", "Best paper award"),
        ("page", "12–15"),
        ("container_title", "CoRR"),
        ("volume", "Band 3"),
        ("isbn", "978-3-16-148410-0"),
        ("url", "https://doi.org/10.1000/182"),
        ("url", "https://example.org/{a}"),
        ("issued_year", 800),
    ],
)
def test_what_reading_would_mend_comes_back_as_it_stands_in_the_record(field, value):
    assert read_back(written(**{field: value})) == record(**{field: value})


def test_whoever_corrects_a_title_in_the_file_has_corrected_it():
    text = written(title="A study.", note="submitted")
    corrected = parsed(text.replace("title = {A study.}", "title = {A better study}"))
    assert corrected.values["title"] == "A better study"
    assert corrected.values["note"] == "submitted"
    assert corrected.values["status"] == "published"


def _read_entry(exact, **values):
    return ReadEntry("f", 1, "k", "", {EXACT_FIELD: exact}, {"title": "T", **values}, (), (), ())


def _digest(field, value):
    """Return the digest of a value, from what is said where it is to be nothing."""
    values = ({field: value}, ()) if field != "names" else ({}, value)
    pairs = json.loads(unquote_plus(exact_field(values, ({}, ()))))
    return pairs[field][0]


@pytest.mark.parametrize(
    "value",
    [
        "",
        "no JSON",
        "%",
        "[1,2]",
        "{}",
        "[" * 100_000,
        '{"title":1}',
        '{"title":["x"]}',
        '{"bogus":["x","y"],"title":["x","y"]}',
    ],
)
def test_a_field_of_ours_that_somebody_made_up_changes_nothing(value):
    entry = _read_entry(quote_plus(value))
    assert with_exact_values(entry) == entry


@pytest.mark.parametrize(
    ("field", "read", "meant"),
    [
        ("type", "book", "bogus"),
        ("status", "accepted", "bogus"),
        ("url", "https://example.org/", "javascript:alert(1)"),
        ("doi", "10.1000/182", "10.1000/other"),
        ("issued_year", 2024, "2024"),
        ("issued_year", 2024, 70000),
        ("issued_month", 3, 13),
        ("issued_month", 3, True),
        ("note", "x", "\0"),
        ("note", "x", ["y"]),
        ("note", "x", ""),
        ("title", "x", "  "),
        ("slug", "x", "y"),
    ],
)
def test_values_that_no_record_can_have_are_passed_over(field, read, meant):
    digest = _digest(field, read)
    exact = quote_plus(json.dumps({field: [digest, meant]}))
    entry = _read_entry(exact, **{"issued_year": 2024, field: read})
    assert with_exact_values(entry) == entry


@pytest.mark.parametrize(
    "meant",
    [
        "Doe",
        [{"family": 1}],
        [{"given": "Jane"}],
        [{"family": "Doe", "literal": "Doe"}],
        [{"family": "Doe", "role": "king"}],
        [{"family": "Doe", "orcid": "0000"}],
        [{"family": "Doe", "equal_contribution": "yes"}],
        [{"family": "Doe", "person": 1}],
        [{"family": "D\0e"}],
    ],
)
def test_names_that_no_record_can_have_are_passed_over(meant):
    names = (PrintedName(family="Roe"),)
    digest = _digest("names", names)
    entry = replace(_read_entry(quote_plus(json.dumps({"names": [digest, meant]}))), names=names)
    assert [asdict(name) for name in with_exact_values(entry).names] == [asdict(names[0])]


def test_a_month_does_not_outlive_its_year():
    was = {"issued_year": 2024, "issued_month": 3}
    exact = exact_field(({"title": "T", **was}, ()), ({"title": "T", "issued_month": 3}, ()))
    assert with_exact_values(_read_entry(exact, **was)).values == {"title": "T"}
