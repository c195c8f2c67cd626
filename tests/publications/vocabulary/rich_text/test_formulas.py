"""Formulas that need no mathematics to be shown."""

import pytest

from publications.vocabulary.rich_text.formulas import formula_runs, simple_runs
from publications.vocabulary.rich_text.rich_text import RichText
from publications.vocabulary.rich_text.stored import to_stored


def kept(tex: str) -> str:
    return to_stored(RichText.of(formula_runs(tex)))


def shown(tex: str) -> str | None:
    runs = simple_runs(tex)
    return None if runs is None else to_stored(RichText.of(runs))


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("_2", "<sub>2</sub>"),
        ("^{3+}", "<sup>3+</sup>"),
        ("10^{-3}", "10<sup>−3</sup>"),
        (r"^\circ", "°"),
        (r"\pm 5", "± 5"),
        ("<", "<"),
        (r"\rightarrow", "→"),
        ("5-6", "5-6"),
        ("", ""),
        ("{}", ""),
    ],
)
def test_a_formula_without_letters_is_text(tex, text):
    assert kept(tex) == text


def test_entities_in_a_formula_are_signs():
    assert kept("a &lt; b &amp;&amp; c") == "<math>a < b && c</math>"


@pytest.mark.parametrize("tex", ["x", r"\alpha", "_c", r"\mathrm{CO}_2", r"\frac{1}{2}", "x_"])
def test_a_formula_with_letters_is_kept_by_its_source(tex):
    assert kept(tex) == f"<math>{tex}</math>"


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("x^{2}+y^2", "<i>x</i><sup>2</sup>+<i>y</i><sup>2</sup>"),
        ("x-y", "<i>x</i>−<i>y</i>"),
        (r"\alpha", "α"),
        (r"\mathrm{CO}_2", "CO<sub>2</sub>"),
        (r"\rm H_2O", "H<sub>2</sub>O"),
        (r"T_\mathrm{c}", "<i>T</i><sub>c</sub>"),
        (r"{\bf x}_i^2", "<i>x</i><sub><i>i</i></sub><sup>2</sup>"),
        (r"\mathbb{R}^n", "ℝ<sup><i>n</i></sup>"),
        ("x'", "<i>x</i>′"),
        (r"25^{\circ}\mathrm{C}", "25°C"),
        (r"\text{if } x", "if <i>x</i>"),
        (r"\lambda_{\max}", "λ<sub>max</sub>"),
        (r"\lambda_\max", "λ<sub>max</sub>"),
        (r"x_{\operatorname{max}}", "<i>x</i><sub>max</sub>"),
        (r"x^{\sin y}", "<i>x</i><sup>sin <i>y</i></sup>"),
        (r"\lim_{n\to\infty}x", "lim<sub><i>n</i>→∞</sub> <i>x</i>"),
        (r"\lim\limits_{n \to 0} x", "lim<sub><i>n</i>→0</sub> <i>x</i>"),
        (r"\operatorname*{arg\,max}_x f", "arg max<sub><i>x</i></sub> <i>f</i>"),
        (r"\operatorname*{argmax}_x f", "argmax<sub><i>x</i></sub> <i>f</i>"),
        (r"\arg\max_x f", "arg max<sub><i>x</i></sub> <i>f</i>"),
        (r"n\log n", "<i>n</i> log <i>n</i>"),
        (r"O(\log n)", "<i>O</i>(log <i>n</i>)"),
        (r"\log_2(n)", "log<sub>2</sub>(<i>n</i>)"),
    ],
)
def test_a_simple_formula_is_letters_signs_and_scripts(tex, text):
    assert shown(tex) == text


@pytest.mark.parametrize(
    "tex",
    [
        *(r"\frac{a}{b}", r"\sqrt{s}", r"\mathcal{O}(n)", r"\hat{x}", r"\sum_i i"),
        *(
            "x^{y^2}",
            r"\foo",
            r"\mathbb{X}",
            "{x",
            "x}",
            "x^",
            r"\'e",
            r"a & b",
            "x" * 500,
            "{" * 300,
        ),
    ],
)
def test_other_formulas_take_more(tex):
    assert shown(tex) is None
