"""Rich text as editors type it."""

import pytest

from publications.vocabulary.rich_text.stored import to_stored
from publications.vocabulary.rich_text.typed import (
    UnknownFormulaError,
    UnknownTagError,
    read_typed,
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("On <i>E. coli</i>", "On <i>E. coli</i>"),
        (r"$\alpha$-Fe and $x^{2}$", r"<math>\alpha</math>-Fe and <math>x^{2}</math>"),
        ("$5 and $10", "$5 and $10"),
        ("from $5_000 to $10", "from $5_000 to $10"),
        ("a < b <3 x<y>", "a < b <3 x<y>"),
        ("  two\r\nlines ", "two lines"),
        ("&lt;i>a&lt;/i>", "&lt;i>a&lt;/i>"),
        ("the <div> element", "the <div> element"),
    ],
)
def test_a_title_is_read_as_it_is_typed(typed, stored):
    assert to_stored(read_typed(typed)) == stored


def test_an_abstract_keeps_its_lines_and_paragraphs():
    typed = "One\r\ntwo \r\n\r\n\r\n\r\n<i>Three</i>\r\n"
    assert to_stored(read_typed(typed, paragraphs=True)) == "One\ntwo\n\n<i>Three</i>"


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("On <i>E. coli", "<i>"),
        ("On E. coli</i>", "</i>"),
        ("<sub>a</sup>", "<sub>"),
        ("<b>bold</b>", "<b>"),
        ("<em>a</em>", "<em>"),
        ('<span style="x">a</span>', '<span style="x">'),
        ("<math>x", "<math>"),
    ],
)
def test_a_tag_that_cannot_stand_there_is_named(typed, tag):
    with pytest.raises(UnknownTagError) as refused:
        read_typed(typed)
    assert refused.value.args == (tag,)


@pytest.mark.parametrize("typed", [r"$\nosuch{x}$", r"<math>\frac{a}</math>", "$x_{$"])
def test_a_formula_that_cannot_be_shown_is_refused(typed):
    with pytest.raises(UnknownFormulaError):
        read_typed(typed)


@pytest.mark.parametrize(
    ("typed", "is_formula"),
    [
        ("States with $E < 0$ of ice", True),
        ("States with $E<0$ of ice", True),
        ("The mean of $x$ and $y$", True),
        ("From $5 to $10", False),
        ("Of $5 and 10 $ for ice", False),
        ("US$ 5 and US$ 10", False),
    ],
)
def test_a_relation_or_a_letter_between_dollars_is_a_formula_and_money_is_none(typed, is_formula):
    assert ("$" not in read_typed(typed).plain) is is_formula
