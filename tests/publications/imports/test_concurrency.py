"""Imports at the same time as other imports, undos and edits."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client

from publications.bibtex.entry import SourceFile
from publications.imports import run as run_module
from publications.imports.run import lock
from publications.imports.staging import confirm, plan_staged, stage
from publications.imports.undo import reversal as undo_module
from publications.imports.undo.reversal import undo
from publications.models import (
    Authorship,
    ImportBatch,
    ImportEntry,
    ImportStatus,
    Publication,
    SourceEntry,
)
from tests.publications.imports.one_file import CHANGED, FILE, import_text
from tests.staff.answers import open_form, record_url

pytestmark = pytest.mark.django_db(transaction=True)


REFUSED = "has changed this record since you opened it"
LONG_ENOUGH = 30


@pytest.fixture
def meanwhile() -> Iterator[Callable[..., Future[Any]]]:
    """Return a function that calls another one in a thread with a connection of its own."""
    with ThreadPoolExecutor() as threads:

        def call(function: Callable[..., Any], *args: Any) -> Any:
            try:
                return function(*args)
            finally:
                connection.close()

        yield lambda function, *args: threads.submit(call, function, *args)


def wait_until_blocked(count: int = 1) -> None:
    """Wait until so many connections to the test's database wait for a lock."""
    deadline = time.monotonic() + LONG_ENOUGH
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            # A transaction sees the activity as it was when it first asked.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0] >= count:
                return
            time.sleep(0.02)
    pytest.fail("Nothing waits.")


def blocked(meanwhile: Any, function: Callable[..., Any], *args: Any) -> list[Future[Any]]:
    """Call a function twice while nothing can be imported, then let both go on at once."""
    with transaction.atomic():
        lock()
        calls = [meanwhile(function, *args) for _ in range(2)]
        wait_until_blocked(2)
    return calls


@pytest.fixture
def editor() -> Client:
    """Return the browser of somebody who may edit everything."""
    client = Client()
    client.force_login(User.objects.create_superuser("editor", "editor@example.org", "secret"))
    return client


def test_two_imports_of_one_file_at_once_make_one_set_of_publications(meanwhile):
    calls = blocked(meanwhile, import_text, FILE)
    assert sorted(str(call.result(LONG_ENOUGH)) for call in calls) == [
        "{'new': 5}",
        "{'unchanged': 5}",
    ]
    assert Publication.objects.count() == SourceEntry.objects.count() == 5
    assert Authorship.objects.count() == 10


def test_two_confirms_of_one_plan_at_once_import_it_once(meanwhile):
    batch = stage([SourceFile("a.bib", FILE.encode())], "s", None)
    plan_staged(batch)
    calls = blocked(meanwhile, confirm, batch.pk, batch.digest)
    assert [call.result(LONG_ENOUGH) for call in calls] == [True, True]
    assert Publication.objects.count() == SourceEntry.objects.count() == 5
    assert [one.outcome for one in batch.entries.all()] == ["new"] * 5
    assert ImportBatch.objects.get().status == ImportStatus.APPLIED


def test_two_undos_of_one_import_at_once_undo_it_once(meanwhile):
    import_text(FILE)
    batch = ImportBatch.objects.get()
    calls = blocked(meanwhile, undo, batch.pk)
    errors = [call.exception(LONG_ENOUGH) for call in calls]
    assert sorted(type(error).__name__ for error in errors) == ["NoneType", "UndoRefusedError"]
    assert ImportBatch.objects.filter(undoes=batch).count() == 1


def test_an_import_waits_for_an_undo_that_is_under_way(meanwhile, monkeypatch):
    import_text(FILE)
    batch = ImportBatch.objects.get()
    real, calls = undo_module._retire, []

    def slowly(*args: Any) -> None:
        if not calls:
            calls.append(meanwhile(import_text, FILE))
            wait_until_blocked()
        real(*args)

    monkeypatch.setattr(undo_module, "_retire", slowly)
    undo(batch.pk)
    assert calls[0].result(LONG_ENOUGH) == {"new": 5}
    assert Publication.objects.live().count() == Publication.objects.count() == 5


