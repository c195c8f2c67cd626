"""Contradictions by which two publications are two."""

from itertools import product

import pytest

from publications.matching.contradictions import (
    books_conflict,
    books_differ,
    identifiers_conflict,
    types_conflict,
    years_between,
)
from publications.vocabulary.types import TYPES
from tests.publications.matching.candidate_pairs import candidate_of


@pytest.mark.parametrize(
    ("first", "second", "years"), [(2020, 2023, 3), (2023, 2020, 3), (2020, 2020, 0)]
)
def test_years_between_two_years(first, second, years):
    assert years_between(candidate_of(issued_year=first), candidate_of(issued_year=second)) == years


def test_without_a_year_there_are_no_years_between():
    assert years_between(candidate_of(issued_year=2020), candidate_of()) is None


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        ({"doi": "10.1/x"}, {"doi": "10.1/y"}, True),
        ({"doi": "10.1/x"}, {"doi": "10.1/x"}, False),
        ({"doi": "10.1/x"}, {"pmid": "1"}, False),
        ({"doi": "10.1/x"}, {}, False),
        ({"doi": "10.1/x", "pmid": "1"}, {"doi": "10.1/y", "pmid": "1"}, False),
        ({"pmid": "1"}, {"pmid": "2"}, True),
        ({"arxiv_id": "2501.00001"}, {"arxiv_id": "2501.00002"}, True),
        ({"type": "book", "isbn": "1"}, {"type": "book", "isbn": "2"}, False),
        ({"doi": "10.2139/ssrn.1"}, {"doi": "10.2139/ssrn.2"}, False),
        ({"doi": "10.2139/ssrn.1"}, {"doi": "10.1/x"}, False),
    ],
)
def test_a_work_has_one_identifier_of_a_kind_but_for_isbns_and_preprints(first, second, conflict):
    one, other = candidate_of(**first), candidate_of(**second)
    assert identifiers_conflict(one, other) is conflict
    assert identifiers_conflict(other, one) is conflict


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        ("article-journal", "book", True),
        ("article-journal", "dataset", True),
        ("article-journal", "software", True),
        ("book", "review-book", True),
        ("dataset", "software", True),
        ("thesis", "dataset", True),
        ("thesis", "patent", True),
        ("thesis", "book", False),
        ("thesis", "article-journal", False),
        ("report", "paper-conference", False),
        ("report", "thesis", False),
        ("article-journal", "paper-conference", False),
        ("article", "chapter", False),
        ("book", "collection", False),
        ("review", "review-book", False),
        ("document", "software", False),
        ("webpage", "book", False),
        ("", "book", False),
    ],
)
def test_types_of_which_one_never_is_the_other(first, second, conflict):
    assert types_conflict(first, second) is conflict
    assert types_conflict(second, first) is conflict


def test_no_type_contradicts_itself_or_depends_on_the_order():
    for first, second in product(TYPES, repeat=2):
        assert types_conflict(first, second) is types_conflict(second, first)
    assert not any(types_conflict(one, one) for one in TYPES)


BOOK = {"type": "book"}


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        ({"volume": "1"}, {"volume": "2"}, True),
        ({"volume": "1"}, {"volume": "1"}, False),
        ({"volume": "1"}, {}, False),
        ({"volume": "1", "type": "article-journal"}, {"volume": "2"}, False),
        ({"edition": "2nd"}, {"edition": "2. Auflage"}, False),
        ({"edition": "Second"}, {"edition": "2"}, False),
        ({"edition": "2nd"}, {"edition": "3rd"}, True),
        ({"edition": "revised"}, {"edition": "extended"}, True),
        ({"edition": "2", "issued_year": 2020}, {"issued_year": 2021}, True),
        ({"edition": "2", "issued_year": 2020}, {"issued_year": 2020}, False),
        ({"edition": "2"}, {}, False),
    ],
)
def test_volumes_and_editions_of_books_differ(first, second, differ):
    one, other = (candidate_of(**(BOOK | values)) for values in (first, second))
    assert books_differ(one, other) is differ
    assert books_differ(other, one) is differ


@pytest.mark.parametrize(
    ("title", "first", "second", "conflict"),
    [
        ("On tides", {"isbn": "1", "issued_year": 2020}, {"isbn": "2", "issued_year": 2021}, True),
        ("On tides", {"isbn": "1", "issued_year": 2020}, {"isbn": "1", "issued_year": 2021}, False),
        ("On tides", {"isbn": "1", "issued_year": 2020}, {"isbn": "2", "issued_year": 2020}, False),
        ("On tides", {"isbn": "1"}, {"isbn": "2"}, False),
        ("On tides", {"issued_year": 2020}, {"issued_year": 2021}, False),
        ("Proceedings on tides", {"issued_year": 2020}, {"issued_year": 2021}, True),
        ("Jahrbuch der Gezeiten", {"issued_year": 2020}, {"issued_year": 2021}, True),
        ("Proceedings on tides", {"issued_year": 2020}, {"issued_year": 2020}, False),
        ("Proceedings on tides", {"issued_year": 2020}, {}, False),
        ("On tides", {"edition": "1"}, {"edition": "2"}, True),
    ],
)
def test_books_of_two_years_are_two_with_two_isbns_or_a_title_of_series(
    title, first, second, conflict
):
    one, other = (candidate_of(title, **(BOOK | values)) for values in (first, second))
    assert books_conflict(one, other) is conflict
    assert books_conflict(other, one) is conflict


def test_articles_with_a_title_of_series_may_be_of_two_years():
    first, second = (
        candidate_of("Annual report", type="article-journal", issued_year=year)
        for year in (2020, 2021)
    )
    assert not books_conflict(first, second)
