"""Uploaded files in a bucket: read for a backup, and exchanged by a restore."""

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from django.utils.crypto import get_random_string

from labportal.backup.archive import DUMP, MEDIA, STAGING, ArchiveReader
from labportal.backup.errors import BackupError

if TYPE_CHECKING:
    # It needs packages that only portals with a bucket have.
    from labportal.serving.object_storage import ObjectStorage

_NEW, _BEFORE = "new/", "before/"


class UploadBucket:
    """The uploads of a portal whose machines share a bucket."""

    def __init__(self, storage: "ObjectStorage") -> None:
        self._storage = storage

    def names(self) -> Iterator[str]:
        """Yield the names of all files, but those of a restore that was killed."""
        try:
            yield from (name for name in self._storage.names() if not name.startswith(STAGING))
        except OSError as error:
            raise BackupError(f"{error} No backup was made.") from error

    def open(self, name: str) -> IO[bytes]:
        """Open a file for reading; raises OSError."""
        return cast("IO[bytes]", self._storage.open(name))

    def stage(self, archive: ArchiveReader) -> "StagedObjects":
        """Store the files of an archive beside those that are there; raises BackupError."""
        return StagedObjects(self._storage, archive)

    def abandoned(self) -> list[str]:
        """Return the folders of restores that were killed, with files of before in them."""
        folders = {name.split("/")[0] for name in self._storage.names(STAGING) if _BEFORE in name}
        return sorted(folders)


class StagedObjects:
    """The files of an archive beside those of the portal, until they take their place.

    A bucket knows no renaming: each file is copied by the service, and then deleted where it was.
    Whatever is replaced is copied aside first, and comes back where the exchange fails.
    """

    def __init__(self, storage: "ObjectStorage", archive: ArchiveReader) -> None:
        self._storage = storage
        self._folder = f"{STAGING}{get_random_string(12)}/"
        # Readable by its owner alone.
        self._own = tempfile.TemporaryDirectory(prefix="labportal-restore-")
        self.dump = Path(self._own.name) / DUMP
        self._replaced: list[str] = []
        self._added: list[str] = []
        try:
            self._copy(archive)
        except OSError as error:
            self.discard()
            raise _unwritable(error) from error
        except BackupError:
            self.discard()
            raise

    def _copy(self, archive: ArchiveReader) -> None:
        with self.dump.open("wb") as file:
            archive.copy(DUMP, file)
        for path in archive.media:
            with tempfile.TemporaryFile(dir=self._own.name) as file:
                archive.copy(f"{MEDIA}{path}", file)
                file.seek(0)
                self._storage.put(f"{self._folder}{_NEW}{path}", file)

    def take_place(self) -> None:
        """Exchange the portal's files for these; all stays as it was where that fails."""
        new = f"{self._folder}{_NEW}"
        try:
            there = [name for name in self._storage.names() if not name.startswith(STAGING)]
            coming = [name.removeprefix(new) for name in self._storage.names(new)]
            # All copies first: nothing is lost while they are made.
            for name in there:
                self._storage.copy(name, f"{self._folder}{_BEFORE}{name}")
            self._replaced = there
            for name in coming:
                self._added.append(name)
                self._storage.copy(f"{new}{name}", name)
            for name in set(there) - set(coming):
                self._storage.delete(name)
        except OSError as error:
            self.go_back()
            raise _unwritable(error) from error

    def go_back(self) -> None:
        """Put the portal's files back where they were."""
        for name in self._replaced:
            self._storage.copy(f"{self._folder}{_BEFORE}{name}", name)
        for name in set(self._added) - set(self._replaced):
            self._storage.delete(name)
        self._replaced, self._added = [], []

    def discard(self) -> None:
        """Remove what is left: the archive's files, or those of before."""
        # What the service does not delete now is told as abandoned by the next restore.
        with suppress(OSError):
            for name in list(self._storage.names(self._folder)):
                self._storage.delete(name)
        self._own.cleanup()


def _unwritable(error: OSError) -> BackupError:
    return BackupError(f"The uploaded files could not be written: {error} Nothing was changed.")
