"""Identifiers of invented works."""

import re
from random import Random

import pytest

from publications.corpus.works.identifiers import Identifiers, base36
from publications.vocabulary.identifiers import normalise_arxiv_id, normalise_isbn


def chance(seed=1):
    return Random(seed)  # noqa: S311 - no secret


def test_arxiv_ids_are_valid_in_every_year():
    identifiers = Identifiers(chance())
    for year, month in [(1996, 1), (2007, 3), (2007, 4), (2014, 12), (2015, 1), (2025, 12)]:
        given = [str(identifiers.arxiv_id("math", year, month)) for _ in range(50)]
        assert len(set(given)) == 50
        assert [normalise_arxiv_id(one) for one in given] == given


def test_a_month_whose_arxiv_numbers_are_used_up_gives_no_more():
    identifiers = Identifiers(chance())
    given = [identifiers.arxiv_id("math", 1999, 5) for _ in range(1200)]
    assert len(set(given)) == 1000
    assert given[-1] is None


def test_isbns_have_the_right_check_digit():
    identifiers = Identifiers(chance())
    for ten in (True, False):
        given = [identifiers.isbn(ten=ten, hyphens=number % 2 == 0) for number in range(400)]
        assert len(set(given)) == 400
        for isbn in given:
            digits = [10 if digit == "X" else int(digit) for digit in isbn.replace("-", "")]
            if ten:
                assert sum((10 - place) * one for place, one in enumerate(digits)) % 11 == 0
            else:
                assert (
                    sum((3, 1)[place % 2 == 0] * one for place, one in enumerate(digits)) % 10 == 0
                )
    assert any(
        isbn.endswith("X")
        for isbn in [identifiers.isbn(ten=True, hyphens=False) for _ in range(99)]
    )


@pytest.mark.parametrize(
    ("number", "digits"), [(0, "0"), (9, "9"), (10, "a"), (35, "z"), (36, "10"), (1295, "zz")]
)
def test_numbers_in_digits_and_letters(number, digits):
    assert base36(number) == digits
    assert int(digits, 36) == number


def test_tails_never_repeat_and_the_doi_is_that_of_the_last():
    identifiers = Identifiers(chance())
    tails = [identifiers.tail() for _ in range(2000)]
    assert len(set(tails)) == 2000
    first = identifiers.doi("tide", 2020)
    assert first == identifiers.doi("tide", 2020)
    identifiers.tail()
    assert identifiers.doi("tide", 2020) != first
    assert first.startswith("10.5555/tide.2020.")


@pytest.mark.parametrize(
    ("ten", "hyphens", "pattern"),
    [
        (True, False, r"3\d{8}[\dX]"),
        (True, True, r"3-\d{4}-\d{4}-[\dX]"),
        (False, False, r"9783\d{9}"),
        (False, True, r"978-3-\d{4}-\d{4}-\d"),
    ],
)
def test_an_isbn_in_every_writing(ten, hyphens, pattern):
    identifiers = Identifiers(chance())
    for _ in range(50):
        isbn = identifiers.isbn(ten=ten, hyphens=hyphens)
        assert re.fullmatch(pattern, isbn)
        assert normalise_isbn(isbn)
