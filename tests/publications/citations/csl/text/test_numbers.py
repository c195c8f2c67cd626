"""Numbers and ranges of pages by CSL 1.0.2, appendix V among others."""

import pytest

from publications.citations.csl.text.numbers import in_form, is_numeric, is_plural, with_dashes
from publications.citations.csl.text.page_ranges import shorten_ranges
from tests.publications.citations.csl.sheets import ENGLISH, GERMAN, locale_of


@pytest.mark.parametrize(
    ("text", "numeric"),
    [
        *((text, True) for text in ("2", "2nd", "L2", "L2d", " 2 ", "2, 3", "2 & 5", "2-5", "2/3")),
        *((text, False) for text in ("second", "2nd ed.", "2 5", "", "-", "II", "2.0", "2" * 99)),
    ],
)
def test_a_number_may_have_letters_before_and_behind(text, numeric):
    assert is_numeric(text) is numeric


@pytest.mark.parametrize(
    ("variable", "text", "plural"),
    [
        ("page", "5", False),
        ("page", "5-7", True),
        ("page", "5–7", True),
        ("page", "5, 9", True),
        ("page", "5 & 9", True),
        ("page", "ii-iv", True),
        ("page", "e12", False),
        ("page", "mixed", False),
        ("number-of-pages", "1", False),
        ("number-of-pages", "0", True),
        ("number-of-pages", "300", True),
        ("number-of-volumes", "two", False),
        ("page", "", False),
    ],
)
def test_a_label_is_for_many_if_the_number_is_several(variable, text, plural):
    assert is_plural(variable, text) is plural


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5-7", "5–7"),
        ("5 - 7", "5–7"),
        ("5–7", "5–7"),
        ("e5-e7", "e5–e7"),
        ("xii-xv", "xii–xv"),
        ("1-3, 5-7", "1–3, 5–7"),
        ("1-3 & 9", "1–3 & 9"),
        ("TR-2024-17", "TR-2024-17"),
        ("pre-print", "pre-print"),
        ("5", "5"),
        (" 5 ", "5"),
        ("-", "-"),
        ("1-" * 40, "1-" * 40),
    ],
)
def test_a_range_has_a_dash_and_other_hyphens_stay(text, expected):
    assert with_dashes(text, ENGLISH) == expected


def test_the_dash_is_that_of_the_language():
    own = '<locale><terms><term name="page-range-delimiter">-</term></terms></locale>'
    assert with_dashes("5-7", locale_of("en-US", own)) == "5-7"
    assert with_dashes("5-7", locale_of("en-US", own), "expanded") == "5-7"


@pytest.mark.parametrize(
    ("text", "form", "english", "german"),
    [
        ("2", "", "2", "2"),
        ("2", "numeric", "2", "2"),
        ("2", "ordinal", "2nd", "2."),
        ("12", "ordinal", "12th", "12."),
        ("3", "long-ordinal", "third", "dritter"),
        ("11", "long-ordinal", "11th", "11."),
        ("0", "long-ordinal", "0th", "0."),
        ("4", "roman", "iv", "iv"),
        ("1994", "roman", "mcmxciv", "mcmxciv"),
        ("0", "roman", "0", "0"),
        ("6000", "roman", "6000", "6000"),
        ("2-3", "ordinal", "2nd–3rd", "2.–3."),
        ("2 & 3", "roman", "ii & iii", "ii & iii"),
        ("second", "ordinal", "second", "second"),
        ("2nd", "ordinal", "2nd", "2nd"),
    ],
)
def test_forms_of_numbers(text, form, english, german):
    assert in_form(text, form, ENGLISH) == english
    assert in_form(text, form, GERMAN) == german


# The examples of the specification, and of the Chicago Manual of Style that it refers to.
@pytest.mark.parametrize(
    ("pages", "expanded", "minimal", "minimal_two", "chicago_15", "chicago_16"),
    [
        ("42–45", "42–45", "42–5", "42–45", "42–45", "42–45"),
        ("321–328", "321–328", "321–8", "321–28", "321–28", "321–28"),
        ("2787–2816", "2787–2816", "2787–816", "2787–816", "2787–2816", "2787–816"),
        ("3–10", "3–10", "3–10", "3–10", "3–10", "3–10"),
        ("71–72", "71–72", "71–2", "71–72", "71–72", "71–72"),
        ("100–104", "100–104", "100–4", "100–04", "100–104", "100–104"),
        ("600–613", "600–613", "600–13", "600–13", "600–613", "600–613"),
        ("1100–1123", "1100–1123", "1100–23", "1100–23", "1100–1123", "1100–1123"),
        ("107–108", "107–108", "107–8", "107–08", "107–8", "107–8"),
        ("505–517", "505–517", "505–17", "505–17", "505–17", "505–17"),
        ("1002–1006", "1002–1006", "1002–6", "1002–06", "1002–6", "1002–6"),
        ("415–532", "415–532", "415–532", "415–532", "415–532", "415–532"),
        ("11564–11568", "11564–11568", "11564–8", "11564–68", "11564–68", "11564–68"),
        ("13792–13803", "13792–13803", "13792–803", "13792–803", "13792–803", "13792–803"),
        ("1496–1504", "1496–1504", "1496–504", "1496–504", "1496–1504", "1496–504"),
    ],
)
def test_page_ranges_in_every_format(pages, expanded, minimal, minimal_two, chicago_15, chicago_16):
    by_format = {
        "expanded": expanded,
        "minimal": minimal,
        "minimal-two": minimal_two,
        "chicago": chicago_15,
        "chicago-15": chicago_15,
        "chicago-16": chicago_16,
        "unknown": expanded,
    }
    assert {name: shorten_ranges(pages, name) for name in by_format} == by_format


@pytest.mark.parametrize(
    ("pages", "page_format", "expected"),
    [
        ("1210–18", "expanded", "1210–1218"),
        ("1210–18", "minimal", "1210–8"),
        ("e5–7", "expanded", "e5–e7"),
        ("S12–S19", "minimal", "S12–9"),
        ("S12–T19", "minimal", "S12–T19"),
        ("99–101", "minimal", "99–101"),
        ("1–3, 107–108", "chicago", "1–3, 107–8"),
        ("3:1–3:29", "minimal", "3:1–3:29"),
        ("", "minimal", ""),
    ],
)
def test_ranges_cut_short_with_letters_or_in_lists(pages, page_format, expected):
    assert shorten_ranges(pages, page_format) == expected


def test_a_long_row_of_digits_is_no_work():
    assert with_dashes("9" * 50_000 + "-1", ENGLISH, "chicago") == "9" * 50_000 + "-1"
    assert not is_numeric("9" * 50_000)
