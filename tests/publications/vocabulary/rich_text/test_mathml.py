"""MathML of formulas: what is shown, and that nothing else is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.vocabulary.rich_text.mathml import mathml

_ALLOWED = re.compile(
    r"</?(?:math|m[a-z]+)(?: (?:display|displaystyle|mathvariant|stretchy|fence|accent|form"
    r'|linethickness|width)="[\w.-]+")*>'
)


@pytest.mark.parametrize(
    ("tex", "written"),
    [
        (r"\frac{a}{b}", "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>"),
        (r"\sqrt{s}", "<msqrt><mrow><mi>s</mi></mrow></msqrt>"),
        (r"\mathcal{O}(n \log n)", "<mi>𝒪</mi>"),
        ("a<b", "<mo>&lt;</mo>"),
    ],
)
def test_a_formula_is_written_as_mathml(tex, written):
    assert written in mathml(tex)


def test_names_of_functions_stand_apart_from_letters_and_not_from_signs():
    space = '<mspace width="0.167em"></mspace>'
    assert f"<mi>n</mi>{space}<mi>log</mi>{space}<mi>n</mi>" in mathml(r"n \log n")
    assert "mspace" not in mathml(r"\log(n)")
    assert "mspace" not in mathml("ab")


@pytest.mark.parametrize("tex", [r"\nosuch{x}", "{", "x_", r"\left(", "x" * 5000, "{" * 500])
def test_what_is_no_formula_gives_nothing(tex):
    assert mathml(tex) == ""


@pytest.mark.parametrize(
    "tex",
    [
        r"\text{<script>alert(1)</script>}",
        r"\href{javascript:alert(1)}{x}",
        r"\style{background:url(//x)}{y}",
        r"\class{a}{y}",
        r"\color{red}x",
        r"\mathrm{<img src=x onerror=alert(1)>}",
        "x&#60;script&#62;",
    ],
)
def test_nothing_but_elements_and_attributes_of_formulas_is_written(tex):
    assert "<" not in _ALLOWED.sub("", mathml(tex))


@given(st.text(st.sampled_from("\\{}^_<>&;#=\"' abxl/left.right()[]frac12"), max_size=60))
def test_no_formula_writes_anything_else(tex):
    assert "<" not in _ALLOWED.sub("", mathml(tex))


def test_the_argument_is_a_function_that_the_library_does_not_know():
    assert "<mo>arg</mo>" in mathml(r"\frac{\arg x}{2}")
