"""Punctuation where two pieces meet, role by role."""

from dataclasses import replace

import pytest

from publications.citations.csl.parts import CLOSE, OPEN, TAG, Group, Mark, Piece, PieceRole
from publications.citations.csl.text.punctuation import settle
from tests.publications.citations.csl.sheets import read_signs

CONTENT, PREFIX, SUFFIX = PieceRole.CONTENT, PieceRole.PREFIX, PieceRole.SUFFIX
GROUP_SUFFIX, DELIMITER, EXTRA = PieceRole.GROUP_SUFFIX, PieceRole.DELIMITER, PieceRole.EXTRA
ITALIC = (Mark("i"),)


def piece(text, role=CONTENT, marks=(), **more):
    return Piece(text, marks, role, **more)


def settled(*pieces, inside=False):
    kept = settle(list(pieces), punctuation_in_quote=inside)
    assert all(one.text for one in kept)
    return read_signs("".join(one.text for one in kept))


@pytest.mark.parametrize("left", "!?.:;,")
@pytest.mark.parametrize("role", [SUFFIX, GROUP_SUFFIX, DELIMITER])
def test_a_mark_is_never_doubled(left, role):
    assert settled(piece(f"T{left}"), piece(f"{left} X", role)) == f"T{left} X"


@pytest.mark.parametrize(
    ("title", "suffix", "expected"),
    [
        ("T!", ".", "T!"),
        ("T?", ":", "T?"),
        ("T:", "?", "T?"),
        ("T;", ".", "T;"),
        ("T.", ",", "T.,"),
        ("T.", ":", "T.:"),
        ("T,", ".", "T,."),
        ("T", ".", "T."),
    ],
)
def test_the_stronger_of_two_marks_stays(title, suffix, expected):
    assert settled(piece(title), piece(suffix, SUFFIX)) == expected


def test_a_title_that_ends_in_a_question_mark_keeps_it_before_the_next_piece():
    assert settled(piece("Why?"), piece(". ", DELIMITER), piece("Press")) == "Why? Press"


def test_commas_of_two_fields_are_both_kept():
    assert settled(piece("a,"), piece(",b")) == "a,,b"
    assert settled(piece("a."), piece(".b")) == "a.b"


def test_a_prefix_keeps_its_end_whatever_follows():
    assert settled(piece("vol.", PREFIX), piece(".5")) == "vol..5"


@pytest.mark.parametrize(
    ("suffix", "around", "expected"),
    [("!", ".", "x.!"), ("?", ".", "x.?"), (":", "?", "x?"), (".", ".", "x."), (".", ",", "x.,")],
)
def test_the_suffix_of_an_element_meets_that_of_the_group_around_it(suffix, around, expected):
    assert settled(piece("x"), piece(suffix, SUFFIX), piece(around, GROUP_SUFFIX)) == expected


def test_the_delimiter_after_a_suffix_drops_only_the_same_mark():
    assert settled(piece("x"), piece(".", SUFFIX), piece(". ", DELIMITER), piece("y")) == "x. y"
    assert settled(piece("x"), piece("?", SUFFIX), piece(". ", DELIMITER), piece("y")) == "x?. y"


def test_what_prints_differently_keeps_its_own_mark():
    assert settled(piece("T?", CONTENT, ITALIC), piece(".", SUFFIX)) == "T?."
    assert settled(piece("T.", CONTENT, ITALIC), piece(".", SUFFIX)) == "T."


def test_within_a_group_it_gives_way_to_the_delimiter_outside():
    inner = piece("T?", CONTENT, ITALIC, depth=2)
    assert settled(inner, piece(". ", DELIMITER, depth=1), piece("X")) == "T? X"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (piece("a "), piece(" b", SUFFIX), "a  b"),
        (piece("a ", SUFFIX), piece(" b", PREFIX), "a b"),
        (piece(" ", DELIMITER), piece(" (", PREFIX), " ("),
        (piece("a "), piece(" b"), "a  b"),
    ],
)
def test_two_spaces_of_the_style_are_one_and_those_of_a_field_stay(left, right, expected):
    assert settled(left, right) == expected


def test_a_sign_behind_a_name_changes_no_punctuation():
    name, sign = piece("Doe J."), piece("*", EXTRA)
    assert settled(name, sign, piece(".", SUFFIX)) == "Doe J.*"


def test_empty_pieces_are_left_out_and_nothing_meets_across_them_wrongly():
    assert settled(piece("T."), piece(""), piece(".", SUFFIX)) == "T."
    assert settle([], punctuation_in_quote=True) == []


def quoted(text, marks=()):
    return [piece(OPEN), piece(text, CONTENT, marks), piece(CLOSE)]


