"""`manage.py restore ARCHIVE`: the database and all uploaded files as they were at a backup."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from labportal.backup.run import check, restore, uploads
from labportal.privacy.erasure import ErasureRefusedError
from labportal.privacy.ledger import erase_again


class Command(BaseCommand):
    """Put an archive in the place of all that the portal has: all of it, or nothing."""

    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archive", type=Path, help="a file that `manage.py backup` wrote")
        parser.add_argument(
            "--check", action="store_true", help="only tell whether it could be restored"
        )
        parser.add_argument("--no-input", action="store_true", help="ask nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["archive"]
        if options["check"]:
            self.stdout.write(f"{path} is whole; the backup was made at {check(path).made_at}.")
            return
        if not options["no_input"] and sys.stdin.isatty():
            answer = input("All that the portal has now is replaced. Go on? [yes/no] ")
            if answer.strip().lower() not in {"y", "yes"}:
                raise CommandError("Nothing was changed.")
        archive = restore(path)
        self.stdout.write(f"The portal is as it was at {archive.made_at}.")
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("It is of an older version: now run `manage.py migrate`.")
            self.stdout.write(
                "Then run `manage.py erase_person --again`: who was erased since the backup is "
                "here again."
            )
        else:
            self._erase_again()
        self.stdout.write("Restart web server and worker. Everybody has to sign in again.")
        for folder in uploads().abandoned():
            self.stderr.write(f"A restore was killed here; its files of before are in {folder}.")

    def _erase_again(self) -> None:
        """Erase who was erased since the backup; the list of them was kept."""
        try:
            reports = erase_again()
        except ErasureRefusedError as error:
            self.stderr.write(
                f"People who were erased are here again, and could not be erased: {error} "
                "Run `manage.py erase_person --again`."
            )
            return
        if reports:
            self.stdout.write(f"People who were erased, and are erased again: {len(reports)}.")
        for report in reports:
            for place in (*report.left, *report.bare):
                self.stderr.write(f"A name still stands: {place.label}, {place.column}.")
