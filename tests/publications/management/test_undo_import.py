"""`manage.py undo_import`: what becomes of the records, and what it prints."""

import json

import pytest
from django.core.management import CommandError

from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files
from publications.models import ImportBatch, Publication
from tests.publications.management.called import call

ENTRY = "@article{a, author = {Ada King}, title = {On engines}, year = 2020, volume = 1}\n"


@pytest.fixture
def batch(db):
    return import_files([SourceFile("a.bib", ENTRY.encode())], "Zotero").batch


def test_an_import_is_undone_and_what_became_of_it_is_told(batch):
    status, output, _errors = call("undo_import", str(batch.pk))
    assert status == 0
    assert (
        output == f"Import {batch.pk} is undone. Removed: 1, changed back: 0, left as it is: 0.\n"
    )
    assert not Publication.objects.live().exists()


def test_what_was_edited_since_is_left_and_listed_with_the_reason(batch):
    Publication.objects.update(note="Read this.")
    _status, output, _errors = call("undo_import", str(batch.pk))
    first, reason, last = output.splitlines()
    assert first == "Left as it is: a"
    assert reason.startswith("    ")
    assert last.endswith("left as it is: 1.")
    assert Publication.objects.live().exists()


def test_an_undo_is_told_as_data(batch):
    _status, output, _errors = call("undo_import", str(batch.pk), "--json")
    data = json.loads(output)
    assert data == {
        "batch": ImportBatch.objects.latest("pk").pk,
        "undoes": batch.pk,
        "counts": {"retired": 1, "restored": 0, "left": 0},
        "entries": [
            {"citekey": "a", "publication": "a", "retired": True, "restored": [], "left": []}
        ],
    }


def test_an_import_that_cannot_be_undone_is_an_error(batch):
    call("undo_import", str(batch.pk))
    with pytest.raises(CommandError):
        call("undo_import", str(batch.pk))
    with pytest.raises(CommandError, match="There is no import 999999"):
        call("undo_import", "999999")