@pytest.mark.parametrize(
    ("title", "mark", "inside", "outside"),
    [
        ("T", ",", "«T,»", "«T»,"),
        ("T", ".", "«T.»", "«T»."),
        ("T", ":", "«T»:", "«T»:"),
        ("T", ";", "«T»;", "«T»;"),
        ("T,", ",", "«T,»", "«T»,"),
        ("T.", ".", "«T.»", "«T.»"),
        ("T?", ".", "«T?»", "«T?»."),
        ("T?", ",", "«T?,»", "«T?»,"),
        ("T!", "!", "«T!»", "«T!»"),
        ("T,", ".", "«T,.»", "«T»,."),
        ("T;", ".", "«T;»", "«T»;"),
        ("T:", "?", "«T?»", "«T»?"),
        ("T", ", X", "«T,» X", "«T», X"),
        ("T;", ". X", "«T;» X", "«T»; X"),
    ],
)
def test_a_mark_goes_before_or_behind_the_closing_quotation_mark(title, mark, inside, outside):
    assert settled(*quoted(title), piece(mark, SUFFIX), inside=True) == inside
    assert settled(*quoted(title), piece(mark, SUFFIX), inside=False) == outside


def test_a_mark_goes_into_all_quotations_that_end_there():
    pieces = [piece(f"{OPEN}a {OPEN}b{CLOSE}"), piece(CLOSE), piece(",", SUFFIX)]
    assert settled(*pieces, inside=True) == "«a «b,»»"


def test_a_mark_that_is_added_stands_behind_the_tag_of_a_field():
    tagged = (Mark("i", TAG),)
    kept = settle([*quoted("E. coli", tagged), piece(",", SUFFIX)], punctuation_in_quote=True)
    assert [(one.text, one.marks) for one in kept[1:3]] == [("E. coli", tagged), (",", ())]


def test_the_text_of_the_next_field_is_never_put_into_a_quotation():
    assert settled(*quoted("T"), piece(". X"), inside=True) == "«T». X"


def test_a_quotation_of_nothing_settles_nothing():
    assert settled(piece(OPEN + CLOSE), piece(",", SUFFIX), inside=True) == "«,»"
    assert settled(piece(CLOSE), piece(",", SUFFIX), inside=True) == "»,"


FORMATTED = Group(1, True)
PLAIN = Group(2, False)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({}, {}, "T. X"),
        ({"formatted": True}, {}, "T.. X"),
        ({}, {"formatted": True}, "T.. X"),
        ({}, {"groups": (FORMATTED,)}, "T.. X"),
        ({"groups": (FORMATTED,)}, {}, "T.. X"),
        ({"groups": (PLAIN,)}, {}, "T. X"),
        ({"groups": (FORMATTED,)}, {"groups": (FORMATTED,)}, "T. X"),
    ],
)
def test_the_prefix_of_what_is_formatted_or_stands_behind_it_is_kept(left, right, expected):
    pieces = piece("T.", **left), piece(". X", PREFIX, **right)
    assert settled(*pieces) == expected


def test_a_prefix_beside_a_format_stays_out_of_a_quotation():
    pieces = quoted("T")
    assert settled(*pieces, piece(", X", PREFIX), inside=True) == "«T,» X"
    pieces = quoted("T")
    assert settled(*pieces, piece(", X", PREFIX, formatted=True), inside=True) == "«T», X"


@pytest.mark.parametrize(
    ("suffix", "delimiter", "expected"),
    [(".", ". ", "x. y"), ("?", ". ", "x.? y"), ("?", ": ", "x? y"), (".", ", ", "x., y")],
)
def test_a_delimiter_outside_meets_the_suffix_of_what_is_in_the_group(suffix, delimiter, expected):
    inner = piece("x", depth=2), piece(suffix, SUFFIX, depth=2)
    assert settled(*inner, piece(delimiter, DELIMITER, depth=1), piece("y")) == expected


def test_what_stands_in_no_quotation_marks_by_the_style_keeps_its_own_mark():
    assert settled(piece("T?", unquoted=True), piece(".", SUFFIX)) == "T?."
    assert settled(piece("T.", unquoted=True), piece(".", SUFFIX)) == "T."


@pytest.mark.parametrize("mark", [":", ";"])
def test_a_mark_that_stays_outside_a_quotation_has_its_format(mark):
    pieces = [replace(one, marks=ITALIC) for one in quoted("T")]
    kept = settle([*pieces, piece(f"{mark} X", SUFFIX)], punctuation_in_quote=True)
    assert [(one.text, one.marks) for one in kept[2:]] == [(CLOSE + mark, ITALIC), (" X", ())]
    kept = settle([*pieces, piece(f"{mark} X", PREFIX, formatted=True)], punctuation_in_quote=True)
    assert kept[-1].text == f"{mark} X"


@pytest.mark.parametrize(
    ("mark", "expected"), [(".", "T.. X"), (". ", "T..  X"), ("? ", "T.?  X"), (". y", "T. y X")]
)
def test_a_text_that_is_a_mark_and_nothing_else_stays_as_it_is(mark, expected):
    assert settled(piece("T."), piece(mark), piece(" X")) == expected


def test_a_prefix_merges_with_what_is_formatted_in_the_group_before_it():
    around = Group(9, False)
    inner = piece("T.", CONTENT, ITALIC, formatted=True, groups=(around, PLAIN))
    assert settled(inner, piece(". X", PREFIX, groups=(around, Group(3, False)))) == "T. X"
    beside = piece("T.", CONTENT, ITALIC, groups=(around,))
    assert settled(beside, piece(". X", PREFIX, groups=(around, Group(3, False)))) == "T.. X"
