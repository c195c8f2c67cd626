"""Formulas as readable text: in signs of Unicode, or in a plain form."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.vocabulary.rich_text.maths import math_to_text
from tests.publications.bibtex.timing import assert_linear


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
        (r"\bar\alpha", "ᾱ"),
        (r"\bar{\alpha}", "ᾱ"),
        (r"\hat{xy}", "xy"),
        (r"\check{c}", "č"),
        (r"\sqrt{2}", "√2"),
        (r"\sqrt{ab}", "√(ab)"),
        (r"\sqrt{x^2}", "√(x²)"),
        (r"\sqrt[3]{x}", "³√x"),
        (r"\frac{1}{2}", "1/2"),
        (r"\frac{a+b}{2}", "(a+b)/2"),
        (r"\dfrac{1}{n}", "1/n"),
        (r"a~b", "a b"),
        (r"\{a\}", "{a}"),
        (r"", ""),
        (r" x ", "x"),
    ],
)
def test_a_formula_reads_as_unicode(tex, text):
    assert math_to_text(tex) == text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("p_T", "pT"),
        ("{T}_{c}", "Tc"),
        (r"T_{\rm eff}", "Teff"),
        (r"L_\infty", "L∞"),
        (r"F_{\mu\nu}", "Fμν"),
        ("B_{K^*}", "BK*"),
        ("E_{T,Q}", "E_(T,Q)"),
        ("a_{0.5}", "a₀.₅"),
        (r"O_{7-\delta}", "O₇₋δ"),
        (r"Cu_{1 \pm z}", "Cu₁±z"),
        (r"Mine_\text{clust}", "Mine_clust"),
        (r"_\text{clust}", "_clust"),
        (r"_{\rm c}", "c"),
        ("x^Q", "x^Q"),
        ("x^{n+Q}", "x^(n+Q)"),
        ("10^{-0.5}", "10^(-0.5)"),
        ("10^{−3}", "10⁻³"),
        ("x^{y^{z^w}}", "x^(y^(zʷ))"),
        (r"\frac{a_{1}}{b^{2}}", "a₁/b²"),
        (r"\frac{1}{\sqrt{n+1}}", "1/(√(n+1))"),
        (r"\frac12", "1/2"),
        (r"\binom{n}{k}", "C(n, k)"),
        (r"\underbrace{x}_n", "xₙ"),
        (r"\left( x \right.", "( x"),
        (r"a \not= b", "a ≠ b"),
        (r"x\hphantom{yy}z", "xz"),
        (r"\'e", "é"),
        (r"\v{c}", "č"),
        (r"a & b", "a b"),
        (r"a # b", "a # b"),
        ("a $ b", "a b"),
        ("^", ""),
        ("_", ""),
        ("\\", ""),
        (r"\hat", ""),
        ("{x", "x"),
        ("x}", "x"),
        ("a" * 5000, "a" * 5000),
    ],
)
def test_what_unicode_has_no_signs_for_reads_plainly(tex, text):
    assert " ".join(math_to_text(tex).split()) == text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"n\log n", "n log n"),
        (r"n \log n", "n log n"),
        (r"n\log{n}", "n log n"),
        (r"n\log(n)", "n log(n)"),
        (r"2\log_2n", "2 log₂ n"),
        (r"2\log_{2}n", "2 log₂ n"),
        (r"\log^2 n", "log² n"),
        (r"\sin\theta\cos\theta", "sin θ cos θ"),
        (r"f(x)\exp(x)", "f(x) exp(x)"),
        (r"\max_{i}x", "maxᵢ x"),
        (r"a\bmod b", "a mod b"),
        (r"k\operatorname{polylog}n", "k polylog n"),
        (r"x_\max", "xₘₐₓ"),
        (r"(\ln x)", "(ln x)"),
        (r"{\rm O}(n\ln n)", "O(n ln n)"),
    ],
)
def test_functions_are_set_off(tex, text):
    assert math_to_text(tex) == text


def test_an_unknown_command_is_told_unless_it_has_an_argument():
    unknown: list[str] = []
    assert math_to_text(r"\nosuch{kept} + \nix x", unknown) == "kept + nix x"
    assert unknown == [r"\nix"]


@pytest.mark.parametrize("part", ["{", "x^{", r"\frac{a}", r"\hat", "^_", r"\log_{", "x_{a}"])
def test_formulas_of_any_length_cost_time_in_proportion(part):
    assert_linear(math_to_text, lambda size: part * size)


@given(st.text(alphabet="\\{}^_$&# abαxfrcqhtm12+'~", max_size=60))
def test_any_formula_is_text_in_nfc_without_tex(tex):
    text = math_to_text(tex)
    assert text == unicodedata.normalize("NFC", text).strip()
    assert not set(text) & set("\\$") or {r"\$", r"\\"} & {tex[i : i + 2] for i in range(len(tex))}
