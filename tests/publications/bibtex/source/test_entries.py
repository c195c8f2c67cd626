"""Resolved entries: written out in full, told apart by fingerprint, split at the top level."""

import re
from dataclasses import replace

import pytest

from publications.bibtex.entry import RawEntry
from publications.bibtex.source.complete import completed
from publications.bibtex.source.fingerprint import fingerprint
from publications.bibtex.source.top_level import AND, split_at, split_top_level
from publications.messages.message import Message
from tests.publications.bibtex.timing import assert_linear


def entry(fields=None, **more):
    values = {"title": "A {B}", "year": "2001"} if fields is None else fields
    made = RawEntry("x.bib", 1, "book", "key", values, "raw", ())
    return replace(made, **more)


@pytest.mark.parametrize(
    "written",
    [
        {"title": "{A {B}}", "year": "2001"},
        {"title": '"A {B}"', "year": "{2001}"},
        {"title": "{A {B}}", "year": "jan"},
        {"title": "{A} # { {B}}", "year": '"20" # DEC'},
    ],
)
def test_an_entry_that_says_all_of_it_stays_as_it_is(written):
    assert completed(entry(), written).raw == "raw"


@pytest.mark.parametrize(
    "written",
    [
        {"title": "{A {B}}"},
        {"title": "{A {B}}", "year": "y"},
        {"title": "{A } # b", "year": "2001"},
    ],
)
def test_an_entry_that_borrows_is_written_out(written):
    assert completed(entry(), written).raw == (
        "@book{key,\n  title = {A {B}},\n  year = {2001},\n}"
    )


def test_values_that_cannot_stand_in_braces_leave_the_entry_as_it_is():
    assert completed(entry({"title": "a } b"}), {}).raw == "raw"


@pytest.mark.parametrize(
    "other",
    [
        entry({"year": "2001", "title": "A {B}"}),
        entry({"title": " A \n {B}", "year": "2001"}),
        entry(file="y.bib", line=9, raw="other", messages=(Message("title-missing"),)),
    ],
)
def test_order_white_space_and_place_do_not_count(other):
    assert fingerprint(other) == fingerprint(entry())


@pytest.mark.parametrize(
    "other",
    [
        entry(entry_type="article"),
        entry(citekey="Key"),
        entry({"title": "A B", "year": "2001"}),
        entry({"title": "A{B}", "year": "2001"}),
        entry({"title": "A {B}"}),
        entry({"title": "A {B}", "year": "2001", "note": ""}),
        entry({"title": "A {B}\0year", "2001": ""}),
    ],
)
def test_whatever_the_entry_says_counts(other):
    assert fingerprint(other) != fingerprint(entry())


def test_a_fingerprint_is_a_hash_whatever_the_characters():
    assert re.fullmatch("[0-9a-f]{64}", fingerprint(entry({"title": "\ud800 ü \0"})))


@pytest.mark.parametrize(
    ("text", "separator", "parts"),
    [
        ("a, b,c", ",", ["a", "b", "c"]),
        ("a, {b, c}, d", ",", ["a", "{b, c}", "d"]),
        (",a,,b,", ",", ["a", "b"]),
        ("{,},", ",", ["{,}"]),
        ("a; b", ";", ["a", "b"]),
        ("{A & B} & C", "&", ["{A & B}", "C"]),
        ("a {b c} d", " ", ["a", "{b c}", "d"]),
        ("a } , b", ",", ["a }", "b"]),
        ("a { , b", ",", ["a { , b"]),
        ("", ",", []),
    ],
)
def test_text_is_split_outside_braces(text, separator, parts):
    assert split_top_level(text, separator) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a and b", ["a", "b"]),
        ("a\nAND\tb", ["a", "b"]),
        ("Brand and Sand", ["Brand", "Sand"]),
        ("a and and b", ["a", "b"]),
        ("and", []),
        ("{a and b} and c", ["{a and b}", "c"]),
        ("a {} and b", ["a {}", "b"]),
        ("a-and-b", ["a-and-b"]),
    ],
)
def test_and_is_a_word_of_its_own(text, parts):
    assert split_at(text, AND) == parts


def test_splitting_takes_linear_time():
    for one in ("{,", "},", "a and ", "{a} "):
        assert_linear(lambda text: split_at(text, AND), lambda size, one=one: one * size)
        assert_linear(lambda text: split_top_level(text, ","), lambda size, one=one: one * size)
