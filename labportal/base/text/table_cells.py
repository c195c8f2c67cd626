"""Cells of tables: in CSV files none is a formula, and each falls into its own column."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from django.utils.formats import get_format

#: Tells a spreadsheet that a file is in UTF-8.
BYTE_ORDER_MARK: Final = "\ufeff"
# What spreadsheets take for a formula, in full width too; a "'" before it says that it is text.
_SIGNS: Final = r"[=+\-@\t\r\n＝＋－＠]"
_FORMULA: Final = re.compile(rf"'*{_SIGNS}")
_QUOTED_FORMULA: Final = re.compile(rf"'+{_SIGNS}")
# XML 1.0, section 2.2: what no document, and so no workbook, may hold.
_UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


# ECMA-376, ST_Xstring: "_x0041_" in a workbook is the character of this number.
_NUMBERED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LOW_LINE: Final = "_x005F_"


def writable_text(text: str) -> str:
    """Return a text without what no XML, and so no document, can hold."""
    return _UNWRITABLE.sub("", text)


def writable_cell(cell: str) -> str:
    """Return a cell as a workbook holds it, without what it cannot hold."""
    return _NUMBERED.sub(_LOW_LINE, writable_text(cell))


def quoted_cell(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unquoted_cell(cell: str) -> str:
    """Return the cell that `quoted_cell` was given."""
    return cell[1:] if _QUOTED_FORMULA.match(cell) else cell


def cell_delimiter() -> str:
    """Return what divides cells in the language of the reader, as spreadsheets expect it.

    Where numbers have a decimal comma, the comma divides nothing else.
    """
    return ";" if get_format("DECIMAL_SEPARATOR") == "," else ","


def csv_lines(rows: Iterable[Sequence[str]], delimiter: str = "") -> Iterator[str]:
    """Yield a CSV file of rows of text line by line, the mark of its encoding before the first.

    The delimiter is that of the reader unless it is given. No cell is a formula.
    """
    line = io.StringIO(newline="")
    writer = csv.writer(line, delimiter=delimiter or cell_delimiter())
    line.write(BYTE_ORDER_MARK)
    for row in rows:
        writer.writerow([quoted_cell(cell) for cell in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()
