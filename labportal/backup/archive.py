"""The archive: a ZIP file of a dump, the uploaded files, and a manifest with checksums.

    database.dump      pg_dump's custom format
    media/<path>       each file of the media folder
    manifest.json      format, moment, versions, migrations; size and SHA-256 of each file

A ZIP file ends with its directory, so that one that was cut off is not taken for a whole one.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO, Any, Self

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from labportal.backup.database import major_version
from labportal.backup.errors import BackupError

#: Raised with each change by which an older portal could not read an archive.
FORMAT = 1
DUMP, MANIFEST, MEDIA = "database.dump", "manifest.json", "media/"
#: A folder of a restore, in the folder of the files: that may be a volume, which cannot be renamed.
STAGING = ".restore-"
_CHUNK = 1 << 20
#: The longest name and path that a file may have, in bytes.
_NAME_BYTES, _PATH_BYTES = 255, 4095
#: Raised for what is no ZIP file, is encrypted, or packed in a way that nobody knows.
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, RuntimeError)


class ArchiveWriter:
    """An archive that is being written; `finish` makes it whole.

    As a context manager it closes what it opened, of which nothing more is to be written then.
    """

    def __init__(self, file: IO[bytes]) -> None:
        # Dump and pictures are compressed already.
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_STORED)
        self._files: dict[str, dict[str, Any]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        # It would write the directory, which fails again where the disk is full.
        with suppress(OSError):
            self._zip.close()

    @contextmanager
    def member(self, name: str) -> Iterator["_HashingFile"]:
        """Open a file in the archive for writing."""
        with self._zip.open(name, "w", force_zip64=True) as file:
            hashing = _HashingFile(file)
            yield hashing
        self._files[name] = {"size": hashing.size, "sha256": hashing.digest.hexdigest()}

    def add(self, name: str, file: IO[bytes]) -> None:
        """Copy a file into the archive."""
        with self.member(name) as member:
            while chunk := file.read(_CHUNK):
                member.write(chunk)

    def finish(self, made_at: str, migrations: Iterable[tuple[str, str]]) -> None:
        """Write the manifest and the directory."""
        manifest = {
            "format": FORMAT,
            "made_at": made_at,
            "version": settings.VERSION,
            "postgresql": major_version(),
            "migrations": sorted(map(list, migrations)),
            "files": self._files,
        }
        self._zip.writestr(MANIFEST, json.dumps(manifest, indent=1))
        self._zip.close()


class _HashingFile:
    """A file to write to, which counts and sums up what is written."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.size, self.digest = file, 0, hashlib.sha256()

    def write(self, chunk: bytes) -> int:
        self.digest.update(chunk)
        self.size += len(chunk)
        return self._file.write(chunk)


