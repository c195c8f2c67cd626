"""Rich text in CSL-JSON."""

import pytest

from publications.vocabulary.rich_text.csl import to_csl
from publications.vocabulary.rich_text.stored import from_stored
from publications.vocabulary.rich_text.tags import read_tags


@pytest.mark.parametrize(
    ("stored", "csl"),
    [
        ("<i>E. coli</i>, CO<sub>2</sub>", "<i>E. coli</i>, CO<sub>2</sub>"),
        ("<sc>Nature</sc>", '<span style="font-variant:small-caps;">Nature</span>'),
        ("<math>x^2</math>", '<span class="nocase"><i>x</i><sup>2</sup></span>'),
        (r"<math>\alpha</math>-Fe", '<span class="nocase">α</span>-Fe'),
        (r"<math>\frac{a}{b}</math>", '<span class="nocase">a/b</span>'),
        ("a < b & c", "a < b & c"),
    ],
)
def test_marks_are_the_tags_of_csl(stored, csl):
    assert to_csl(from_stored(stored)) == csl


def test_text_that_reads_as_a_tag_is_none():
    written = to_csl(from_stored("&lt;i>a&lt;/i> &amp;lt;"))
    assert "<i>" not in written
    assert read_tags(written).plain == "<i>a</i> &lt;"
