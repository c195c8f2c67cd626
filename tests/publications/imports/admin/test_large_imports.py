"""Large imports are left to the worker; what is done at once is done once."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import signing
from django.db import connection, connections, transaction
from django_tasks import default_task_backend, task_backends

from publications.bibtex.entry import SourceFile
from publications.imports import run
from publications.imports.admin.pages import PLAN_SALT
from publications.imports.staging import confirm, plan_staged, reported, stage
from publications.imports.tasks import confirm_import, plan_import, take_back_import
from publications.models import ImportBatch, ImportProgress, Publication
from tests.publications.imports.admin.wizard import (
    CASCADE,
    SURE,
    VESSELS,
    Wizard,
    address,
)


@pytest.fixture
def queue(settings, monkeypatch):
    """Make every import a large one, and return what would wait for the worker."""
    settings.IMPORT_BACKGROUND_BYTES = 10
    waiting = []
    for name in TASKS:
        monkeypatch.setattr(f"publications.imports.background.{name}", _Waiting(name, waiting))
    return waiting


TASKS = {
    "plan_import": plan_import,
    "confirm_import": confirm_import,
    "take_back_import": take_back_import,
}


class _Waiting:
    def __init__(self, name, waiting):
        self.task = TASKS[name]
        self.waiting = waiting

    def enqueue(self, *args):
        self.waiting.append((self.task, args))


def _work(queue):
    """Do what the worker would do."""
    while queue:
        task, args = queue.pop(0)
        task.call(*args)


def _progress(wizard, batch):
    return json.loads(wizard.client.get(address(batch, "progress")).content)


@pytest.mark.django_db(transaction=True)
def test_a_large_import_waits_for_the_worker_twice_and_says_how_far_it_is(wizard, queue):
    batch = wizard.plan(CASCADE + VESSELS)
    assert batch.status == "planning"
    page = wizard.page(batch)
    assert "Waiting for the worker to begin." in page
    assert "<progress" in page
    assert _progress(wizard, batch) == {"status": "planning", "begun": False, "done": 0, "total": 0}
    _work(queue)
    batch.refresh_from_db()
    assert (batch.status, batch.counts) == ("planned", {"new": 2})
    assert wizard.post(batch, "confirm", {"plan": wizard.signed_plan(batch)}).status_code == 302
    assert batch.status == "applying"
    assert not Publication.objects.exists()
    _work(queue)
    batch.refresh_from_db()
    assert batch.status == "applied"
    assert _progress(wizard, batch) == {"status": "applied", "begun": True, "done": 2, "total": 2}
    assert Publication.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_progress_is_seen_by_others_while_the_import_is_being_written():
    batch = ImportBatch.objects.create(source="s", counts={"new": 5})
    with reported(batch) as report, transaction.atomic():
        report(3)
        report(2)
        with ThreadPoolExecutor(1) as other:
            seen = other.submit(_seen_elsewhere, batch.pk).result()
    assert seen == (3, 5)


def _seen_elsewhere(pk):
    try:
        return ImportProgress.objects.values_list("done", "total").get(pk=pk)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_confirming_a_large_import_twice_queues_it_once(wizard, queue):
    batch = wizard.plan(CASCADE)
    _work(queue)
    plan = wizard.signed_plan(batch)
    for _ in range(2):
        wizard.post(batch, "confirm", {"plan": plan})
    assert len(queue) == 1


@pytest.mark.django_db(transaction=True)
def test_a_large_import_whose_plan_is_outdated_goes_back_to_its_plan(wizard, queue):
    batch = wizard.plan(CASCADE)
    _work(queue)
    batch.refresh_from_db()
    plan = wizard.signed_plan(batch)
    run.import_files([SourceFile("a.bib", CASCADE.encode())], "Zotero")
    wizard.post(batch, "confirm", {"plan": plan})
    _work(queue)
    batch.refresh_from_db()
    assert batch.status == "planned"
    assert "The records have changed since this plan was shown" in wizard.page(batch)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("step", ["plan", "confirm"])
def test_a_task_that_crashes_leaves_nothing_but_a_failed_import_and_what_to_do(
    wizard, queue, monkeypatch, step
):
    batch = wizard.plan(CASCADE)
    if step == "confirm":
        _work(queue)
        batch.refresh_from_db()
        wizard.post(batch, "confirm", {"plan": wizard.signed_plan(batch)})
    with monkeypatch.context() as broken:
        broken.setattr(f"publications.imports.staging.{'log' if step == 'plan' else 'apply'}", None)
        with pytest.raises(TypeError):
            _work(queue)
    batch.refresh_from_db()
    assert batch.status == "failed"
    assert not Publication.objects.exists()
    page = wizard.page(batch)
    assert "nothing was written. Plan it anew" in page
    assert "Plan these files anew" in page
    assert "Discard" in page
    queue.clear()
    wizard.post(batch, "again")
    _work(queue)
    batch.refresh_from_db()
    assert batch.status == "planned"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("step", ["plan", "confirm"])
def test_an_import_that_waits_for_a_worker_that_is_gone_can_be_planned_anew_or_discarded(
    wizard, queue, step
):
    batch = wizard.plan(CASCADE)
    if step == "confirm":
        _work(queue)
        batch.refresh_from_db()
        wizard.post(batch, "confirm", {"plan": wizard.signed_plan(batch)})
    lost = list(queue)
    queue.clear()
    assert "the task worker may have been stopped" in wizard.page(batch)
    wizard.post(batch, "again")
    _work(queue)
    _work(lost)
    batch.refresh_from_db()
    assert (batch.status, batch.counts) == ("planned", {"new": 1})
    assert not Publication.objects.exists()
    wizard.post(batch, "discard", SURE)
    assert not ImportBatch.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_import_that_is_being_written_is_not_taken_away_from_the_worker(wizard, queue):
    batch = wizard.plan(CASCADE)
    with ThreadPoolExecutor(1) as worker, connection.copy().cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [run._LOCK])
        for action in ("again", "discard"):
            worker.submit(_in_thread, wizard.post, batch, action, SURE).result()
        cursor.execute("SELECT pg_advisory_unlock(%s)", [run._LOCK])
        cursor.connection.close()
    assert len(queue) == 1
    assert batch.status == "planning"


@pytest.mark.django_db(transaction=True)
def test_a_discarded_import_does_not_come_back_when_its_task_is_done(wizard, queue):
    batch = wizard.plan(CASCADE)
    late = ImportBatch.objects.get(pk=batch.pk)
    wizard.post(batch, "discard", SURE)
    plan_staged(late)
    _work(queue)
    assert not ImportBatch.objects.exists()


@pytest.mark.django_db
def test_a_plan_that_comes_late_does_not_change_what_was_written_meanwhile(wizard):
    batch = wizard.plan(CASCADE)
    late = ImportBatch.objects.get(pk=batch.pk)
    wizard.confirm(batch)
    entries = list(batch.entries.values_list("pk", flat=True))
    plan_staged(late)
    batch.refresh_from_db()
    assert batch.status == "applied"
    assert list(batch.entries.values_list("pk", flat=True)) == entries


@pytest.mark.django_db(transaction=True)
def test_two_who_confirm_at_the_same_moment_import_once():
    batch = stage([SourceFile("a.bib", (CASCADE + VESSELS).encode())], "Zotero", None)
    plan_staged(batch)
    with ThreadPoolExecutor(2) as two:
        answers = [two.submit(_in_thread, confirm, batch.pk, batch.digest) for _ in range(2)]
        assert [answer.result() for answer in answers] == [True, True]
    assert Publication.objects.count() == 2
    assert batch.entries.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_file_at_the_same_moment_make_one_set_of_publications(wizard):
    batches = [wizard.plan(CASCADE + VESSELS) for _ in range(2)]
    plans = [signing.dumps(batch.digest, salt=PLAN_SALT) for batch in batches]
    other = Wizard(batches[0].user)
    with ThreadPoolExecutor(2) as two:
        answers = [
            two.submit(_in_thread, browser.post, batch, "confirm", {"plan": plan})
            for browser, batch, plan in zip((wizard, other), batches, plans, strict=True)
        ]
        assert {answer.result().status_code for answer in answers} == {302}
    assert Publication.objects.count() == 2
    assert sorted(batch.status for batch in batches) == ["applied", "planned"]


def _in_thread(work, *args):
    try:
        return work(*args)
    finally:
        connections.close_all()


def test_imports_have_a_queue_of_their_own():
    assert plan_import.backend == confirm_import.backend == "long"
    assert task_backends["long"] is not default_task_backend


@pytest.fixture
def applied(wizard, queue):
    """Return a large import that the worker has written."""
    batch = wizard.plan(CASCADE + VESSELS)
    _work(queue)
    wizard.post(batch, "confirm", {"plan": wizard.signed_plan(batch)})
    _work(queue)
    batch.refresh_from_db()
    assert batch.status == "applied"
    return batch


@pytest.mark.django_db(transaction=True)
def test_a_large_import_is_taken_back_by_the_worker(wizard, queue, applied):
    assert wizard.post(applied, "undo").status_code == 302
    assert applied.status == "undoing"
    assert Publication.objects.live().count() == 2
    page = wizard.page(applied)
    assert "The import is being taken back" in page
    assert "Ask it again" in page
    wizard.post(applied, "undo")
    _work(queue)
    applied.refresh_from_db()
    assert applied.status == "undone"
    assert not Publication.objects.live().exists()
    assert ImportBatch.objects.filter(undoes=applied).count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_undo_that_crashes_leaves_the_import_as_it_was_and_says_so(
    wizard, queue, applied, monkeypatch
):
    wizard.post(applied, "undo")
    monkeypatch.setattr("publications.imports.undo.reversal.plan_undo", None)
    with pytest.raises(TypeError):
        _work(queue)
    applied.refresh_from_db()
    assert applied.status == "applied"
    assert Publication.objects.live().count() == 2
    assert "could not be taken back" in wizard.page(applied)


@pytest.mark.django_db(transaction=True)
def test_an_import_that_waits_to_be_taken_back_is_not_discarded(wizard, queue, applied):
    wizard.post(applied, "undo")
    for action in ("discard", "again"):
        wizard.post(applied, action, SURE)
        assert applied.status == "undoing"
