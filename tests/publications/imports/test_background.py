"""Starting imports and their undoing: at once, or by the worker if they are large."""

import pytest
from django.contrib.auth.models import User
from django.db import connection

from publications.bibtex.entry import SourceFile
from publications.imports import background, run
from publications.imports.background import (
    is_large,
    may_be_replaced,
    may_be_taken_back,
    start,
    take_back,
)
from publications.imports.undo.plan import UndoRefusedError
from publications.models import ImportBatch, Publication

pytestmark = pytest.mark.django_db

FILES = [SourceFile("a.bib", b"@article{a, title = {On engines}, year = 2020}")]


@pytest.fixture
def all_are_large(settings):
    settings.IMPORT_BACKGROUND_BYTES = 0


def test_a_small_import_is_planned_and_written_at_once():
    user = User.objects.create_user("ada")
    batch = start(FILES, "Zotero", user)
    assert (batch.status, batch.user, batch.counts) == ("planned", user, {"new": 1})
    assert background.confirm_batch(batch, batch.digest) is True
    batch.refresh_from_db()
    assert batch.status == "applied"
    assert Publication.objects.get().title == "On engines"


def test_a_plan_that_is_out_of_date_is_not_written():
    batch = start(FILES, "Zotero", None)
    assert background.confirm_batch(batch, "another digest") is False
    assert not Publication.objects.exists()


def test_an_import_is_large_from_more_than_a_number_of_bytes_on(settings):
    batch = start([*FILES, SourceFile("b.bib", b"")], "Zotero", None)
    size = len(FILES[0].content)
    settings.IMPORT_BACKGROUND_BYTES = size
    assert not is_large(batch)
    settings.IMPORT_BACKGROUND_BYTES = size - 1
    assert is_large(batch)
    assert not is_large(ImportBatch.objects.create(source="Empty"))


@pytest.mark.usefixtures("all_are_large")
def test_a_large_import_waits_for_the_worker_at_each_step(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        batch = start(FILES, "Zotero", None)
        assert (batch.status, batch.entries.count()) == ("planning", 0)
    batch.refresh_from_db()
    assert batch.status == "planned"
    with django_capture_on_commit_callbacks(execute=True):
        assert background.confirm_batch(batch, batch.digest) is None
        batch.refresh_from_db()
        assert batch.status == "applying"
        assert not Publication.objects.exists()
    batch.refresh_from_db()
    assert batch.status == "applied"
    with django_capture_on_commit_callbacks(execute=True):
        assert take_back(batch, None) is None
        batch.refresh_from_db()
        assert batch.status == "undoing"
    batch.refresh_from_db()
    assert batch.status == "undone"
    assert not Publication.objects.live().exists()


@pytest.mark.usefixtures("all_are_large")
def test_what_is_not_planned_is_not_given_to_the_worker(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        batch = start(FILES, "Zotero", None)
        ImportBatch.objects.update(status="failed")
        assert background.confirm_batch(batch, "digest") is None
    assert len(callbacks) == 1
    batch.refresh_from_db()
    assert batch.status == "failed"


def test_what_goes_wrong_is_logged_and_told(monkeypatch, caplog):
    batch = start(FILES, "Zotero", None)
    monkeypatch.setattr(background, "confirm", lambda *_args: 1 / 0)
    assert background.confirm_batch(batch, batch.digest) is False
    batch.refresh_from_db()
    assert batch.status == "failed"
    assert [message.code for message in batch.messages] == ["import-failed"]
    monkeypatch.setattr(background, "plan_staged", lambda _batch: 1 / 0)
    background.plan(batch)
    assert batch.status == "failed"
    assert [record.getMessage() for record in caplog.records] == [
        f"Import {batch.pk} could not be written.",
        f"Import {batch.pk} could not be planned.",
    ]


def test_a_small_import_is_taken_back_at_once_and_once_only():
    batch = start(FILES, "Zotero", None)
    background.confirm_batch(batch, batch.digest)
    batch.refresh_from_db()
    user = User.objects.create_user("ada")
    record = take_back(batch, user)
    assert (record.undoes, record.user) == (batch, user)
    batch.refresh_from_db()
    for refused in (batch, record):
        assert not may_be_taken_back(refused)
        with pytest.raises(UndoRefusedError):
            take_back(refused, user)


@pytest.mark.parametrize(
    ("status", "taken_back", "replaced"),
    [
        ("planning", False, True),
        ("planned", False, True),
        ("applying", False, True),
        ("applied", True, False),
        ("undoing", True, False),
        ("failed", False, True),
        ("undone", False, False),
    ],
)
def test_what_may_be_done_with_an_import_while_nothing_is_written(status, taken_back, replaced):
    batch = ImportBatch(status=status)
    assert may_be_taken_back(batch) == taken_back
    assert may_be_replaced(batch) == replaced


@pytest.mark.parametrize("status", ["planning", "applying", "undoing"])
def test_an_import_that_may_be_running_is_left_alone(status):
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [run._LOCK])
        batch = ImportBatch(status=status)
        assert not may_be_taken_back(batch)
        assert not may_be_replaced(batch)
        assert may_be_replaced(ImportBatch(status="planned"))
        assert may_be_taken_back(ImportBatch(status="applied"))
    finally:
        other.close()
