"""manage.py export_people."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from labportal.staffing.tables.download import table_of_people
from labportal.staffing.tables.files import CSV, MEDIA_TYPES, write_table

TO_STDOUT = "-"


class Command(BaseCommand):
    """Writes all people and memberships to a table, as an import takes it."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--format", choices=list(MEDIA_TYPES), default=CSV, help="(default: %(default)s)"
        )
        parser.add_argument(
            "--output",
            default=TO_STDOUT,
            metavar="FILE",
            help="where to write to; - for standard output (default)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        content = write_table(table_of_people(), options["format"])
        if options["output"] == TO_STDOUT:
            sys.stdout.buffer.write(content)
            return
        try:
            Path(options["output"]).write_bytes(content)
        except OSError as error:
            message = f"{options['output']} cannot be written: {error.strerror}."
            raise CommandError(message) from error
