"""Plain text without characters that are not seen."""

import pytest

from publications.vocabulary.text import (
    hyphenated,
    in_one_line,
    one_line,
    printable,
    with_visible_codes,
)


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\n", "\x85", "\u2028", "\u202e", "\ud800"])
def test_what_a_terminal_acts_on_is_replaced(sign):
    assert printable(f"a{sign}b") == "a\ufffdb"


@pytest.mark.parametrize("text", ["Müller", "क्‍ष", "a\u200cb", "a b", "日本語"])
def test_what_is_read_stays(text):
    assert printable(text) == text == one_line(text)


def test_one_line_has_single_blanks_where_controls_divided_words():
    assert one_line(" a\r\n\tb\u2029c\u202ed\ufeff ") == "a b cd"
    assert one_line(12) == "12"


def test_texts_within_data_are_made_one_line():
    assert in_one_line({"a": ["b\nc", 1, None], "d": ("e\x00",)}) == {
        "a": ["b c", 1, None],
        "d": ["e"],
    }


@pytest.mark.parametrize(
    ("sign", "code"),
    [("\u202e", "202E"), ("\u200b", "200B"), ("\u00ad", "00AD"), ("\U000e0041", "E0041")],
)
def test_characters_that_are_not_seen_show_their_code(sign, code):
    assert with_visible_codes(f"a{sign}b") == f"a[U+{code}]b"


def test_line_ends_are_seen_as_they_are():
    assert with_visible_codes("a\n\tb") == "a\n\tb"


@pytest.mark.parametrize("dashes", ["–", "—", "--", "−", "‐‑", "-"])
def test_any_run_of_dashes_is_one_hyphen(dashes):
    assert hyphenated(f"3{dashes}5") == "3-5"
