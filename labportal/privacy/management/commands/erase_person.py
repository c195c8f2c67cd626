"""manage.py erase_person."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand

from labportal.backup.erased_people import read_file, take_over
from labportal.backup.errors import BackupError
from labportal.privacy.erasure import ErasureRefusedError, erase
from labportal.privacy.ledger import erase_again
from labportal.privacy.lookup import NoSuchPersonError, person_meant
from labportal.privacy.report import REPLACEMENT, Report, Wish

EXIT_NOBODY = 2
EXIT_LEFT = 3
_MOST_SHOWN = 40


class Command(BaseCommand):
    """Erases a person: record, versions, history, account, uploads, and the name in every table."""

    help = __doc__ + (
        " Exit status: 0; 2 if nobody or not exactly one is meant, or it was refused, and nothing"
        " was done; 3 if the person is erased but a name still stands somewhere, which is listed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "person", nargs="?", help="slug, number, ORCID iD or e-mail address of the person"
        )
        parser.add_argument(
            "--names",
            choices=["keep", "replace"],
            help="what becomes of the name as printed on works; to be given",
        )
        parser.add_argument(
            "--replacement",
            default=REPLACEMENT,
            metavar="TEXT",
            help="what stands in place of the name (default: %(default)s)",
        )
        parser.add_argument(
            "--print",
            type=int,
            action="append",
            default=[],
            dest="prints",
            metavar="NUMBER",
            help="a printed name of nobody that is theirs, as the plan numbers it; may be repeated",
        )
        parser.add_argument("--dry-run", action="store_true", help="show the plan, write nothing")
        parser.add_argument("--yes", action="store_true", help="ask nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument(
            "--again",
            action="store_true",
            help="erase those who were erased before and are here again, after a restore",
        )
        parser.add_argument(
            "--list",
            type=Path,
            metavar="FILE",
            help="with --again: the list beside the archives, of which the database has nothing",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["again"]:
            self._again(**options)
            return
        if not options["person"] or not options["names"]:
            self._refuse("Say who is meant, and --names keep or --names replace.")
        wish = Wish(options["names"] == "keep", options["replacement"], tuple(options["prints"]))
        try:
            person = person_meant(options["person"])
            if not (options["dry_run"] or options["yes"]):
                plan = erase(person, wish, dry_run=True)
                self._tell(plan, as_json=False, done=False)
                self._ask()
            report = erase(person, wish, dry_run=options["dry_run"])
        except (NoSuchPersonError, ErasureRefusedError) as error:
            self._refuse(str(error))
        self._tell(report, as_json=options["json"], done=not options["dry_run"])
        if not report.is_complete:
            sys.exit(EXIT_LEFT)

    def _again(self, **options: Any) -> None:
        try:
            if options["list"]:
                take_over(read_file(options["list"]))
            reports = erase_again(dry_run=options["dry_run"])
        except (BackupError, ErasureRefusedError) as error:
            self._refuse(str(error))
        if options["json"]:
            self._write_json([report.as_data() for report in reports])
        else:
            for report in reports:
                self._tell(report, as_json=False, done=not options["dry_run"])
            self.stdout.write(
                f"People who were erased before, and were here again: {len(reports)}."
            )
        if not all(report.is_complete for report in reports):
            sys.exit(EXIT_LEFT)

    def _ask(self) -> None:
        if not sys.stdin.isatty():
            self._refuse("Nothing was done. Give --yes to erase without being asked.")
        answer = input("Erase this person for good? [yes/no] ")
        if answer.strip().lower() not in {"y", "yes"}:
            self._refuse("Nothing was done.")

    def _refuse(self, text: str) -> NoReturn:
        self.stderr.write(text)
        sys.exit(EXIT_NOBODY)

    def _write_json(self, data: Any) -> None:
        self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))

    def _tell(self, report: Report, *, as_json: bool, done: bool) -> None:
        if as_json:
            self._write_json(report.as_data())
            return
        self.stdout.write("Erased:" if done else "Would be erased:")
        for line in (*_said(report), *_places(report)):
            self.stdout.write(line)
        if done and report.erased:
            self.stdout.write(f"Done: {report.erased}.")


def _said(report: Report) -> Iterator[str]:
    for title, said in (
        ("names", report.names),
        ("accounts", report.accounts),
        ("works that print a name", report.works),
        ("texts that are rewritten", [f"{one.label}, {one.words}" for one in report.rewritten]),
        ("pictures", report.pictures),
        ("files that waited to be imported", report.waiting),
    ):
        if said:
            yield f"  {title}: {'; '.join(said[:_MOST_SHOWN])}"
    for former, present in report.addresses.items():
        yield f"  address or citekey: {former} -> {present}"
    for table, number in report.rows.items():
        yield f"  {table}: {number} rows without the name"
    for remark in report.remarks:
        yield f"  {remark}"


def _places(report: Report) -> Iterator[str]:
    for title, places in (
        ("The name still stands:", report.left),
        ("Here a surname stands alone, which may be theirs:", report.bare),
    ):
        if places:
            yield title
        for place in places[:_MOST_SHOWN]:
            yield f"  {place.label}, {place.column}: {place.words}"
        if len(places) > _MOST_SHOWN:
            yield f"  and {len(places) - _MOST_SHOWN} more (--json lists all)"
    if report.undecided:
        yield "Printed names that may be theirs (--print NUMBER replaces one of them, too):"
    for print_ in report.undecided:
        yield f"  {print_.pk}: {print_.name}, “{print_.publication.title}”"
