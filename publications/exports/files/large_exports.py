"""Exports of many publications: written into a file once until content changes, few at a time."""

import os
import tempfile
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore, Lock
from weakref import finalize

#: Bytes that are read from a file at once.
_CHUNK = 2**16


class BusyError(Exception):
    """Others are being written, and whoever asks is to come again."""


class ExportFile:
    """A file without a name, which goes when nobody reads it any more."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._descriptor, path = tempfile.mkstemp()
        finalize(self, os.close, self._descriptor)
        Path(path).unlink()
        with os.fdopen(os.dup(self._descriptor), "w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)

    @property
    def size(self) -> int:
        """The number of its bytes."""
        return os.fstat(self._descriptor).st_size

    def chunks(self) -> Iterator[bytes]:
        """Yield what is in it, which others read at the same time from another place."""
        place = 0
        while chunk := os.pread(self._descriptor, _CHUNK, place):
            yield chunk
            place += len(chunk)


class LargeExports:
    """The files of this process.

    At most `most_written` are written at a time, and `most_kept` kept. Whoever asks for another
    one waits for `patience` seconds.
    """

    def __init__(self, most_written: int = 2, most_kept: int = 8, patience: float = 30) -> None:
        self._turns = BoundedSemaphore(most_written)
        self._most_kept, self._patience = most_kept, patience
        self._files: OrderedDict[Hashable, ExportFile] = OrderedDict()
        self._writing: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def file(self, key: Hashable, pieces: Iterable[str]) -> ExportFile:
        """Return the file that is kept under a key, or write it. Raises BusyError.

        The key is to name all that the file depends on.
        """
        if found := self._kept(key):
            return found
        with self._turn(key):
            # Somebody else may have written it meanwhile.
            if found := self._kept(key):
                return found
            written = ExportFile(pieces)
            with self._lock:
                self._files[key] = written
                while len(self._files) > self._most_kept:
                    self._files.popitem(last=False)
            return written

    def _kept(self, key: Hashable) -> ExportFile | None:
        with self._lock:
            if key in self._files:
                self._files.move_to_end(key)
            return self._files.get(key)

    @contextmanager
    def _turn(self, key: Hashable) -> Iterator[None]:
        """Let one thread write a file, and few write any."""
        with self._lock:
            own = self._writing.setdefault(key, Lock())
        if not own.acquire(timeout=self._patience):
            raise BusyError
        try:
            if not self._turns.acquire(timeout=self._patience):
                raise BusyError
            try:
                yield
            finally:
                self._turns.release()
        finally:
            with self._lock:
                self._writing.pop(key, None)
            own.release()
