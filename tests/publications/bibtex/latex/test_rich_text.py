"""LaTeX of titles and abstracts, read with its markup and written again."""

import pytest

from publications.bibtex.latex.encoder import rich_to_latex
from publications.bibtex.latex.text import to_rich_text, to_text
from publications.vocabulary.rich_text.stored import from_stored, to_stored
from tests.publications.bibtex.timing import assert_linear


@pytest.mark.parametrize(
    ("latex", "stored"),
    [
        (r"\textit{E. coli} in {\it vivo}, \emph{a}", "<i>E. coli</i> in <i>vivo</i>, <i>a</i>"),
        (r"{\itshape a} {\em b} {\sl c} \textsl{d}", "<i>a</i> <i>b</i> <i>c</i> <i>d</i>"),
        (r"\textsc{Nature} {\sc Cell} {\scshape x}", "<sc>Nature</sc> <sc>Cell</sc> <sc>x</sc>"),
        (r"\textbf{a} {\bf b} \texttt{c}", "a b c"),
        ("CO$_2$", "CO<sub>2</sub>"),
        (r"$\alpha$-Fe$_2$O$_3$", r"<math>\alpha</math>-Fe<sub>2</sub>O<sub>3</sub>"),
        (r"H\textsubscript{2}O, 10\textsuperscript{6}", "H<sub>2</sub>O, 10<sup>6</sup>"),
        (r"H_{2}O CO_2 GPT_4 x^{2}", "H<sub>2</sub>O CO<sub>2</sub> GPT_4 x<sup>2</sup>"),
        (r"\ce{H2O}, 20\,$^\circ$C", "H<sub>2</sub>O, 20 °C"),
        (r"$\mathcal{O}(n \log n)$", r"<math>\mathcal{O}(n \log n)</math>"),
        (r"$\frac{a}{b}$ \(x\)", r"<math>\frac{a}{b}</math> <math>x</math>"),
        (r"\ensuremath{y}", "<math>y</math>"),
        (r"\textit{On $x$ {\sc b}}", "<i>On <math>x</math> <sc>b</sc></i>"),
        ("<i>E. coli</i>, &lt;i&gt;a&lt;/i&gt;", "<i>E. coli</i>, <i>a</i>"),
        ("&amp;lt;sub&amp;gt;2&amp;lt;/sub&amp;gt;", "<sub>2</sub>"),
        (r"{$<$}i{$>$}In vivo{$<$}/i{$>$}", "<i>In vivo</i>"),
        (r"\'\emph{e} \emph{\'e} \textit{}x \textit y", "é <i>é</i> x y"),
        (r"{\it never closed", "<i>never closed</i>"),
        (r"\it to the end", "<i>to the end</i>"),
        ("$5 and $10, a < b", "$5 and $10, a < b"),
        (r"a\par b", "a b"),
    ],
)
def test_titles_keep_their_markup(latex, stored):
    text = to_rich_text(latex)
    assert to_stored(text) == stored
    assert to_rich_text(rich_to_latex(text)) == text


@pytest.mark.parametrize(
    "latex",
    [r"One \emph{a}.\par Two.", "One <i>a</i>.\n \nTwo.", "<p>One <i>a</i>.</p><p>Two.</p>"],
)
def test_abstracts_keep_their_paragraphs(latex):
    text = to_rich_text(latex, paragraphs=True)
    assert to_stored(text) == "One <i>a</i>.\n\nTwo."
    assert rich_to_latex(text) == r"One \textit{a}.\par Two."


def test_commands_that_are_not_known_are_told_of_formulas_as_well():
    unknown: list[str] = []
    to_rich_text(r"\nosuch a $\neither$", unknown=unknown)
    assert unknown == [r"\nosuch", r"\neither"]


@pytest.mark.parametrize(
    ("stored", "latex"),
    [
        ("<i>E. coli</i> and DNA", r"\textit{E. coli} and {DNA}"),
        (r"<math>\alpha</math> Rays", r"{$\alpha$} {Rays}"),
        ("On <sc>Nature</sc>", r"On \textsc{{Nature}}"),
        ("<math>a$b</math>", "ab"),
        ("<math>x%</math> y", r"{$x\%$} y"),
        ("&lt;i>a&lt;/i>", "<{}i>a<{}/i>"),
        ("AT&T, a < b", r"{AT\&T}, a < b"),
    ],
)
def test_markup_is_written_so_that_bibtex_reads_it(stored, latex):
    assert rich_to_latex(from_stored(stored), keep_capitals=True) == latex


def test_markup_is_read_in_linear_time():
    for one in (r"\emph{", r"{\it ", "$x$", r"\textsubscript{2}", r"\emph{a}", "<{}", r"\par "):
        assert_linear(to_rich_text, lambda size, one=one: one * size)


def test_other_fields_are_plain_text():
    assert to_text(r"\emph{J. of} CO$_2$ <i>x</i>") == "J. of CO₂ x"
