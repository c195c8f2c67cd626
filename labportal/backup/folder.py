"""The folder of archives: names with the moment, how long they are kept, one writer at a time."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from typing import IO

from labportal.backup.errors import BackupError

_MOMENT = "%Y-%m-%dT%H%M%S.%fZ"
_NAME = re.compile(r"labportal-(\d{4}-\d\d-\d\dT\d{6}\.\d{6}Z)\.zip", re.ASCII)
_UNFINISHED = ".unfinished"


def archives(folder: Path) -> list[Path]:
    """Return the archives in a folder, the oldest first."""
    return sorted(path for path in folder.glob("labportal-*.zip") if _NAME.fullmatch(path.name))


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Keep other backups from the folder meanwhile, and remove what a killed one left.

    Raises BackupError if another one is at it, or the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = (folder / ".lock").open("a")
    except OSError as error:
        raise unwritable(folder, error) from error
    with lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError as error:
            raise BackupError(f"Another backup into {folder} is being made.") from error
        for path in folder.glob(f"*{_UNFINISHED}"):
            path.unlink()
        yield


@contextmanager
def new_archive(folder: Path, at: datetime) -> Iterator[tuple[Path, IO[bytes]]]:
    """Yield a file to write an archive into, which gets its name when the block ends well.

    Only its owner may read it.
    """
    path = folder / f"labportal-{at.astimezone(UTC):{_MOMENT}}.zip"
    unfinished = path.with_name(path.name + _UNFINISHED)
    try:
        with os.fdopen(
            os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b"
        ) as file:
            yield unfinished, file
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)


def remove_old(folder: Path, days: int, now: datetime) -> list[Path]:
    """Remove archives that are older than so many days, but never the newest; return them."""
    limit = now - timedelta(days=days)
    old = [path for path in archives(folder)[:-1] if moment_of(path) < limit]
    for path in old:
        path.unlink()
    return old


def moment_of(path: Path) -> datetime:
    """Return the moment that the name of an archive tells."""
    found = _NAME.fullmatch(path.name)
    assert found  # noqa: S101 - as `archives` found it
    return datetime.strptime(found[1], _MOMENT).replace(tzinfo=UTC)


def unwritable(folder: Path, error: OSError) -> BackupError:
    """Return the error to raise where a backup cannot be written."""
    return BackupError(
        f"The backup could not be written into {folder}: {error.strerror}. Earlier ones are as "
        "they were."
    )
