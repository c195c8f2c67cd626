"""Formulas of chemistry."""

import pytest

from publications.bibtex.latex.text import to_text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\ce{Fe^3+}", "Fe³⁺"),
        (r"\ce{Fe^{3+}}", "Fe³⁺"),
        (r"\ce{SO4^2-}", "SO₄²⁻"),
        (r"\ce{Na+}", "Na⁺"),
        (r"\ce{A + B}", "A + B"),
        (r"\ce{H2O}", "H₂O"),
    ],
)
def test_charges_are_raised(latex, text):
    assert to_text(latex) == text


@pytest.mark.parametrize("latex", ["5 $ and 10 $ for ice", "US$ 5 and US$ 10", "$5 to $10"])
def test_amounts_are_no_formulas(latex):
    assert to_text(latex) == latex


def test_a_formula_with_blanks_in_it_is_one():
    assert to_text("ice for $ x < y $ and $ a $") == "ice for x < y and a"