class ArchiveReader:
    """An archive to read. Raises BackupError for one that is damaged, or newer than the portal."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
            self._manifest = json.loads(self._zip.read(MANIFEST))
            self.format = int(self._manifest["format"])
        except FileNotFoundError as error:
            raise BackupError(f"There is no archive {path}.") from error
        except OSError as error:
            raise BackupError(f"{path} cannot be read: {error.strerror}.") from error
        except (*_BROKEN, TypeError) as error:
            raise self._damage("it is no whole archive of a portal") from error
        if self.format > FORMAT:
            raise BackupError(
                f"{path} was made by {self._version} (format {self.format}, this one "
                f"reads up to {FORMAT}). Restore it with that version."
            )
        self._check_manifest()
        self._files: dict[str, dict[str, Any]] = self._manifest["files"]
        self._check_names()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._zip.close()

    @property
    def made_at(self) -> str:
        """The moment of the backup in ISO format."""
        return str(self._manifest["made_at"])

    @property
    def _version(self) -> str:
        """The portal that made the archive, for the refusal of one that is newer than this."""
        told = self._manifest.get("version")
        is_told = isinstance(told, str) and told != settings.VERSION
        return f"a newer version of the portal{f' ({told})' * is_told}"

    @property
    def media(self) -> list[str]:
        """The paths of the uploaded files, relative to the media folder."""
        return [name.removeprefix(MEDIA) for name in self._files if name.startswith(MEDIA)]

    def refuse_if_newer(self) -> None:
        """Raise BackupError if the archive has migrations that this version does not know."""
        files = MigrationLoader(None).disk_migrations
        # Databases keep the names of those that another one has replaced.
        known = files.keys() | {key for one in files.values() for key in map(tuple, one.replaces)}
        apps = {app for app, _ in known}
        unknown = [
            f"{app}.{name}"
            for app, name in self._manifest["migrations"]
            if app in apps and (app, name) not in known
        ]
        if unknown:
            raise BackupError(
                f"{self.path} was made by {self._version}: this one does not know "
                f"the migrations {', '.join(unknown)}. Restore it with that version."
            )

    def copy(self, name: str, target: IO[bytes] | None) -> None:
        """Write a file of the archive to `target`, if any.

        Raises BackupError if it is not what it was when it was stored.
        """
        told, digest, size = self._files[name], hashlib.sha256(), 0
        try:
            with self._zip.open(name) as member:
                while chunk := member.read(_CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    if target:
                        target.write(chunk)
        except _BROKEN as error:
            raise self._damage(f"{name} is missing or broken in it") from error
        if (size, digest.hexdigest()) != (told["size"], told["sha256"]):
            raise self._damage(f"{name} is not what was stored")

    def verify(self) -> None:
        """Read all of it; raises BackupError if anything is missing or is not what was stored."""
        for name in self._files:
            self.copy(name, None)

    def _check_manifest(self) -> None:
        """Raise BackupError for a manifest that no portal has written."""
        files, migrations = self._manifest.get("files"), self._manifest.get("migrations")
        if self.format < 1:
            raise self._damage(f"there is no format {self.format}")
        if not isinstance(files, dict) or not all(map(_is_file, files.values())):
            raise self._damage("it has no whole list of its files")
        if not isinstance(migrations, list) or not all(map(_is_migration, migrations)):
            raise self._damage("it has no whole list of migrations")
        try:
            is_moment = datetime.fromisoformat(self._manifest["made_at"]).tzinfo is not None
        except (KeyError, TypeError, ValueError):
            is_moment = False
        if not is_moment:
            raise self._damage("it does not tell the moment of the backup")

    def _check_names(self) -> None:
        names = set(self._zip.namelist()) - {MANIFEST}
        if missing := sorted(self._files.keys() - names):
            raise self._damage(f"{missing[0]} is missing in it")
        if DUMP not in self._files:
            raise self._damage("it holds no database")
        for name in self._files:
            if name != DUMP and not _is_name(name):
                raise self._damage(f"{name} is no name of an uploaded file")
        for name in self._files:
            if both := self._files.keys() & set(map(str, PurePosixPath(name).parents)):
                raise self._damage(f"{min(both)} is a file and a folder in it")

    def _damage(self, reason: str) -> BackupError:
        return BackupError(f"{self.path} is damaged: {reason}. Nothing was changed.")


def _is_file(told: object) -> bool:
    """Return whether this is an entry of the list of files."""
    if not isinstance(told, dict):
        return False
    return isinstance(told.get("size"), int) and isinstance(told.get("sha256"), str)


def _is_migration(told: object) -> bool:
    """Return whether this is an app's label and the name of a migration."""
    if not isinstance(told, list):
        return False
    return [type(part) for part in told] == [str, str]


def _is_name(name: str) -> bool:
    """Return whether an uploaded file may have this name in an archive.

    One like media/../settings would be written outside the folder.
    """
    folder, *parts = name.split("/")
    return (
        folder + "/" == MEDIA
        and bool(parts)
        and not {"", ".", ".."} & set(parts)
        and not parts[0].startswith(STAGING)
        and all(len(part.encode()) <= _NAME_BYTES for part in parts)
        and len(name.encode()) <= _PATH_BYTES
    )
