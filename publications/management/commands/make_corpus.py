"""manage.py make_corpus."""

import io
import sys
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand

from publications.corpus.bibliography import bibliography


class Command(BaseCommand):
    """Writes a made-up .bib of any size, for trying and measuring imports."""

    help = "Write a synthetic .bib of N entries to standard output, in UTF-8."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", metavar="N", type=_count, help="how many entries")
        parser.add_argument(
            "--seed",
            type=int,
            default=1,
            help="the same number gives the same entries (default: %(default)s)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        for piece in bibliography(options["count"], options["seed"]):
            self.stdout.write(piece, ending="")


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ArgumentTypeError(f"the number of entries is a whole number from 0 on, not {text!r}")
    return int(text)
