"""Tests of `cs:if` by CSL 1.0.2."""

import pytest

from publications.citations.csl.entry import Cite
from publications.citations.csl.layout.conditions import has_value, holds
from tests.publications.citations.csl.sheets import context_of, element

ITEM = {
    "type": "book",
    "title": "T",
    "edition": "2nd",
    "volume": "second",
    "note": "",
    "number": 0,
    "issued": {"date-parts": [[2024]], "circa": True},
    "accessed": {"date-parts": [[2024]]},
    "event-date": {"date-parts": []},
    "author": [{"family": "A"}],
    "editor": [],
}


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ('type="book"', True),
        ('type="chapter"', False),
        ('type="chapter book"', True),
        ('type="chapter book" variable="note"', False),
        ('type="chapter book" match="any"', True),
        ('type="chapter thesis" match="none"', True),
        ('type="chapter book" match="none"', False),
        ('variable="title author issued"', True),
        ('variable="title note"', False),
        ('variable="title note" match="any"', True),
        ('variable="note editor event-date missing" match="none"', True),
        ('is-numeric="edition"', True),
        ('is-numeric="volume"', False),
        ('is-numeric="missing"', False),
        ('is-numeric="number"', True),
        ('is-uncertain-date="issued"', True),
        ('is-uncertain-date="accessed"', False),
        ('is-uncertain-date="title"', False),
        ('type="book" variable="title"', True),
        ('type="book" variable="note"', False),
        ('type="book" variable="note" match="any"', True),
        ('position="first"', False),
        ('position="first" match="none"', True),
        ('locator="page"', False),
        ('disambiguate="true"', False),
        ('type="book" match="unknown"', True),
    ],
)
def test_a_branch_holds(test, expected):
    assert holds(element(f"<if {test}/>"), context_of(ITEM)) is expected


@pytest.mark.parametrize(
    ("position", "expected"),
    [("first", False), ("subsequent", True), ("near-note", True), ("ibid", False)],
)
def test_citations_are_compared_where_an_item_is_cited_again(position, expected):
    test = element(f'<if position="{position}"/>')
    assert holds(test, context_of(ITEM, cite=Cite())) is expected
    assert not holds(test, context_of(ITEM))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("T", True),
        (0, True),
        ("", False),
        (None, False),
        ([], False),
        ([{}], True),
        ({}, False),
        ({"literal": "o. J."}, True),
        ({"raw": "2024"}, True),
        ({"date-parts": [["x"]]}, False),
        ({"season": 1}, False),
    ],
)
def test_a_variable_has_a_value_if_it_says_anything(value, expected):
    assert has_value({"x": value}, "x") is expected
