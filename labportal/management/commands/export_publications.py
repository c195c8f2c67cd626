"""manage.py export_publications."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Model

from groups.models import ResearchGroup
from groups.works.filters import LabPublicationFilter
from labportal.base.models import Topic
from people.models import Person
from publications.exports.files.formats import FORMATS
from publications.lists.filters import OPEN_ACCESS, ROLES, SORT_ORDERS
from publications.models import Publication
from publications.vocabulary.types import TYPES

TO_STDOUT = "-"
_FORMATS = {chosen.name: chosen for chosen in FORMATS.values()}
_RECORDS: dict[str, type[Model]] = {
    "topic": Topic,
    "group": ResearchGroup,
    "person": Person,
    **dict.fromkeys(ROLES, Person),
}


class Command(BaseCommand):
    """Writes publications to a file: those that visitors see, or with --all every one."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--format", choices=list(_FORMATS), default="bib", help="(default: %(default)s)"
        )
        parser.add_argument(
            "--output",
            default=TO_STDOUT,
            metavar="FILE",
            help="where to write to; - for standard output (default)",
        )
        parser.add_argument(
            "--all", action="store_true", help="also those that are not public (no tombstones)"
        )
        parser.add_argument(
            "--keywords", action="store_true", help="topics in place of the sources' keywords"
        )
        parser.add_argument("--q", default="", metavar="WORDS", help="what to search for")
        parser.add_argument("--year", type=int, help="year of issue")
        parser.add_argument("--type", default="", help="CSL type, such as article-journal")
        for name in _RECORDS:
            parser.add_argument(f"--{name}", default="", metavar="SLUG", help=f"slug of the {name}")
        parser.add_argument(
            "--access", default="", choices=[OPEN_ACCESS], help="what everybody may read only"
        )
        parser.add_argument("--sort", default="", choices=list(SORT_ORDERS), help="order")

    def handle(self, *args: Any, **options: Any) -> None:
        publications = (
            Publication.objects.live() if options["all"] else Publication.objects.visible()
        )
        pieces = _FORMATS[options["format"]].stream(
            _filter(options).apply(publications), private=True, keywords=options["keywords"]
        )
        if options["output"] == TO_STDOUT:
            for piece in pieces:
                self.stdout.write(piece, ending="")
            return
        try:
            with Path(options["output"]).open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(pieces)
        except OSError as error:
            message = f"{options['output']} cannot be written: {error.strerror}."
            raise CommandError(message) from error


def _filter(options: dict[str, Any]) -> LabPublicationFilter:
    """Return the filter asked for. Raises CommandError for one that cannot be meant."""
    if options["type"] and options["type"] not in TYPES:
        types = ", ".join(TYPES)
        raise CommandError(f"--type: “{options['type']}” is none of {types}.")
    asked = LabPublicationFilter(
        q=options["q"],
        year=str(options["year"] or ""),
        type=options["type"],
        access=options["access"],
        sort=options["sort"],
        **{name: options[name] for name in _RECORDS},
    ).at_present()
    for name, slug in asked.named:
        if not _RECORDS[name]._default_manager.filter(slug=slug).exists():
            raise CommandError(f"--{name}: there is no {name} with the slug “{slug}”.")
    return asked
