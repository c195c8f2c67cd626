"""Cells of CSV files: no formula, and the separator of the reader's language."""

import pytest
from django.utils.translation import override

from labportal.base.text.table_cells import cell_delimiter, quoted_cell, unquoted_cell


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("quotes", ["", "'", "''"])
def test_a_cell_that_spreadsheets_take_for_a_formula_is_text_and_is_read_back(sign, quotes):
    cell = f"{quotes}{sign}1+1"
    assert quoted_cell(cell) == f"'{cell}"
    assert unquoted_cell(quoted_cell(cell)) == cell


@pytest.mark.parametrize("cell", ["", "2021-04", "'t Hooft", "a=b", "Ada"])
def test_other_cells_stay(cell):
    assert quoted_cell(cell) == cell
    assert unquoted_cell(cell) == cell


@pytest.mark.parametrize(("language", "delimiter"), [("en", ","), ("de", ";")])
def test_cells_are_divided_as_the_spreadsheet_of_the_reader_expects(language, delimiter):
    with override(language):
        assert cell_delimiter() == delimiter
