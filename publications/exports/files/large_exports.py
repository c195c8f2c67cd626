"""Exports of many publications: written into a file once until content changes, few at a time."""

import logging
import os
import tempfile
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Iterator
from contextvars import copy_context
from pathlib import Path
from threading import BoundedSemaphore, Condition, Lock, Thread
from weakref import finalize

_log = logging.getLogger(__name__)
#: Bytes that are read from a file at once.
_CHUNK = 2**16


class BusyError(Exception):
    """Others are being written, and whoever asks is to come again."""


class ExportFile:
    """A file without a name, which goes when nobody writes or reads it any more.

    One thread writes it, while others read what there is so far. Where it breaks off, they read
    `broken_off`.
    """

    def __init__(self, broken_off: str) -> None:
        self._broken_off = broken_off.encode()
        self._descriptor, path = tempfile.mkstemp()
        finalize(self, os.close, self._descriptor)
        Path(path).unlink()
        self._changed = Condition()
        self._written = 0
        self._is_whole = False
        self._error: Exception | None = None

    def write(self, pieces: Iterable[str]) -> bool:
        """Write all pieces; return whether that went well."""
        try:
            with os.fdopen(os.dup(self._descriptor), "wb") as file:
                for piece in pieces:
                    file.write(piece.encode())
                    file.flush()
                    with self._changed:
                        self._written = file.tell()
                        self._changed.notify_all()
        except Exception as error:  # noqa: BLE001 - whoever reads is told
            _log.exception("An export broke off.")
            self._error = error
        with self._changed:
            self._is_whole = self._error is None
            self._changed.notify_all()
        return self._is_whole

    @property
    def size(self) -> int | None:
        """The number of its bytes, once all are written."""
        return self._written if self._is_whole else None

    def wait_for_beginning(self) -> None:
        """Wait for the first piece. Raises what kept it from being written."""
        if not self._comes_behind(0) and self._error is not None:
            raise self._error

    def chunks(self) -> Iterator[bytes]:
        """Yield what is in it, which others read at the same time from another place."""
        place = 0
        while self._comes_behind(place):
            chunk = os.pread(self._descriptor, _CHUNK, place)
            yield chunk
            place += len(chunk)
        if not self._is_whole:
            yield self._broken_off

    def _comes_behind(self, place: int) -> bool:
        """Wait for what comes behind a place; return whether there is anything."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._written > place or self._is_whole or self._error is not None
            )
            return self._written > place


class LargeExports:
    """The files of this process.

    At most `most_written` are written at a time, and `most_kept` kept. Of those who ask for another
    one, `most_waiting` wait for `patience` seconds: whoever waits holds a thread that answers.
    """

    def __init__(
        self,
        most_written: int = 2,
        most_kept: int = 8,
        most_waiting: int = 1,
        patience: float = 30,
    ) -> None:
        self._turns = BoundedSemaphore(most_written)
        self._places_to_wait = BoundedSemaphore(most_waiting)
        self._most_kept, self._patience = most_kept, patience
        self._files: OrderedDict[Hashable, ExportFile] = OrderedDict()
        self._lock = Lock()

    def file(self, key: Hashable, pieces: Iterable[str], broken_off: str = "") -> ExportFile:
        """Return the file that is kept under a key, or have it written by a thread of its own.

        It has a beginning. The key is to name all that the file depends on. Raises BusyError, or
        what kept the file from being begun.
        """
        file = self._kept(key) or self._begun(key, pieces, broken_off)
        file.wait_for_beginning()
        return file

    def _kept(self, key: Hashable) -> ExportFile | None:
        with self._lock:
            if key in self._files:
                self._files.move_to_end(key)
            return self._files.get(key)

    def _begun(self, key: Hashable, pieces: Iterable[str], broken_off: str) -> ExportFile:
        self._take_turn()
        with self._lock:
            # Somebody else may have begun it meanwhile.
            if key in self._files:
                self._turns.release()
                return self._files[key]
            try:
                file = self._files[key] = ExportFile(broken_off)
            except OSError:
                # There is no room, or too much is open.
                self._turns.release()
                raise
            while len(self._files) > self._most_kept:
                self._files.popitem(last=False)
        # In the language of whoever asks.
        context = copy_context()
        Thread(target=context.run, args=(self._write, key, file, pieces), daemon=True).start()
        return file

    def _take_turn(self) -> None:
        """Take a turn at writing, or wait for one. Raises BusyError."""
        if self._turns.acquire(blocking=False):
            return
        if not self._places_to_wait.acquire(blocking=False):
            raise BusyError
        try:
            if not self._turns.acquire(timeout=self._patience):
                raise BusyError
        finally:
            self._places_to_wait.release()

    def _write(self, key: Hashable, file: ExportFile, pieces: Iterable[str]) -> None:
        try:
            is_whole = file.write(pieces)
        finally:
            self._turns.release()
        if not is_whole:
            with self._lock:
                if self._files.get(key) is file:
                    del self._files[key]
