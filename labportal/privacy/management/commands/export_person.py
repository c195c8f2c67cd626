"""manage.py export_person."""

import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from labportal.privacy.archive import write_archive
from labportal.privacy.lookup import NoSuchPersonError, person_meant

EXIT_NOTHING = 2


class Command(BaseCommand):
    """Writes all that the portal holds of a person into a ZIP archive: JSON, CSV and files."""

    help = __doc__ + " Exit status: 0; 2 if nobody is meant or the file cannot be written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("person", help="slug, number, ORCID iD or e-mail address of the person")
        parser.add_argument(
            "file", type=Path, help="the .zip file, which must not be there yet; - for the output"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["file"]
        try:
            person = person_meant(options["person"])
            if str(path) == "-":
                write_archive(person, sys.stdout.buffer, with_mentions=True)
                return
            # Nobody else is to read it.
            opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except NoSuchPersonError as error:
            self.stderr.write(str(error))
            sys.exit(EXIT_NOTHING)
        except OSError as error:
            self.stderr.write(f"{path} cannot be written: {error.strerror}.")
            sys.exit(EXIT_NOTHING)
        try:
            with os.fdopen(opened, "wb") as file:
                write_archive(person, file, with_mentions=True)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        self.stdout.write(f"{path} holds what the portal has of {person}.")
