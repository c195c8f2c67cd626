r"""Formulas as readable text, as far as Unicode has the signs."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.bibtex.latex.maths import math_to_text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\alpha", "α"),
        (r"\alpha\beta", "αβ"),
        (r"\alpha x", "α x"),
        (r"a\leq b", "a≤ b"),
        (r"x^2", "x²"),
        (r"x_{10}", "x₁₀"),
        (r"x_i^2", "xᵢ²"),
        (r"10^{-3}", "10⁻³"),
        (r"\ell_1", "ℓ₁"),
        (r"T_\mathrm{max}", "Tₘₐₓ"),
        (r"10^\mathrm{6}", "10⁶"),
        (r"10^\mathbf 6", "10⁶"),
        (r"x_\mathrm", "x"),
        (r"T_{\mathrm{max}}", "Tₘₐₓ"),
        (r"90^\circ", "90°"),
        (r"{}^{\circ}", "°"),
        (r"x^*", "x*"),
        (r"x'", "x′"),
        (r"f^{\prime}", "f′"),
        (r"1^{st}", "1st"),
        (r"n^{\mathrm{th}}", "nth"),
        (r"A^T", "Aᵀ"),
        (r"\mathbb{R}^n", "ℝⁿ"),
        (r"\mathbb R", "ℝ"),
        (r"\mathbb{A}", "A"),
        (r"\mathcal{O}(n)", "O(n)"),
        (r"\mathbf{x}", "x"),
        (r"\hat{x}", "x̂"),
        (r"\bar\alpha", None),
        (r"\bar{\alpha}", "ᾱ"),
        (r"\hat{xy}", None),
        (r"\check{c}", "č"),
        (r"\sqrt{2}", "√2"),
        (r"\sqrt{ab}", "√(ab)"),
        (r"\sqrt{x^2}", None),
        (r"\frac{1}{2}", "1/2"),
        (r"\frac{a+b}{2}", "(a+b)/2"),
        (r"\dfrac{1}{n}", "1/n"),
        (r"a~b", "a b"),
        (r"\{a\}", "{a}"),
        (r"", ""),
        (r" x ", "x"),
    ],
)
def test_a_formula_reads_as_unicode_or_is_left_to_latex(tex, text):
    assert math_to_text(tex) == text


@pytest.mark.parametrize(
    "tex",
    [
        r"\unknown",
        r"a & b",
        r"a # b",
        "a $ b",
        "^",
        "_",
        "x^{y^{z^w}}",
        "x_Q",
        "\\",
        r"\hat",
        "a" * 401,
    ],
)
def test_what_needs_typesetting_is_no_text(tex):
    assert math_to_text(tex) is None


def test_a_formula_of_the_longest_kind_is_read():
    assert math_to_text("a" * 400) == "a" * 400


@given(st.text(alphabet="\\{}^_$&# abαxfrcqhtm12+'~", max_size=60))
def test_any_formula_is_text_in_nfc_or_none(tex):
    text = math_to_text(tex)
    assert text is None or text == unicodedata.normalize("NFC", text).strip()
