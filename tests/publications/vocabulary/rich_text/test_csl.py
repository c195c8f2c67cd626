"""Rich text in CSL-JSON."""

import pytest

from publications.citations.csl.text.rich_text import parse
from publications.citations.csl.text.text_case import apply_case
from publications.vocabulary.rich_text.csl import to_csl
from publications.vocabulary.rich_text.stored import from_stored
from publications.vocabulary.rich_text.tags import read_tags
from tests.publications.citations.csl.sheets import ENGLISH


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


@pytest.mark.parametrize("case", ["title", "sentence", "uppercase", "capitalize-all"])
def test_no_change_of_case_touches_a_formula(case):
    stored = r"a <math>\beta</math>-lactamase of <math>\mathrm{pH}</math> and <math>p</math>-adic"
    runs = apply_case(parse(to_csl(from_stored(stored)), ENGLISH), case, english=True)
    text = "".join(run.text for run in runs)
    assert [formula in text for formula in ("β-", "pH", "p-")] == [True, True, True]


def test_text_that_reads_as_a_tag_is_none():
    written = to_csl(from_stored("&lt;i>a&lt;/i> &amp;lt;"))
    assert "<i>" not in written
    assert read_tags(written).plain == "<i>a</i> &lt;"
