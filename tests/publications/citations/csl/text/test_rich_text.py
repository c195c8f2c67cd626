"""Texts of items as runs: which tags are markup, and what is made of spaces and raised letters."""

import pytest

from publications.citations.csl.parts import TAG, Mark, Part
from publications.citations.csl.text.rich_text import NOCASE, Run, as_parts, parse
from tests.publications.bibtex.timing import assert_linear
from tests.publications.citations.csl.sheets import ENGLISH, read_signs


def runs(text):
    return [
        (read_signs(run.text), " ".join(mark.kind for mark in run.marks))
        for run in parse(text, ENGLISH)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <i>b</i> c", [("a ", ""), ("b", "i"), (" c", "")]),
        ("<b>a</b>", [("a", "b")]),
        ("H<sub>2</sub>O", [("H", ""), ("2", "sub"), ("O", "")]),
        ("x<sup>2</sup>", [("x", ""), ("2", "sup")]),
        ("<sc>a</sc>", [("a", "small-caps")]),
        ('<span class="nocase">iX</span>', [("iX", "nocase")]),
        ('<span style="font-variant:small-caps;">a</span>', [("a", "small-caps")]),
        ('<span style="font-variant: small-caps">a</span>', [("a", "small-caps")]),
        ("<i>a <b>b</b></i>", [("a ", "i"), ("b", "i b")]),
        ("<i></i>", []),
    ],
)
def test_the_tags_of_csl_json_are_markup(text, expected):
    assert [one for one in runs(text) if one[0]] == expected


@pytest.mark.parametrize(
    "text",
    [
        "a <i>b",
        "a</i> b",
        "<script>alert(1)</script>",
        "<i onclick=x>a</i>",
        '<span class="other">a</span>',
        "<I>a</I>",
        "p < q > r",
        "<u>a</u>",
    ],
)
def test_any_other_tag_and_one_without_partner_is_text(text):
    assert runs(text) == [(text, "")]


def test_tags_that_overlap_are_read_as_far_as_they_nest():
    assert runs("<i>a<b>b</i>c</b>") == [("a<b>b", "i"), ("c</b>", "")]


def test_a_quotation_may_begin_and_end_within_tags():
    assert runs('a "<i>b</i> c"') == [("a «", ""), ("b", "i"), (" c»", "")]


def test_marks_of_tags_say_that_they_are_from_a_field():
    (run,) = parse("<i>a</i>", ENGLISH)
    assert run.marks == (Mark("i", TAG),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 mm²", [("5 mm", ""), ("2", "sup")]),
        ("10⁻³ a", [("10", ""), ("−", "sup"), ("3", "sup"), (" a", "")]),
        ("<i>x²</i>", [("x", "i"), ("2", "i sup")]),
        ("Straße", [("Straße", "")]),
        ("CO₂", [("CO₂", "")]),
    ],
)
def test_raised_letters_are_set_high(text, expected):
    assert runs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Titre : sous-titre", "Titre\u202f: sous-titre"),
        ("Quoi ? Où !", "Quoi\u202f? Où\u202f!"),
        ("« a »", "«\u202fa\u202f»"),
        ("a: b", "a: b"),
    ],
)
def test_the_space_before_a_mark_does_not_break(text, expected):
    assert "".join(run.text for run in parse(text, ENGLISH)) == expected


def test_runs_become_parts_without_what_only_guards_the_case():
    parts = as_parts([Run("iX", (NOCASE, Mark("i"))), Run("")])
    assert parts == [Part("iX", marks=(Mark("i"),))]


@pytest.mark.parametrize("tags", ["<i>a</i>|", "<i>|</b>", "<i><b>|</i></b>"])
def test_a_text_of_tags_is_read_in_time_linear_in_its_length(tags):
    opened, closed = tags.split("|")
    assert_linear(
        lambda text: parse(text, ENGLISH), lambda size: opened * (size // 2) + closed * (size // 2)
    )
