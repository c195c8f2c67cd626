"""Rich text on pages."""

import pytest

from publications.vocabulary.rich_text.page import to_html, to_paragraphs
from publications.vocabulary.rich_text.stored import from_stored


@pytest.mark.parametrize(
    ("stored", "html"),
    [
        ("<i>E. coli</i> & CO<sub>2</sub>", "<i>E. coli</i> &amp; CO<sub>2</sub>"),
        ("<sc>Nature</sc>", '<span class="small-caps">Nature</span>'),
        ("<i>a<math>x^2</math></i>", "<i>a<i>x</i><sup>2</sup></i>"),
        (r"<math>\foo{x}</math>", "x"),
        (r"<math>\text{<b>}_{x^2}</math>", None),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('<i onclick="x">a</i>', '&lt;i onclick="x"&gt;a&lt;/i&gt;'),
        ("<i>a", "&lt;i&gt;a"),
        ("&lt;i>a&lt;/i>", "&lt;i&gt;a&lt;/i&gt;"),
        ("a < b, $5 and $10", "a &lt; b, $5 and $10"),
    ],
)
def test_marks_are_tags_and_all_else_is_text(stored, html):
    written = to_html(from_stored(stored))
    assert "<b>" not in written
    assert html is None or written == html


def test_formulas_that_need_it_are_mathml():
    written = to_html(from_stored(r"On <math>\frac{a}{b}</math>"))
    assert written.startswith('On <math display="inline">')
    assert "mfrac" in written


def test_an_abstract_has_paragraphs_and_the_lines_that_editors_typed():
    assert (
        to_paragraphs(from_stored("A <i>b\n\nc</i>\nd")) == "<p>A <i>b</i></p><p><i>c</i><br>d</p>"
    )
    assert to_paragraphs(from_stored("")) == ""
