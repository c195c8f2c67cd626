"""Binary columns as files, of which only what is read is fetched."""

import io
from typing import Any

from django.db import models
from django.db.models import BinaryField, F, Func, IntegerField

# As much as is read ahead: the directory of an archive of some hundred files.
_AHEAD = 65_536


def open_column(rows: "models.QuerySet[Any]", column: str) -> io.BufferedReader:
    """Return the binary column of the one row in `rows` as a file to read."""
    return io.BufferedReader(_Slices(rows, column), _AHEAD)


class _Slices(io.RawIOBase):
    """The column, read by a query for each part. PostgreSQL reads no more of it than the part."""

    def __init__(self, rows: "models.QuerySet[Any]", column: str) -> None:
        self._rows, self._column, self._place = rows.order_by(), column, 0
        size = Func(F(column), function="octet_length", output_field=IntegerField())
        self._size: int = rows.values_list(size, flat=True).first() or 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError(f"There is nothing before the start: {start + offset}.")
        self._place = start + offset
        return self._place

    def readinto(self, buffer: Any, /) -> int:
        number = max(min(len(buffer), self._size - self._place), 0)
        if number:
            # SQL counts from one.
            place = models.Value(self._place + 1), models.Value(number)
            part = Func(F(self._column), *place, function="substr", output_field=BinaryField())
            found = bytes(self._rows.values_list(part, flat=True).first() or b"")
            number = len(found)
            buffer[:number] = found
            self._place += number
        return number
