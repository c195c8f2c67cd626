"""Text to LaTeX: escaped for BibTeX, with the capitals of titles protected."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.bibtex.latex.encoder import has_balanced_braces, to_latex
from publications.bibtex.reading.exact import EXACT_FIELD
from tests.publications.bibtex.round_trip import line_of, read_back, written


@settings(max_examples=200)
@given(st.lists(st.sampled_from([*"{}\\$@&-'\n", "$x^2$", "A"]) | st.text(max_size=5)).map("".join))
def test_any_text_is_written_with_balanced_braces_on_one_line(text):
    for keep_capitals in (False, True):
        latex = to_latex(text, keep_capitals=keep_capitals)
        assert has_balanced_braces(latex)
        assert "\n" not in latex


def test_what_latex_treats_specially_is_escaped():
    text = written(title=r"50% of R&D: #1 a_b $5 ~x ^y \z {w} `v` ''u'' --t--")
    assert line_of(text, "title") == (
        r"{50\% of {R\&D}: \#1 a\_b \$5 \textasciitilde{}x \textasciicircum{}y"
        r" \textbackslash{}z \textbraceleft{}w\textbraceright{} \textasciigrave{}v\textasciigrave{}"
        r" '{}'u'{}' -{}-t-{}-}"
    )
    assert EXACT_FIELD not in text


def test_umlauts_stay_as_they_are():
    text = written({"given": "Jörg", "family": "Müßig"}, title="Über die Größe")
    assert "{Müßig, Jörg}" in text
    assert "{Über die {Größe}}" in text


@pytest.mark.parametrize(
    ("title", "latex"),
    [
        ("Deep learning in MRI", "Deep learning in {MRI}"),
        ("MRI for all", "{MRI} for all"),
        ("A study of (Bayesian) T2-weighted scans", "A study of ({Bayesian}) {T2-weighted} scans"),
        ("an iPhone, and Ägypten", "an {iPhone}, and {Ägypten}"),
        ("“Quoted” beginnings", "“Quoted” beginnings"),
        ("R&D in the UK", r"{R\&D} in the {UK}"),
        ("the &D part", r"the \&{D} part"),
    ],
)
def test_capitals_of_titles_are_kept_from_styles_that_take_them_away(title, latex):
    assert to_latex(title, keep_capitals=True) == latex


def test_sums_of_money_are_no_formula():
    assert to_latex("From $5 for a_b to $7") == r"From \$5 for a\_b to \$7"


def test_nothing_in_a_title_begins_another_entry():
    text = written(title="See @article{other, title = {x}} @ MRI")
    assert "@article" not in text.split("\n", 1)[1]
    assert read_back(text).values["title"] == "See @article{other, title = {x}} @ MRI"
