"""The kinds of files in which a report can be had."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from groups.reports.entries import WORKS_AT_ONCE
from groups.reports.files.table import table_rows
from groups.reports.files.word_document import word_pieces
from groups.reports.files.workbook import workbook_pieces
from groups.reports.heading import ReportHeading
from groups.reports.selection import ReportSelection
from labportal.base.text.table_cells import cell_delimiter, csv_lines

_OFFICE = "application/vnd.openxmlformats-officedocument"


CSV = "csv"


class ReportFormat(NamedTuple):
    """A kind of file: its label, its media type, and the function that writes it in pieces."""

    label: Any
    media_type: str
    pieces: Callable[[ReportSelection, ReportHeading], Iterator[str] | Iterator[bytes]]


def _csv_pieces(selection: ReportSelection, _heading: ReportHeading) -> Iterator[str]:
    # Of who asks: the rest is in the language of the report.
    return _joined(csv_lines(table_rows(selection), cell_delimiter()))


def _joined(lines: Iterator[str]) -> Iterator[str]:
    """Yield the headings at once, then the lines of some works at a time."""
    yield next(lines)
    while some := "".join(islice(lines, WORKS_AT_ONCE)):
        yield some


FORMATS = {
    "docx": ReportFormat(_("Word (DOCX)"), f"{_OFFICE}.wordprocessingml.document", word_pieces),
    "xlsx": ReportFormat(_("Excel (XLSX)"), f"{_OFFICE}.spreadsheetml.sheet", workbook_pieces),
    CSV: ReportFormat(_("CSV"), "text/csv; charset=utf-8", _csv_pieces),
}
