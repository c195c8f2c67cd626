"""Rich text written and read back: the same, in every form that keeps markup."""

from hypothesis import given, settings
from hypothesis import strategies as st

from publications.bibtex.latex.encoder import rich_to_latex
from publications.bibtex.latex.text import to_rich_text
from publications.vocabulary.rich_text.csl import to_csl
from publications.vocabulary.rich_text.page import to_html
from publications.vocabulary.rich_text.rich_text import RichText, Run
from publications.vocabulary.rich_text.signs import Reading, signed
from publications.vocabulary.rich_text.stored import from_stored, to_stored
from publications.vocabulary.rich_text.tags import read, read_tags

_WORDS = st.sampled_from(
    [
        *("a", "E. coli", " ", " in ", "CO", "2", "+", "Ü", "α", "日本語", "DNA", "é", ".", ","),
        *("<", ">", "<script>", "</i>", "<i>", "<sub>x</sub>", "&", "&lt;", "&amp;", "a < b"),
        *(
            "$",
            "$5 and $10",
            "{",
            "}",
            "\\",
            "%",
            "#",
            "_",
            "^",
            "~",
            "@",
            "--",
            "''",
            "`",
            "\\par",
        ),
    ]
)
_FORMULA = st.sampled_from([r"\alpha", "x^{2}", r"\frac{a}{b}", "T_c", r"\mathcal{O}(n \log n)"])
_MARKS = st.lists(st.sampled_from(["i", "sc", "sub", "sup"]), max_size=2, unique=True).map(tuple)
_RUN = st.builds(Run, _WORDS, _MARKS) | st.builds(
    lambda tex, marks: Run(tex, (*marks, "math")), _FORMULA, _MARKS
)


def tidied(runs: list[Run]) -> RichText:
    """Return the text of runs as readers make it: in NFC, with single blanks."""
    reading = Reading()
    text = signed(RichText.of(runs), reading).replace("<", "\ufdd6").replace("&", "\ufdd7")
    return read(text, reading)


TEXTS = st.lists(_RUN, max_size=8).map(tidied)


@given(TEXTS)
def test_the_stored_form_is_read_back(text):
    assert from_stored(to_stored(text)) == text


@settings(max_examples=300)
@given(TEXTS, st.booleans())
def test_latex_is_read_back(text, keep_capitals):
    assert to_rich_text(rich_to_latex(text, keep_capitals=keep_capitals)) == text


@settings(max_examples=300)
@given(TEXTS)
def test_csl_is_read_back_but_for_formulas(text):
    text = tidied([run for run in text.runs if not run.is_formula])
    assert read_tags(to_csl(text)) == text


@given(st.lists(_WORDS, max_size=8).map("".join))
def test_text_without_markup_is_text_on_a_page(words):
    html = to_html(RichText((Run(words),)))
    assert "<" not in html
