"""Downloads of listings: CSV in the separator of the reader, without formulas, and workbooks."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.admin.views.mixins import Echo, SpreadsheetExportMixin

from labportal.base.text.table_cells import (
    BYTE_ORDER_MARK,
    cell_delimiter,
    quoted_cell,
    writable_cell,
)


def register() -> None:
    """Have every listing and report written so, Wagtail's own among them.

    Wagtail writes cells as they are: what somebody typed as a user name at the sign-in page would
    be a formula on the computer of whoever reads the log. Control characters end its workbooks.
    """
    SpreadsheetExportMixin.stream_csv = _stream_csv
    write = SpreadsheetExportMixin.generate_xlsx_row

    def generate_xlsx_row(
        view: SpreadsheetExportMixin, worksheet: Any, row: dict[str, Any], *dates: Any, **more: Any
    ) -> Iterator[Any]:
        plain = {
            name: writable_cell(cell) if isinstance(cell, str) else cell
            for name, cell in row.items()
        }
        yield from write(view, worksheet, plain, *dates, **more)

    SpreadsheetExportMixin.generate_xlsx_row = generate_xlsx_row


def _stream_csv(view: SpreadsheetExportMixin, rows: Iterable[Any]) -> Iterator[bytes]:
    writer: Any = csv.writer(Echo(), delimiter=cell_delimiter())
    yield BYTE_ORDER_MARK.encode()
    yield writer.writerow([view.get_heading(rows, name) for name in view.list_export])
    for row in rows:
        cells = view.to_row_dict(row)
        written = [
            view.preprocess_field_value(name, cells[name], view.FORMAT_CSV)
            for name in view.list_export
        ]
        # Numbers are none that anybody typed.
        yield writer.writerow(
            [
                cell if isinstance(cell, (int, float)) else quoted_cell(_text(cell))
                for cell in written
            ]
        )


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell)
