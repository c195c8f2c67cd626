"""Erasures while something is imported: they wait or are refused, and no name slips through."""

from threading import Thread

import pytest
from django.db import connection, transaction

from people.models import Person
from publications.bibtex.entry import SourceFile
from publications.imports import staging
from publications.imports.background import start
from publications.imports.run import lock_files
from publications.models import ImportBatch, ImportStatus
from tests.factories import PersonFactory
from tests.labportal.privacy.lab import BIB, fill, import_bib, places_of_name, run
from tests.portal import makes_renditions

pytestmark = makes_renditions
SLUG = "zdenka-muesselkuehn"


@pytest.mark.parametrize("status", [ImportStatus.APPLYING, ImportStatus.UNDOING])
def test_nobody_is_erased_while_an_import_is_written_or_taken_back(world, status):
    person = PersonFactory(given="Ann", family="Quasthoff")
    batch = import_bib().batch
    ImportBatch.objects.filter(pk=batch.pk).update(status=status)
    refused = run(person.slug, "--names", "replace", "--yes")
    assert (refused[0], "import is being written" in refused[2]) == (2, True)
    assert Person.objects.filter(pk=person.pk).exists()
    ImportBatch.objects.filter(pk=batch.pk).update(status=ImportStatus.APPLIED)
    assert run(person.slug, "--names", "replace", "--yes")[0] == 0


def test_a_plan_that_was_made_of_files_before_an_erasure_is_made_anew(world, monkeypatch):
    fill(world)
    read_and_plan, erased = staging.read_and_plan, []

    def plan_and_erase(*args, **options):
        plan = read_and_plan(*args, **options)
        if not erased:
            erased.append(run(SLUG, "--names", "replace", "--yes"))
        return plan

    monkeypatch.setattr(staging, "read_and_plan", plan_and_erase)
    batch = start([SourceFile("new.bib", BIB.replace("heart", "liver").encode())], "Group", None)
    assert [status for status, _out, _err in erased] == [0]
    assert places_of_name() == []
    assert batch.entries.exists()


@pytest.mark.django_db(transaction=True)
def test_who_keeps_files_waits_for_an_erasure_that_is_on_its_way():
    kept = []

    def keep():
        try:
            with transaction.atomic():
                lock_files(alone=False)
                kept.append(True)
        finally:
            connection.close()

    with transaction.atomic():
        lock_files(alone=True)
        thread = Thread(target=keep)
        thread.start()
        thread.join(0.5)
        assert kept == []
    thread.join(10)
    assert kept == [True]
