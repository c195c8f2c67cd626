"""Formulas at which LaTeX would stop are told from those that it sets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.bibtex.latex.math_syntax import is_sound
from publications.bibtex.latex.text_syntax import is_sound_text


@pytest.mark.parametrize(
    "tex",
    [
        *(r"\mu^+", r"\sqrt{s}", r"\sqrt[3]{x}", r"\alpha\to\beta", "x''", r"\frac12", "^{2}"),
        *(r"\left( a \right)", r"\bigl| a \bigr>", r"\sum\limits_{i=1}^n i", r"{a \over b}"),
        *(r"\not=", r"x^\mathrm{T}", r"\mathbb{R}^{n \times n}", r"\text{with text}", r"\|x\|_2"),
        *(r"{\rm SU}(3)_{\rm c}", r"\overline{B}{}^0", r"K_S^0", r"\hat{\bar x}", r"100\%"),
    ],
)
def test_a_formula_that_latex_sets_is_sound(tex):
    assert is_sound(tex)


@pytest.mark.parametrize(
    "tex",
    [
        *("x^2^3", "x_1_2", "x^2'", "x^", "a_", r"\frac{a}", r"\left( a", r"\right)", "a}", "{a"),
        *(r"x\limits", r"{a \over b \over c}", r"\unknown", "a & b", "a # b", "50% of", r"x \\ y"),
        *(r"x^\hat a", r"\text{a_b}", r"\text{\input{x}}", r"\begin{array}a", "é", "", "  ", "\\"),
        *(r"\write18{ls}", r"\input{/etc/passwd}", r"\def\x{1}", r"\csname x\endcsname", "{" * 500),
    ],
)
def test_a_formula_at_which_latex_might_stop_is_not(tex):
    assert not is_sound(tex)


@pytest.mark.parametrize(
    "latex",
    [
        *("Plain text", r"50\% of R\&D", r"$x^2$ and \emph{more}", r"\v{S}, {\"o}, \'{\i}"),
        *(r"\url{https://example.org/a_b~c}", r"{\textendash}", r"\ss{}"),
    ],
)
def test_text_that_latex_sets_is_sound(latex):
    assert is_sound_text(latex)


@pytest.mark.parametrize(
    "latex",
    [
        *(
            "a & b",
            "a_b",
            "50% of",
            "a # b",
            "$x",
            "$x^2^3$",
            r"\href{http://x.org}{x}",
        ),
        *(
            r"\input{x}",
            r"\cite{x}",
            r"\end{document}",
            "{",
            "}",
            r"\emph x",
            r"\url{a%20b}",
            r"a \\ b",
            "^^M",
        ),
        *(r"\v", r"\'", "\\"),
    ],
)
def test_text_at_which_latex_might_stop_is_not(latex):
    assert not is_sound_text(latex)


@given(st.text(alphabet="{}^_'\\abfrc &$", max_size=60))
def test_any_text_has_an_answer(tex):
    assert is_sound(tex) in {True, False}
    assert is_sound_text(tex) in {True, False}
