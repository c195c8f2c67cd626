"""Uploaded files in a folder: read for a backup, and exchanged by a restore."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from labportal.backup.archive import DUMP, MEDIA, STAGING, ArchiveReader
from labportal.backup.errors import BackupError


def files_of(root: Path) -> Iterator[Path]:
    """Yield the files below a folder in order, none of an unfinished restore; links are followed.

    Raises BackupError for a folder that cannot be read.
    """
    yield from _files_below(root, ())


def _files_below(folder: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Path]:
    try:
        found = folder.stat()
        with os.scandir(folder) as entries:
            paths = sorted(folder / entry.name for entry in entries)
    except FileNotFoundError:
        return  # deleted since the one above was listed
    except OSError as error:
        raise unreadable(str(folder), error) from error
    identity = found.st_dev, found.st_ino
    if identity in above:
        return  # by a link that leads in a circle
    for path in paths:
        if not above and path.name.startswith(STAGING):
            continue
        if path.is_dir():
            yield from _files_below(path, (*above, identity))
        elif path.is_file():
            yield path


class UploadFolder:
    """The uploads of a portal that keeps them on its own machine."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def names(self) -> Iterator[str]:
        """Yield the names of all files; raises BackupError for a folder that cannot be read."""
        for path in files_of(self._root):
            yield path.relative_to(self._root).as_posix()

    def open(self, name: str) -> IO[bytes]:
        """Open a file for reading; raises OSError."""
        return (self._root / name).open("rb")

    def stage(self, archive: ArchiveReader) -> "StagedFiles":
        """Write the files of an archive beside those that are there; raises BackupError."""
        return StagedFiles(self._root, archive)

    def abandoned(self) -> list[str]:
        """Return the folders of restores that were killed, with files of before in them."""
        return [
            str(path) for path in self._root.glob(f"{STAGING}*") if any((path / "before").glob("*"))
        ]


def unreadable(path: str, error: OSError) -> BackupError:
    """Return the error to raise where an uploaded file cannot be read."""
    reason = error.strerror or error
    return BackupError(f"{path} cannot be read: {reason}. No backup was made.")


class StagedFiles:
    """The files of an archive beside those of the portal, until they take their place.

    Each file is written before any of the portal's is moved, and moving a file writes nothing.
    """

    def __init__(self, root: Path, archive: ArchiveReader) -> None:
        self._root = root
        try:
            root.mkdir(parents=True, exist_ok=True)
            # Readable by its owner alone, as `mkdtemp` makes it: the dump is in it for a while.
            self._folder = Path(tempfile.mkdtemp(prefix=STAGING, dir=root))
        except OSError as error:
            raise _unwritable(error) from error
        self.dump = self._folder / DUMP
        self._new, self._before = self._folder / "new", self._folder / "before"
        self._moves: list[tuple[Path, Path]] = []
        try:
            self._copy(archive)
        except OSError as error:
            self.discard()
            raise _unwritable(error) from error
        except BackupError:
            self.discard()
            raise

    def _copy(self, archive: ArchiveReader) -> None:
        self._new.mkdir()
        self._before.mkdir()
        with self.dump.open("wb") as file:
            archive.copy(DUMP, file)
        for path in archive.media:
            target = self._new / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as file:
                archive.copy(f"{MEDIA}{path}", file)
                # On the disk before the rows that name it are committed.
                os.fsync(file.fileno())

    def take_place(self) -> None:
        """Exchange the portal's files for these; all stays as it was where that fails."""
        try:
            self._move_all(self._root, self._before)
            self._move_all(self._new, self._root)
        except OSError as error:
            self.go_back()
            raise _unwritable(error) from error

    def go_back(self) -> None:
        """Put the portal's files back where they were."""
        while self._moves:
            source, target = self._moves.pop()
            target.rename(source)

    def _move_all(self, source: Path, target: Path) -> None:
        for path in sorted(source.iterdir()):
            if not path.name.startswith(STAGING):
                moved = path.rename(target / path.name)
                self._moves.append((path, moved))

    def discard(self) -> None:
        """Remove what is left: the archive's files, or those of before."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _unwritable(error: OSError) -> BackupError:
    return BackupError(
        f"The uploaded files could not be written: {error.strerror} ({error.filename or 'media'}). "
        "Nothing was changed."
    )
