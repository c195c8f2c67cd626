"""manage.py import_bibtex."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from publications.bibtex.entry import SourceFile
from publications.imports.planning.gone import MANY_GONE
from publications.imports.report import as_data, as_table
from publications.imports.run import DEFAULT_SOURCE, ImportRefusedError, import_files
from publications.models import Outcome

EXIT_REFUSED = 2
EXIT_SOME_INVALID = 3


class Command(BaseCommand):
    """Imports BibTeX files. All files of one call share their @string and crossref entries."""

    help = __doc__ + " Exit status: 0, 3 if some entries were invalid, 2 if nothing was imported."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a .bib file")
        parser.add_argument(
            "--source",
            default=DEFAULT_SOURCE,
            metavar="NAME",
            help="the bibliography that the files belong to (default: %(default)s)",
        )
        parser.add_argument(
            "--complete",
            action="store_true",
            help="the files are the whole of their source: list what is gone from it",
        )
        parser.add_argument("--dry-run", action="store_true", help="show the plan, write nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument(
            "--on-conflict",
            choices=["keep", "overwrite"],
            default="keep",
            help="which value stands where the file and an editor disagree (default: %(default)s)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            files = [_load(name) for name in options["files"]]
            done = import_files(
                files,
                options["source"],
                dry_run=options["dry_run"],
                complete=options["complete"],
                overwrite=options["on_conflict"] == "overwrite",
            )
        except (OSError, ImportRefusedError) as error:
            self.stderr.write(_("Nothing was imported."))
            self.stderr.write(str(error))
            sys.exit(EXIT_REFUSED)
        for message in done.plan.messages:
            if message.code == MANY_GONE:
                self.stderr.write(str(message))
        if options["json"]:
            data = as_data(done, options["files"])
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(as_table(done))
        if Outcome.INVALID in done.plan.counts:
            sys.exit(EXIT_SOME_INVALID)


def _load(name: str) -> SourceFile:
    return SourceFile(name, Path(name).read_bytes())
