"""manage.py import_people."""

import json
import sys
from argparse import ArgumentParser
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation
from django.utils.translation import gettext as _

from labportal.staffing.changes import ChangeRefusedError
from labportal.staffing.tables.files import UnreadableTableError
from labportal.staffing.tables.imports import import_sound_rows
from labportal.staffing.tables.report import as_data, as_text

EXIT_REFUSED = 2
EXIT_SOME_INVALID = 3


class Command(BaseCommand):
    """Imports a table of people and memberships, CSV or XLSX, but for the lines that are wrong."""

    help = __doc__ + " Exit status: 0, 3 if some lines were invalid, 2 if nothing was imported."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a .csv or .xlsx file")
        parser.add_argument("--dry-run", action="store_true", help="show the plan, write nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        path, dry_run = Path(options["file"]), options["dry_run"]
        try:
            # What is wrong is put into words as it is found: for programs, in English.
            with translation.override("en") if options["json"] else nullcontext():
                done = import_sound_rows(path.read_bytes(), path.name, dry_run=dry_run)
        except (OSError, UnreadableTableError, ChangeRefusedError) as error:
            self.stderr.write(_("Nothing was imported."))
            self.stderr.write(str(error))
            sys.exit(EXIT_REFUSED)
        if options["json"]:
            data = as_data(done, options["file"])
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(as_text(done, dry_run=dry_run))
        if done.faults:
            sys.exit(EXIT_SOME_INVALID)
