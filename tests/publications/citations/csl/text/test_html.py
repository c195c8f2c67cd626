"""Parts as pieces, and pieces as HTML or text."""

import pytest

from publications.citations.csl.parts import CLOSE, OPEN, TAG, Mark, Part, Piece, PieceRole
from publications.citations.csl.text.flattening import flatten
from publications.citations.csl.text.formats import formats
from publications.citations.csl.text.html import to_html, to_text
from tests.publications.citations.csl.sheets import element

ITALIC, BOLD, SMALL = Mark("i"), Mark("b"), Mark("small-caps")


def html(*pieces):
    return to_html([Piece(text, tuple(marks), PieceRole.CONTENT) for text, *marks in pieces])


@pytest.mark.parametrize(
    ("kind", "opened", "closed"),
    [
        ("i", "<i>", "</i>"),
        ("b", "<b>", "</b>"),
        ("sup", "<sup>", "</sup>"),
        ("sub", "<sub>", "</sub>"),
        ("u", '<span class="underline">', "</span>"),
        ("small-caps", '<span class="small-caps">', "</span>"),
        ("normal", '<span class="no-italics">', "</span>"),
        ("roman", '<span class="no-bold">', "</span>"),
        ("no-sc", '<span class="no-small-caps">', "</span>"),
        ("sign", '<span class="author-sign">', "</span>"),
        ("title", "<a data-title>", "</a>"),
    ],
)
def test_every_mark_has_its_tag(kind, opened, closed):
    assert html(("x", Mark(kind))) == f"{opened}x{closed}"


def test_marks_with_a_value_escape_it():
    assert html(("x", Mark("a", 'https://x.org/?a&"'))) == (
        '<a href="https://x.org/?a&amp;&quot;">x</a>'
    )
    assert html(("x", Mark("lang", 'de"'))) == '<span lang="de&quot;">x</span>'
    assert html(("x", Mark("person", "3"))) == '<a data-person="3">x</a>'
    with pytest.raises(ValueError, match="invalid literal"):
        html(("x", Mark("person", '3" onclick="')))


def test_text_is_escaped_but_for_quotation_marks():
    assert html(("<b> & \"x\" 'y'",)) == "&lt;b&gt; &amp; \"x\" 'y'"


def test_a_tag_stays_open_as_far_as_the_next_piece_shares_it():
    pieces = [("a", ITALIC), ("b", ITALIC, BOLD), ("c", ITALIC), ("d",), ("e", BOLD, ITALIC)]
    assert html(*pieces) == "<i>a<b>b</b>c</i>d<b><i>e</i></b>"


def test_an_empty_piece_opens_no_tag():
    assert html(("a", ITALIC), ("", BOLD), ("c", ITALIC)) == "<i>ac</i>"
    assert html() == ""


def test_text_is_the_pieces_one_after_the_other():
    assert to_text(
        [Piece("a<", (ITALIC,), PieceRole.CONTENT), Piece("b", (), PieceRole.SUFFIX)]
    ) == ("a<b")


@pytest.mark.parametrize(
    ("attributes", "kinds"),
    [
        ("", ""),
        ('font-style="italic"', "i"),
        ('font-style="oblique"', "i"),
        ('font-style="normal"', "normal"),
        ('font-weight="bold"', "b"),
        ('font-weight="light"', ""),
        ('font-variant="small-caps"', "small-caps"),
        ('vertical-align="sup"', "sup"),
        ('vertical-align="baseline"', "baseline"),
        ('text-decoration="underline"', "u"),
        ('text-decoration="none"', ""),
        ('font-weight="bold" font-style="italic"', "i b"),
    ],
)
def test_formatting_attributes_are_marks(attributes, kinds):
    assert " ".join(mark.kind for mark in formats(element(f"<text {attributes}/>"))) == kinds


def flat(part):
    return [(one.text, one.role.value, one.depth) for one in flatten(part)]


def test_affixes_and_delimiters_have_their_roles():
    part = Part([Part("a"), Part("b", suffix=".")], "(", ")", ", ", group=True)
    assert flat(part) == [
        ("(", "prefix", 0),
        ("a", "content", 1),
        (", ", "delimiter", 1),
        ("b", "content", 1),
        (".", "suffix", 1),
        (")", "group suffix", 0),
    ]


def test_quotation_marks_stand_within_the_affixes():
    part = Part("a", "(", ")", quoted=True)
    assert "".join(one.text for one in flatten(part)) == f"({OPEN}a{CLOSE})"


def test_affixes_have_the_marks_of_what_is_around_and_delimiters_those_of_the_group():
    inner = Part("b", "(", "", marks=(BOLD,))
    pieces = flatten(Part([Part("a"), inner], delimiter=", ", marks=(ITALIC,)))
    assert [(one.text, one.marks) for one in pieces] == [
        ("a", (ITALIC,)),
        (", ", (ITALIC,)),
        ("(", (ITALIC,)),
        ("b", (ITALIC, BOLD)),
    ]


@pytest.mark.parametrize(
    ("around", "own", "expected"),
    [
        ((ITALIC,), (ITALIC,), (ITALIC,)),
        ((ITALIC,), (Mark("i", TAG),), (ITALIC, Mark("normal", TAG))),
        ((), (Mark("i", TAG),), (Mark("i", TAG),)),
        (
            (ITALIC, Mark("normal", TAG)),
            (Mark("i", TAG),),
            (ITALIC, Mark("normal", TAG), Mark("i", TAG)),
        ),
        ((SMALL,), (Mark("small-caps", TAG),), (SMALL, Mark("no-sc", TAG))),
        ((), (Mark("normal"),), ()),
        ((ITALIC,), (Mark("normal"),), (ITALIC, Mark("normal"))),
        ((), (Mark("sup", TAG),), (Mark("sup", TAG),)),
    ],
)
def test_a_tag_turns_back_what_is_on_around_it(around, own, expected):
    (piece,) = flatten(Part([Part("x", marks=own)], marks=around))
    assert piece.marks == expected