@pytest.mark.parametrize("by", ["import", "undo"])
def test_a_form_that_was_open_during_an_import_is_refused(editor, by):
    import_text(FILE)
    if by == "undo":
        import_text(CHANGED)
    publication = Publication.objects.get(citekey="key0")
    fields = open_form(editor, record_url(publication))
    assert ("loaded_revision_id" in fields) == (by == "undo")
    if by == "import":
        import_text(CHANGED)
    else:
        undo(ImportBatch.objects.latest("pk").pk)
    response = editor.post(record_url(publication), {**fields, "volume": "97"})
    assert REFUSED in response.content.decode()
    assert Publication.objects.get(pk=publication.pk).volume == ("2" if by == "import" else "1")


@pytest.mark.parametrize("by", ["import", "undo"])
def test_a_form_that_is_sent_while_an_import_is_being_written_is_refused(
    editor, meanwhile, monkeypatch, by
):
    import_text(FILE)
    publication = Publication.objects.get(citekey="key0")
    if by == "undo":
        import_text(CHANGED)
    fields = {**open_form(editor, record_url(publication)), "volume": "97", "note": "Typed"}
    calls = []

    def written(*args: Any) -> None:
        writes(*args)
        calls.append(meanwhile(editor.post, record_url(publication), fields))
        wait_until_blocked()

    if by == "import":
        writes = run_module.apply
        monkeypatch.setattr(run_module, "apply", written)
        import_text(CHANGED)
    else:
        writes = undo_module._restore_skipped
        monkeypatch.setattr(undo_module, "_restore_skipped", written)
        undo(ImportBatch.objects.latest("pk").pk)
    assert REFUSED in calls[0].result(LONG_ENOUGH).content.decode()
    publication.refresh_from_db()
    assert (publication.volume, publication.note) == ("2" if by == "import" else "1", "")


def test_what_is_typed_between_the_plan_of_an_import_and_its_writing_stays(
    editor, meanwhile, monkeypatch
):
    import_text(FILE)
    publication = Publication.objects.get(citekey="key0")
    fields = {**open_form(editor, record_url(publication)), "volume": "97", "public": "on"}
    real = run_module.apply

    def later(*args: Any) -> None:
        answer = meanwhile(editor.post, record_url(publication), fields).result(LONG_ENOUGH)
        assert answer.status_code == 302
        real(*args)

    monkeypatch.setattr(run_module, "apply", later)
    assert import_text(CHANGED.replace("year = 2020", "year = 2021")) == {
        "changed": 4,
        "conflict": 1,
    }
    publication.refresh_from_db()
    assert (publication.volume, publication.issued_year) == ("97", 2021)
    (entry,) = ImportEntry.objects.filter(outcome="conflict")
    assert (entry.changes["volume"], entry.taken) == (["97", "2"], ["issued_year"])
    undo(entry.batch_id)
    publication.refresh_from_db()
    assert (publication.volume, publication.issued_year) == ("97", 2020)


def test_what_is_typed_while_an_undo_begins_stays(meanwhile, monkeypatch):
    import_text(FILE)
    import_text(CHANGED)
    publication = Publication.objects.get(citekey="key0")
    real = undo_module.plan_undo

    def type_note() -> None:
        fresh = Publication.objects.select_for_update().get(pk=publication.pk)
        fresh.note = "Typed"
        fresh.save()

    calls = []

    def later(batch: ImportBatch) -> Any:
        plan = real(batch)
        calls.append(meanwhile(transaction.atomic(type_note)))
        wait_until_blocked()
        return plan

    monkeypatch.setattr(undo_module, "plan_undo", later)
    undo(ImportBatch.objects.latest("pk").pk)
    calls[0].result(LONG_ENOUGH)
    publication.refresh_from_db()
    assert (publication.volume, publication.note) == ("1", "Typed")
