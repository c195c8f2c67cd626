"""A backup and a restore as a whole."""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from django.apps import apps
from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage, storages
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from labportal.backup import database, erased_people
from labportal.backup.archive import DUMP, MEDIA, ArchiveReader, ArchiveWriter
from labportal.backup.bucket import UploadBucket
from labportal.backup.errors import BackupError
from labportal.backup.folder import archives, new_archive, remove_old, unwritable, writing
from labportal.backup.media import UploadFolder, unreadable
from labportal.base.database.heartbeat import BACKUP, Heartbeat

if TYPE_CHECKING:
    from labportal.serving.object_storage import ObjectStorage


class Backup(NamedTuple):
    """A backup that was made: its archive, files that are not in it, archives that went.

    `missing` are those that records name and nobody has; `left_out` have names in no UTF-8.
    """

    archive: Path
    missing: list[str]
    left_out: list[str]
    removed: list[Path]


def back_up(folder: Path, keep_days: int) -> Backup:
    """Write an archive into a folder, read it again, then remove those that are too old.

    Raises BackupError; no half of an archive is left.
    """
    now = timezone.now()
    with writing(folder), database.locked(alone=False):
        try:
            with new_archive(folder, now) as (unfinished, file):
                with ArchiveWriter(file) as writer:
                    missing, left_out = _write(writer, now)
                file.flush()
                with ArchiveReader(unfinished) as written:
                    written.verify()
        except OSError as error:
            raise unwritable(folder, error) from error
        # It may be told of later than an update brings the table.
        with suppress(DatabaseError):
            Heartbeat.give(BACKUP)
        try:
            erased_people.write_file(folder, erased_people.entries())
        except OSError as error:
            raise unwritable(folder, error) from error
        removed = remove_old(folder, keep_days, now)
        return Backup(archives(folder)[-1], missing, left_out, removed)


def _write(archive: ArchiveWriter, now: datetime) -> tuple[list[str], list[str]]:
    # Rows first: a file that comes later is one more, and nothing names it.
    with database.snapshot() as moment:
        named = _named_files()
        migrations = MigrationRecorder(connection).applied_migrations()
        with archive.member(DUMP) as member:
            database.dump(member, moment)
    files = uploads()
    stored, left_out = set(), []
    for name in files.names():
        if (legible := os.fsencode(name).decode(errors="backslashreplace")) != name:
            left_out.append(legible)
            continue
        try:
            file = files.open(name)
        except FileNotFoundError:
            continue  # deleted since the folder was listed
        except OSError as error:
            raise unreadable(name, error) from error
        with file:
            archive.add(f"{MEDIA}{name}", file)
        stored.add(name)
    archive.finish(now.isoformat(), migrations)
    return sorted(named - stored), left_out


def uploads() -> UploadFolder | UploadBucket:
    """Return the uploads, wherever they are."""
    storage = storages["default"]
    if isinstance(storage, FileSystemStorage):
        return UploadFolder(Path(settings.MEDIA_ROOT))
    return UploadBucket(cast("ObjectStorage", storage))


def _named_files() -> set[str]:
    """Return the names of uploaded files in all tables."""
    found: set[str] = set()
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.FileField) and field.storage is default_storage:
                named = model._default_manager.exclude(**{field.name: ""})
                with suppress(DatabaseError), transaction.atomic():
                    found |= set(filter(None, named.values_list(field.name, flat=True)))
    return found


def restore(path: Path) -> ArchiveReader:
    """Put the archive at `path` in the place of the present database and files: all, or nothing.

    Raises BackupError, and all is as it was.
    """
    with ArchiveReader(path) as archive, database.locked(alone=True):
        archive.refuse_if_newer()
        # Whoever was erased since the backup comes back with it, and nothing in it tells.
        erased = [*erased_people.read_file(path.with_name(erased_people.FILE))]
        erased += erased_people.entries()
        staged = uploads().stage(archive)
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
        _keep_erased(erased, path)
        return archive


def _keep_erased(erased: list[erased_people.Entry], path: Path) -> None:
    """Keep the list of who was erased: in the database, or beside the archive if it has none."""
    if not erased:
        return
    if erased_people.has_table():
        with transaction.atomic():
            erased_people.take_over(erased)
        return
    try:
        erased_people.write_file(path.parent, erased)
    except OSError as error:
        listed = ", ".join(one["erased_at"] for one in erased)
        raise BackupError(
            f"The portal is restored, but the list of people who were erased ({listed}) could not "
            f"be kept in {path.parent}: {error.strerror}. Erase them again by hand."
        ) from error


def check(path: Path) -> ArchiveReader:
    """Read all of an archive; raises BackupError if it could not be restored here."""
    with ArchiveReader(path) as archive:
        archive.refuse_if_newer()
        archive.verify()
        return archive


__all__ = ["Backup", "BackupError", "back_up", "check", "restore", "uploads"]
