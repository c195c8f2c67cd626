"""manage.py undo_people."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from labportal.models import PeopleImport, PeopleImportKind
from labportal.staffing.changes import ChangeRefusedError
from labportal.staffing.tables.portraits import take_back_portraits
from labportal.staffing.tables.taking_back import take_back


class Command(BaseCommand):
    """Takes an import of people back. What was changed since is left and listed."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("change", type=int, metavar="CHANGE", help="the number of the import")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            kind = PeopleImport.objects.written().get(pk=options["change"]).kind
            undo = take_back_portraits if kind == PeopleImportKind.PORTRAITS else take_back
            left = undo(options["change"], None)
        except PeopleImport.DoesNotExist as error:
            text = _("There is no import of people %(number)s.") % {"number": options["change"]}
            raise CommandError(text) from error
        except ChangeRefusedError as error:
            raise CommandError(str(error)) from error
        for reason in left:
            self.stdout.write(reason)
        text = _("Import of people %(number)s is taken back.") % {"number": options["change"]}
        self.stdout.write(text)
