"""Quotation marks told from apostrophes, primes and feet."""

import pytest

from publications.citations.csl.text.quotation import read_quotes
from tests.publications.bibtex.timing import assert_linear
from tests.publications.citations.csl.sheets import ENGLISH, GERMAN, read_signs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('the "x" of y', "the «x» of y"),
        ("the 'x' of y", "the «x» of y"),
        ("\"a 'b' c\"", "«a «b» c»"),
        ("'a \"b\" c'", "«a «b» c»"),
        ('("x"): \'y\', "z"!', "(«x»): «y», «z»!"),
        ("“x” and “y”", "«x» and «y»"),
        ("“a ‘b’ c”", "«a ‹b› c»"),
        ("it's the dogs' life", "it’s the dogs’ life"),
        ("rock 'n' roll", "rock «n» roll"),
        ("5' 10\" tall", '5’ 10" tall'),
        ('a" b "c', 'a" b "c'),
        ('""', '""'),
        ("''", "’’"),
        ("“unclosed", "“unclosed"),
        ("closed”", "closed”"),
        ("nothing", "nothing"),
        ("", ""),
    ],
)
def test_quotations_of_english(text, expected):
    assert read_signs(read_quotes(text, ENGLISH)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("die „Kunst“ der Fuge", "die «Kunst» der Fuge"),
        ("„a ‚b‘ c“", "«a ‹b› c»"),
        ('die "Kunst" der Fuge', "die «Kunst» der Fuge"),
        ("Grass' Werke", "Grass’ Werke"),
        ("“englisch”", "“englisch”"),
    ],
)
def test_quotations_of_german(text, expected):
    assert read_signs(read_quotes(text, GERMAN)) == expected


@pytest.mark.parametrize("quote", ["\"'", "“”", "' '", "„“‚‘"])
def test_the_text_keeps_its_length(quote):
    text = f"a {quote} b{quote}c {quote}" * 9
    for locale in (ENGLISH, GERMAN):
        assert len(read_quotes(text, locale)) == len(text)


def test_a_text_of_quotation_marks_only_costs_no_more_than_another():
    assert_linear(lambda text: read_quotes(text, ENGLISH), lambda size: "\"'a ‘b’ “" * size)
    assert read_quotes('"a" ' * 60, ENGLISH) == '"a" ' * 60
