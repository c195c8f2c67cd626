"""A backup and a restore as a whole."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, models
from django.utils import timezone

from labportal.backup import database
from labportal.backup.archive import DUMP, MEDIA, ArchiveReader, ArchiveWriter
from labportal.backup.errors import BackupError
from labportal.backup.folder import archives, new_archive, remove_old, unwritable, writing
from labportal.backup.media import StagedFiles, files_of
from labportal.base.database.heartbeat import BACKUP, Heartbeat


class Backup(NamedTuple):
    """A backup that was made: its archive, files that records name and nobody has, what went."""

    archive: Path
    missing: list[str]
    removed: list[Path]


def back_up(folder: Path, keep_days: int) -> Backup:
    """Write an archive into a folder, read it again, then remove those that are too old.

    Raises BackupError; no half of an archive is left.
    """
    now = timezone.now()
    with writing(folder):
        try:
            with new_archive(folder, now) as (unfinished, file):
                with ArchiveWriter(file) as writer:
                    missing = _write(writer, now)
                file.flush()
                with ArchiveReader(unfinished) as written:
                    written.verify()
        except OSError as error:
            raise unwritable(folder, error) from error
        # It may be told of later than an update brings the table.
        with suppress(DatabaseError):
            Heartbeat.give(BACKUP)
        return Backup(archives(folder)[-1], missing, remove_old(folder, keep_days, now))


def _write(archive: ArchiveWriter, now: datetime) -> list[str]:
    # Rows first: a file that comes later is one more, and nothing names it.
    with archive.member(DUMP) as member:
        database.dump(member)
    root = Path(settings.MEDIA_ROOT)
    stored = set()
    for path in files_of(root):
        name = path.relative_to(root).as_posix()
        try:
            with path.open("rb") as file:
                archive.add(f"{MEDIA}{name}", file)
        except FileNotFoundError:
            continue  # deleted since the folder was listed
        stored.add(name)
    archive.finish(now.isoformat())
    return sorted(set(_named_files()) - stored)


def _named_files() -> Iterator[str]:
    """Yield the names of uploaded files in all tables."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.FileField) and field.storage is default_storage:
                named = model._default_manager.exclude(**{field.name: ""})
                with suppress(DatabaseError):
                    yield from filter(None, named.values_list(field.name, flat=True))


def restore(path: Path) -> ArchiveReader:
    """Put the archive at `path` in the place of the present database and files: all, or nothing.

    Raises BackupError, and all is as it was.
    """
    with ArchiveReader(path) as archive:
        archive.refuse_if_newer()
        staged = StagedFiles(Path(settings.MEDIA_ROOT), archive)
        # A connection of this process would wait for the transaction of the restore.
        connection.close()
        exchanged = False

        def exchange() -> None:
            nonlocal exchanged
            staged.take_place()
            exchanged = True

        try:
            database.restore(staged.dump, exchange)
        except BaseException:
            if exchanged:
                staged.go_back()
            staged.discard()
            raise
        staged.discard()
        # The archive was made after the last sign that it holds.
        with suppress(DatabaseError):
            made_at = datetime.fromisoformat(archive.made_at)
            Heartbeat.objects.update_or_create(name=BACKUP, defaults={"at": made_at})
        return archive


def check(path: Path) -> ArchiveReader:
    """Read all of an archive; raises BackupError if it could not be restored here."""
    with ArchiveReader(path) as archive:
        archive.refuse_if_newer()
        archive.verify()
        return archive


__all__ = ["Backup", "BackupError", "back_up", "check", "restore"]
