"""MathML of publishers as TeX."""

import pytest

from publications.vocabulary.rich_text.stored import to_stored
from publications.vocabulary.rich_text.tags import read_tags
from tests.publications.bibtex.timing import assert_linear


@pytest.mark.parametrize(
    ("mathml", "tex"),
    [
        ("<msub><mi>T</mi><mi>c</mi></msub>", "T_{c}"),
        (
            "<msubsup><mi>x</mi><mn>1</mn><mrow><mi>a</mi><mo>+</mo><mn>2</mn></mrow></msubsup>",
            "x_{1}^{a+2}",
        ),
        ("<mfrac><mn>1</mn><mi>α</mi></mfrac>", r"\frac{1}{\alpha}"),
        (
            "<msqrt><mi>s</mi></msqrt><mo>=</mo><mn>13</mn><mtext>TeV</mtext>",
            r"\sqrt{s}=13\text{TeV}",
        ),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", r"\sqrt[3]{x}"),
        ("<mover><mi>p</mi><mo>¯</mo></mover>", r"\bar{p}"),
        ("<mi>sin</mi><mi>x</mi>", r"\sin x"),
        ("<mi mathvariant='normal'>Re</mi>", r"\mathrm{Re}"),
        ("<mi mathvariant='double-struck'>R</mi><mi>x</mi>", r"\mathbb{R}x"),
        ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a,b)"),
        (
            "<mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts>",
            "_{6}^{14}C",
        ),
        ("<semantics><mi>x</mi><annotation>\\y</annotation></semantics>", "x"),
        ("<mstyle><mi>f</mi><mo>\u2061</mo><mo>(</mo><mi>x</mi><mo>)</mo></mstyle>", "f(x)"),
        ("<mo>{</mo><mi>x</mi>", r"\{x"),
    ],
)
def test_elements_are_written_as_tex(mathml, tex):
    assert to_stored(read_tags(f"<mml:math>{mathml}</mml:math>")) == f"<math>{tex}</math>"


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        (
            "<alternatives><tex-math>$$\\alpha$$</tex-math><math><mi>α</mi></math></alternatives>",
            r"<math>\alpha</math>",
        ),
        (
            "<tex-math>\\documentclass{minimal} \\begin{document}$$x$$\\end{document}</tex-math>",
            "<math>x</math>",
        ),
        ("<tex-math>x</tex-math> and <math><mi>y</mi></math>", "<math>x</math> and <math>y</math>"),
        ("<inline-formula>x<sub>2</sub></inline-formula>", "x<sub>2</sub>"),
        ("A <math> of text", "A of text"),
        ("CO<math><msub><mrow/><mn>2</mn></msub></math>", "CO<sub>2</sub>"),
        ("<math></math>a", "a"),
    ],
)
def test_a_formula_that_stands_twice_is_read_once(written, stored):
    assert to_stored(read_tags(written)) == stored


def test_formulas_are_read_in_linear_time():
    for one in ("<mrow>", "<math>", "<math><mi>", "<math></math>", "<tex-math>", "<msub></mi>"):
        assert_linear(read_tags, lambda size, one=one: one * (size // 4))
        assert_linear(read_tags, lambda size, one=one: "<math>" + one * (size // 4) + "</math>")
