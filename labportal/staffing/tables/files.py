"""Tables as files: CSV in the notations that office programs write, and XLSX."""

import csv
import io
import lzma
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import IO, Any, NamedTuple
from xml.parsers import expat

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape

from labportal.base.text.table_cells import (
    csv_lines,
    unquoted_cell,
    writable_cell,
)

#: The most bytes and rows of a table, and bytes of an XLSX file that is unpacked.
MOST_BYTES = 5_000_000
MOST_ROWS = 5_000
_MOST_UNPACKED = 60_000_000
# The same of the formats of cells, and of all else that is read whole: an object is made of each.
_MOST_BESIDE = 5_000_000
_MOST_COLUMNS = 60
# Elements of a sheet, or of its texts: two or three for each cell.
_MOST_ELEMENTS = 500_000
# The last row of a sheet that is read, empty ones counted.
_LAST_ROW = 4 * MOST_ROWS
_DELIMITERS = ",;\t"
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
CSV, XLSX = "csv", "xlsx"
MEDIA_TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
#: Whatever a damaged ZIP archive makes its reader raise.
DAMAGED_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
# An XLSX file is an archive, of files that may be damaged themselves.
_DAMAGED = (
    *DAMAGED_ARCHIVE,
    ArithmeticError,
    AttributeError,
    LookupError,
    SyntaxError,
    TypeError,
    expat.ExpatError,
)


class UnreadableTableError(Exception):
    """A file that is no table; its text says why, and what to do."""


class TextRow(NamedTuple):
    """A row of a file, as text, with the line on which it begins."""

    line: int
    cells: list[str]


def read_table(content: bytes) -> list[TextRow]:
    """Return the rows that say anything, the headings first. Raises UnreadableTableError."""
    if len(content) > MOST_BYTES:
        raise UnreadableTableError(too_large())
    if content.startswith(b"PK\x03\x04"):
        read = _read_xlsx(content)
    elif content.startswith((b"\xd0\xcf\x11\xe0", b"%PDF-")):
        raise UnreadableTableError(
            _("This is no table, or one of old Excel. Save it as XLSX or CSV, and choose that.")
        )
    else:
        read = _read_csv(_text_of(content))
    rows = []
    for row in read:
        if any(row.cells):
            rows.append(row)
        # One more than the headings and all rows.
        if len(rows) > MOST_ROWS + 1:
            raise UnreadableTableError(_too_long())
    if not rows:
        raise UnreadableTableError(_("The table is empty."))
    return rows


def too_large() -> str:
    """Return the sentence that a file is too large."""
    return _("The file is larger than %(most)d MB. Divide it, and import the parts.") % {
        "most": MOST_BYTES // 1_000_000
    }


def _too_long() -> str:
    text = _("The table has more than %(most)d rows. Divide it, and import the parts.")
    return text % {"most": MOST_ROWS}


def _text_of(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableTableError(_("This file is no table. Save it as XLSX or CSV, and choose that."))


def _read_csv(text: str) -> Iterator[TextRow]:
    delimiter = ""
    first_line = 1
    if match := _SEPARATOR_LINE.match(text):
        # Excel's own note of the separator.
        delimiter, first_line = match[1], 2
        text = text[match.end() :]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter or _delimiter_of(text), strict=True
    )
    line = first_line
    try:
        for cells in reader:
            yield TextRow(line, [_plain(unquoted_cell(cell)) for cell in cells])
            line = first_line + reader.line_num
    except csv.Error as error:
        raise UnreadableTableError(
            _("Line %(line)d cannot be read: a quotation mark is open, or out of place.")
            % {"line": line}
        ) from error


def _delimiter_of(text: str) -> str:
    """Return the delimiter that divides the headings, which are one record, into most parts."""
    headings = ""
    for line in io.StringIO(text):
        headings += line
        if headings.strip() and headings.count('"') % 2 == 0:
            break
    outside = re.sub(r'"[^"]*"', "", headings)
    return max(_DELIMITERS, key=outside.count)


def _plain(cell: str) -> str:
    """Return a cell with single blanks: line ends and blanks that cannot be told go."""
    return " ".join(cell.replace("\0", "").split())


def _read_xlsx(content: bytes) -> Iterator[TextRow]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        sizes = {part.filename: part.file_size for part in archive.infolist()}
        if sum(sizes.values()) > _MOST_UNPACKED:
            raise UnreadableTableError(too_large())
        if any(size > _MOST_BESIDE for name, size in sizes.items() if not _is_of_cells(name)):
            raise UnreadableTableError(
                _(
                    "The file holds too many formats or names of cells. Copy the cells into a new, "
                    "empty table, without formats, and choose that."
                )
            )
        for name in filter(_is_of_cells, sizes):
            if name.endswith(".xml"):
                _count_elements(archive.open(name))
        with warnings.catch_warnings():
            # It warns of what it leaves out: rules and colours.
            warnings.simplefilter("ignore")
            book = load_workbook(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            sheet: Any = book.worksheets[0]
            # A sheet may name cells anywhere; the rows between them are empty.
            rows = sheet.iter_rows(max_row=_LAST_ROW + 1, max_col=_MOST_COLUMNS, values_only=True)
            for line, cells in enumerate(rows, start=1):
                if line > _LAST_ROW:
                    raise UnreadableTableError(_too_long())
                yield TextRow(line, [_plain(_cell_text(cell)) for cell in cells])
    except _DAMAGED as error:
        raise UnreadableTableError(
            _("This file cannot be read. Save it as XLSX or CSV once more, and choose that.")
        ) from error


def _count_elements(part: IO[bytes]) -> None:
    """Raise UnreadableTableError if a file of cells has more elements than a table can need.

    Of each, the reader makes an object, before it is asked how many rows and columns are wanted.
    """
    number = 0

    def count(*_element: Any) -> None:
        nonlocal number
        number += 1
        if number > _MOST_ELEMENTS:
            raise UnreadableTableError(
                _("The file holds too many cells. Copy the table into a new file, and choose that.")
            )

    parser = expat.ParserCreate()
    parser.StartElementHandler = count
    with part:
        parser.ParseFile(part)


def _is_of_cells(name: str) -> bool:
    """Return whether a file of a workbook holds cells, of which no more is read than is needed."""
    return name.startswith(("xl/worksheets/", "xl/sharedStrings", "xl/media/"))


def _cell_text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return unescape(str(cell))


def write_table(rows: Iterable[Sequence[str]], kind: str) -> bytes:
    """Return a file of rows of text, the headings first, in which no cell is a formula."""
    return _write_xlsx(rows) if kind == XLSX else _write_csv(rows)


def _write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    return "".join(csv_lines(rows)).encode()


def _write_xlsx(rows: Iterable[Sequence[str]]) -> bytes:
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet()
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows):
        cells = []
        for place, text in enumerate(row, start=1):
            if not number:
                sheet.column_dimensions[get_column_letter(place)].width = max(12, len(text) + 4)
            cell = WriteOnlyCell(sheet, value=writable_cell(text))
            # Text whatever it looks like: no formula, and "2021-04" stays what it is.
            cell.data_type, cell.number_format = "s", "@"
            if not number:
                cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
