"""`manage.py backup`: the database and all uploaded files, in one dated archive."""

from argparse import ArgumentParser
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from labportal.backup.erased_people import renew_file
from labportal.backup.folder import archives, moment_of
from labportal.backup.run import back_up

_SHOWN = 10


class Command(BaseCommand):
    """Write an archive, read it again, and remove those that are too old."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--to", type=Path, default=settings.BACKUP_ROOT, metavar="FOLDER", help="where to"
        )
        parser.add_argument(
            "--keep-days",
            type=int,
            default=settings.BACKUP_DAYS,
            metavar="DAYS",
            help="remove archives that are older; the newest stays in any case",
        )
        parser.add_argument(
            "--if-older-than",
            type=int,
            metavar="HOURS",
            help="do nothing while the newest archive is younger",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder, hours = options["to"], options["if_older_than"]
        if hours is not None and (there := archives(folder)):
            age = timezone.now() - moment_of(there[-1])
            # A clock that was put back makes an age of less than nothing.
            if timedelta(0) <= age < timedelta(hours=hours):
                self.stdout.write(f"{there[-1]} is younger than {hours} hours.")
                # Whoever is erased between two backups is not to come back with the former.
                renew_file(folder)
                return
        made = back_up(folder, options["keep_days"])
        for path in made.removed:
            self.stdout.write(f"Removed: {path}")
        for names, what in (
            (made.missing, "that records name are missing"),
            (made.left_out, "have names that are no UTF-8, and were left out: rename them"),
        ):
            if names:
                shown = f"{', '.join(names[:_SHOWN])}{' ...' * (len(names) > _SHOWN)}"
                self.stderr.write(f"{len(names)} files {what}: {shown}")
        self.stdout.write(f"{made.archive} ({made.archive.stat().st_size:,} bytes)")
