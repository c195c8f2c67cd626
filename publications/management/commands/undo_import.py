"""manage.py undo_import."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from publications.imports.undo.plan import UndoneEntry, UndoRefusedError
from publications.imports.undo.reversal import undo
from publications.models import ImportBatch


class Command(BaseCommand):
    """Takes an import back. What was touched since is left and listed."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("batch", type=int, metavar="BATCH", help="the number of the import")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            record, undone = undo(options["batch"])
        except ImportBatch.DoesNotExist as error:
            text = _("There is no import %(number)s.") % {"number": options["batch"]}
            raise CommandError(text) from error
        except UndoRefusedError as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            data = {
                "batch": record.pk,
                "undoes": record.undoes_id,
                "counts": record.counts,
                "entries": [_as_data(one) for one in undone],
            }
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
            return
        for one in undone:
            if one.left:
                slug = one.entry.publication.slug if one.entry.publication else "—"
                self.stdout.write(_("Left as it is: %(slug)s") % {"slug": slug})
            for reason in one.left:
                self.stdout.write(f"    {reason}")
        text = _(
            "Import %(number)s is undone. Removed: %(retired)s, changed back: %(restored)s, left "
            "as it is: %(left)s."
        )
        self.stdout.write(text % {"number": options["batch"], **record.counts})


def _as_data(one: UndoneEntry) -> dict[str, Any]:
    return {
        "citekey": one.entry.citekey or None,
        "publication": one.entry.publication.slug if one.entry.publication else None,
        "retired": one.retired,
        "restored": one.restored,
        "left": [reason.english for reason in one.left],
    }
