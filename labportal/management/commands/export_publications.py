"""manage.py export_publications."""

from argparse import ArgumentParser
from dataclasses import fields
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from groups.publication_lists import LabPublicationFilter
from publications.exports.formats import FORMATS
from publications.models import Publication

TO_STDOUT = "-"
_FILTERS = {
    "q": "words to search for",
    "year": "the year of issue",
    "type": "the CSL type, such as article-journal",
    "topic": "the slug of a topic",
    "group": "the slug of a research group",
    "person": "the slug of a person",
    "sort": "newest, oldest or title",
}


class Command(BaseCommand):
    """Writes publications to a file: those that visitors see, or with --all every one."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=list(FORMATS), default="bib")
        parser.add_argument(
            "--output",
            default=TO_STDOUT,
            metavar="FILE",
            help="where to write; - for standard output (default)",
        )
        parser.add_argument(
            "--all", action="store_true", help="also those that are not public (no tombstones)"
        )
        parser.add_argument(
            "--keywords", action="store_true", help="topics in place of the sources' keywords"
        )
        for field in fields(LabPublicationFilter):
            parser.add_argument(f"--{field.name}", default="", help=_FILTERS.get(field.name))

    def handle(self, *args: Any, **options: Any) -> None:
        publications = Publication.objects.live() if options["all"] else Publication.objects.visible()
        wanted = LabPublicationFilter(
            **{field.name: options[field.name] for field in fields(LabPublicationFilter)}
        )
        pieces = FORMATS[options["format"]].stream(
            wanted.apply(publications), private=True, keywords=options["keywords"]
        )
        if options["output"] == TO_STDOUT:
            for piece in pieces:
                self.stdout.write(piece, ending="")
            return
        try:
            with Path(options["output"]).open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(pieces)
        except OSError as error:
            raise CommandError(f"{options['output']} cannot be written: {error.strerror}.") from error
