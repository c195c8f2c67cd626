"""The stored form: a few tags in pairs, and text."""

import pytest

from publications.vocabulary.rich_text.rich_text import RichText, Run
from publications.vocabulary.rich_text.stored import (
    from_stored,
    has_markup,
    plain_as_stored,
    plain_of,
    to_stored,
)
from tests.publications.bibtex.timing import assert_linear


@pytest.mark.parametrize(
    ("stored", "plain"),
    [
        ("<i>E. coli</i> in <sc>Nature</sc>", "E. coli in Nature"),
        ("CO<sub>2</sub> and Ca<sup>2+</sup>", "CO₂ and Ca²⁺"),
        ("T<sub>eff</sub>, Fe<sup>III</sup>, 1<sup>st</sup>", "Teff, FeIII, 1st"),
        ("10<sup>2<i>n</i></sup> x<sup>a+Q</sup>", "10²ⁿ x^(a+Q)"),
        (r"<math>\frac{a}{b}</math> of <math>x^{2}</math>", "a/b of x²"),
        (r"<i>a <math>\alpha</math> b</i>", "a α b"),
        ("<i>a<sub>b</sub></i>", "ab"),
        ("&lt;i>a&lt;/i> &amp;lt; &nbsp;", "<i>a</i> &lt; &nbsp;"),
    ],
)
def test_what_is_stored_is_read_and_written_as_it_was(stored, plain):
    text = from_stored(stored)
    assert (text.plain, plain_of(stored), to_stored(text)) == (plain, plain, stored)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<i onclick="x">a',
        "<b>a</b>",
        "a < b > c, p<q and r>s",
        "$5 and $10",
        "R&D, AT&T, &nosuch;",
        "<I>a</I>",
        "<math",
    ],
)
def test_all_that_is_no_tag_of_rich_text_is_text(text):
    assert from_stored(text) == RichText((Run(text),))
    assert plain_as_stored(text) == text
    assert not has_markup(text)


@pytest.mark.parametrize(
    "text", ["<i>a", "a</i>", "<sub>a</sup>", "<math>x", "x</math>", "</i>a<i>"]
)
def test_a_tag_without_its_partner_is_text(text):
    assert from_stored(text).plain == text
    assert not has_markup(text)
    assert plain_of(plain_as_stored(text)) == text


def test_of_crossed_tags_the_pair_that_ends_first_counts():
    assert to_stored(from_stored("<i>a<sub>b</i>c</sub>")) == "<i>a&lt;sub>b</i>c&lt;/sub>"


def test_text_has_one_stored_form():
    assert to_stored(from_stored("<i>a</i><i>b</i><sub></sub>")) == "<i>ab</i>"
    assert to_stored(from_stored("<i>a<i>b</i></i>")) == "<i>ab</i>"
    assert to_stored(from_stored("<math> x </math><math>{}</math>")) == "<math>x</math>"
    assert from_stored("") == RichText()


def test_plain_text_is_stored_so_that_it_is_read_as_text():
    assert plain_as_stored("<i>a</i> &lt;") == "&lt;i>a&lt;/i> &amp;lt;"
    assert plain_of("&lt;i>a&lt;/i> &amp;lt;") == "<i>a</i> &lt;"


def test_what_is_stored_is_read_in_linear_time():
    for one in ("<i>", "</i>", "<math>", "<i></i>", "<sub><sup>", "&lt;", "<"):
        assert_linear(from_stored, lambda size, one=one: one * size)
        assert_linear(from_stored, lambda size, one=one: one * size + "</math></i>")
