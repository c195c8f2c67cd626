"""Imports and undos that are killed: nothing is left behind."""

import subprocess
import sys
from typing import Any

import pytest
from django.db import connection

from publications.bibtex.entry import SourceFile
from publications.imports.staging import confirm, plan_staged, stage
from publications.imports.undo.reversal import undo
from publications.models import (
    Authorship,
    ImportBatch,
    ImportEntry,
    ImportFile,
    Publication,
    SourceEntry,
)
from tests.publications.imports.one_file import CHANGED, FILE, import_text

pytestmark = pytest.mark.django_db(transaction=True)


KILLED = """
import sys, time
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from publications.bibtex.entry import SourceFile
from publications.imports import apply, staging
from publications.imports.run import import_files
from publications.imports.undo import reversal

def hang(*args, **kwargs):
    print("half done", flush=True)
    time.sleep(600)

apply.log = reversal._restore_skipped = hang
what, argument = sys.argv[2:]
if what == "import":
    import_files([SourceFile("a.bib", argument.encode())], "s")
elif what == "confirm":
    batch = staging.ImportBatch.objects.get()
    staging.confirm(batch.pk, argument)
else:
    reversal.undo(int(argument))
"""


def kill_in_the_middle_of(what: str, argument: str) -> None:
    """Import, confirm or undo in another process, and kill it when all is written but the log."""
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, connection.settings_dict["NAME"], what, argument],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "half done\n"
    finally:
        process.kill()
        process.communicate()


def rows() -> list[Any]:
    """Return everything that an import writes."""
    models = (Publication, Authorship, SourceEntry, ImportBatch, ImportFile, ImportEntry)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_an_import_that_is_killed_leaves_nothing_behind_and_the_next_one_works():
    before = rows()
    kill_in_the_middle_of("import", FILE)
    assert rows() == before
    assert import_text(FILE) == {"new": 5}
    before = rows()
    kill_in_the_middle_of("import", CHANGED)
    assert rows() == before
    assert import_text(CHANGED) == {"changed": 5}


def test_a_plan_that_is_killed_while_it_is_written_can_be_confirmed_again():
    batch = stage([SourceFile("a.bib", FILE.encode())], "s", None)
    plan_staged(batch)
    before = rows()
    kill_in_the_middle_of("confirm", batch.digest)
    assert rows() == before
    assert confirm(batch.pk, batch.digest)
    assert Publication.objects.count() == 5


def test_an_undo_that_is_killed_leaves_all_as_it_was():
    import_text(FILE)
    before = rows()
    kill_in_the_middle_of("undo", str(ImportBatch.objects.get().pk))
    assert rows() == before
    undo(ImportBatch.objects.get().pk)
    assert not Publication.objects.live().exists()
