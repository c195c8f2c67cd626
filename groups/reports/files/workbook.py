"""Reports as workbooks (XLSX): a sheet of works, every cell a text, and one of counts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZipFile

from django.utils.translation import gettext, override, pgettext
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from groups.reports.files.archive_stream import archive_pieces
from groups.reports.files.table import table_rows
from groups.reports.heading import ReportHeading
from groups.reports.selection import ReportSelection
from labportal.base.text.table_cells import writable_cell

_WORKS = "xl/worksheets/sheet1.xml"
_END_OF_ROWS = b"</sheetData>"
# How many rows are there, which is not known yet.
_DIMENSION = re.compile(rb"<dimension [^>]*/>")
#: The most letters of a cell, by Excel.
_LONGEST = 32_767
_ROWS_AT_ONCE = 100


def workbook_pieces(selection: ReportSelection, heading: ReportHeading) -> Iterator[bytes]:
    """Yield the workbook piece by piece."""
    rows = table_rows(selection)
    frame, style = _frame(selection, heading, next(rows))
    with ZipFile(BytesIO(frame)) as opened:
        sheet = _DIMENSION.sub(b"", opened.read(_WORKS))
    before, end, behind = sheet.rpartition(_END_OF_ROWS)

    def content() -> Iterator[bytes]:
        yield before
        yield from _written(rows, style)
        yield end + behind

    return archive_pieces(frame, _WORKS, content(), {})


def _frame(
    selection: ReportSelection, heading: ReportHeading, headings: Sequence[str]
) -> tuple[bytes, int]:
    """Return the workbook with the headings alone, and the number of the format of texts."""
    book = Workbook()
    works: Any = book.active
    with override(selection.choices.language):
        works.title = gettext("Publications")[:31]
        counts: Any = book.create_sheet(gettext("Counts")[:31])
        _write(counts, [[gettext("Kind"), pgettext("of publications", "Number")]], bold=True)
        _write(counts, [[label, number] for label, number in selection.counts])
        _write(counts, [[gettext("Total"), selection.total]], bold=True)
    counts.column_dimensions["A"].width = 40
    works.freeze_panes = "A2"
    for place, text in enumerate(headings, start=1):
        works.column_dimensions[get_column_letter(place)].width = max(12, len(text) + 4)
    _write(works, [headings], bold=True)
    # Another cell of the counts, empty, so that there is a format of texts.
    cell = counts.cell(row=counts.max_row + 1, column=1)
    cell.number_format = "@"
    book.properties.title, book.properties.creator = (
        writable_cell(heading.title),
        writable_cell(heading.lab),
    )
    file = BytesIO()
    book.save(file)
    return file.getvalue(), cell.style_id


def _write(sheet: Any, rows: Iterable[Sequence[Any]], *, bold: bool = False) -> None:
    for row in rows:
        sheet.append([writable_cell(one) if isinstance(one, str) else one for one in row])
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                # No formula, whatever it begins with.
                cell.data_type = "s"
            if bold:
                cell.font = Font(bold=True)


def _written(rows: Iterable[Sequence[str]], style: int) -> Iterator[bytes]:
    """Yield rows as the XML of a sheet, all cells texts in themselves."""
    some: list[str] = []
    for row in rows:
        some.append(f"<row>{''.join(_cell(text, style) for text in row)}</row>")
        if len(some) == _ROWS_AT_ONCE:
            yield "".join(some).encode()
            some.clear()
    yield "".join(some).encode()


def _cell(text: str, style: int) -> str:
    text = writable_cell(text)
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 1]}…"
    # A line end that is none is kept as a reference.
    text = escape(text, {"\r": "&#13;"})
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
