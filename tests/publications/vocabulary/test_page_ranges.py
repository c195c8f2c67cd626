"""Page ranges and article numbers."""

import pytest

from publications.vocabulary.page_ranges import expand_pages, first_page, normalise_pages, page_span
from tests.publications.bibtex.timing import assert_linear


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("1210–8", "1210-1218"),
        ("S12-4", "S12-S14"),
        ("101 — 113", "101-113"),
        ("e1003", "e1003"),
        ("12-9", "12-19"),
        ("3, 7-9", "3, 7-9"),
        ("１２-１５", "１２-１５"),
    ],
)
def test_ranges_are_written_in_full(written, full):
    assert expand_pages(written) == full


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("359–69", ("359", "369")),
        ("359", ("359", "")),
        ("e1003", ("e1003", "")),
        ("3, 7-9", ("3, 7-9", "")),
        ("", ("", "")),
    ],
)
def test_a_range_has_two_ends_and_anything_else_is_one_piece(written, span):
    assert page_span(written) == span


@pytest.mark.parametrize(("written", "first"), [("359–69", "359"), ("3, 7-9", "3"), ("e1", "e1")])
def test_the_first_page_stands_before_the_first_separator(written, first):
    assert first_page(written) == first


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("2613–2622", "2613-2622"),
        ("pp. 5 – 7", "5-7"),
        ("S. 5—7, 9", "5-7, 9"),
        ("1-2;4", "1-2, 4"),
        ("123–", "123"),
        ("29-29", "29"),
        ("e0123", "e0123"),
        ("3:1–3:29", "3:1-3:29"),
        ("xii–xv", "xii-xv"),
        *((nothing, "") for nothing in ("", "-", "n/a", "NA-NA", "??-??", "12 pages", "xx-xx")),
    ],
)
def test_pages_have_one_spelling(text, pages):
    assert normalise_pages(text) == pages


@pytest.mark.parametrize("part", [" ", "1 ", "-", " - ", ",", "a-"])
def test_pages_are_read_in_linear_time(part):
    assert_linear(normalise_pages, lambda size: f"1{part * size}2")
