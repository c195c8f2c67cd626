"""The worker publishes pages, and takes them back, when their editors said so."""

from datetime import timedelta
from threading import Event, Thread, current_thread
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Revision

from labportal.base.models import Heartbeat
from labportal.desk.pages import late_pages
from labportal.management.commands import worker
from labportal.models import AccountEvent, StandardPage
from labportal.operation.schedule import follow_schedule
from tests.portal import SiteTree


def _add(tree: SiteTree, slug: str, **fields: Any) -> StandardPage:
    page = StandardPage(title=slug, slug=slug, locale=tree["home"]["en"].locale, **fields)
    tree["home"]["en"].add_child(instance=page)
    return page


def seconds_since(moment: Any) -> float:
    return float((timezone.now() - moment).total_seconds())


def test_a_page_is_published_when_it_is_time_and_not_before(
    site_tree: SiteTree, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    then = timezone.now() + timedelta(hours=1)
    page = _add(site_tree, "soon", live=False, go_live_at=then)
    page.save_revision().publish()
    follow_schedule()
    assert client.get("/soon/").status_code == 404
    monkeypatch.setattr(timezone, "now", lambda: then + timedelta(seconds=1))
    follow_schedule()
    assert client.get("/soon/").status_code == 200


def test_a_page_is_taken_back_when_its_time_is_over(site_tree: SiteTree, client: Client) -> None:
    page = _add(site_tree, "past")
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    follow_schedule()
    assert client.get("/past/").status_code == 404


def test_a_page_that_cannot_be_published_stays_scheduled_is_told_and_keeps_none_back(
    site_tree: SiteTree, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    then = timezone.now() + timedelta(hours=1)
    pages = [_add(site_tree, f"soon-{n}", live=False, go_live_at=then) for n in range(3)]
    expired = _add(site_tree, "past")
    Page.objects.filter(pk=expired.pk).update(expire_at=then)
    for page in pages:
        page.save_revision().publish()
    monkeypatch.setattr(timezone, "now", lambda: then + timedelta(minutes=30))
    publish = Revision.publish

    def fail(self: Revision, **options: Any) -> None:
        if self.object_id == str(pages[0].pk):
            raise ValueError("broken")
        publish(self, **options)

    with monkeypatch.context() as broken:
        broken.setattr(Revision, "publish", fail)
        assert follow_schedule() == 1
    live = Page.objects.filter(slug__startswith="soon", live=True).values_list("slug", flat=True)
    assert set(live) == {"soon-1", "soon-2"}
    assert "soon-0 is scheduled, and failed." in caplog.text
    assert not Page.objects.get(slug="past").live
    admin = User.objects.create_superuser("admin")
    assert [page.slug for page in late_pages(admin)] == ["soon-0"]
    assert follow_schedule() == 0
    assert Page.objects.get(slug="soon-0").live
    assert not late_pages(admin)


@pytest.mark.django_db(transaction=True)
def test_the_worker_publishes_beside_its_tasks(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TASKS = {**settings.TASKS, "long": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    threads: list[Thread] = []
    monkeypatch.setattr(worker, "follow_schedule", lambda: threads.append(current_thread()))
    call_command("worker", batch=True, startup_delay=False, verbosity=0)
    assert len(threads) == 1
    assert not threads[0].is_alive()


def test_a_job_of_the_clock_that_fails_is_logged_and_done_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    stop = Event()
    done: list[int] = []

    def job() -> None:
        done.append(1)
        if len(done) == 1:
            raise ValueError
        stop.set()

    clock = Thread(target=worker.repeat, args=(job, 0, stop))
    clock.start()
    clock.join()
    assert len(done) == 2
    assert "is tried again" in caplog.text


@pytest.mark.django_db
def test_the_worker_gives_a_sign_of_life_every_half_minute(settings: Any) -> None:
    settings.CHECK_LINKS = False
    for job, seconds in worker.jobs(Event()):
        if seconds == worker.SIGN:
            job()
    assert seconds_since(Heartbeat.moments()["worker"]) < 30


@pytest.mark.django_db
def test_old_events_of_accounts_and_sessions_are_forgotten(settings: Any) -> None:
    settings.CHECK_LINKS = False
    AccountEvent.objects.create(kind="failed", at=timezone.now() - timedelta(days=1000))
    for key, days in (("old", -1), ("new", 1)):
        Session.objects.create(session_key=key, expire_date=timezone.now() + timedelta(days=days))
    for job, seconds in worker.jobs(Event()):
        if seconds == worker.HOURLY:
            job()
    assert not AccountEvent.objects.exists()
    assert [session.pk for session in Session.objects.all()] == ["new"]


def test_links_are_tried_unless_that_is_switched_off(settings: Any) -> None:
    settings.CHECK_LINKS = False
    few = len(worker.jobs(Event()))
    settings.CHECK_LINKS = True
    assert len(worker.jobs(Event())) == few + 1


@pytest.mark.django_db(transaction=True)
def test_the_worker_writes_weekly_mails_and_tries_links_beside_its_tasks(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CHECK_LINKS = True
    settings.TASKS = {**settings.TASKS, "long": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    done: list[str] = []
    monkeypatch.setattr(worker, "write_due_mails", lambda: done.append("mails"))
    monkeypatch.setattr(worker, "ask_due_links", lambda is_stopped: done.append("links"))
    call_command("worker", batch=True, startup_delay=False, verbosity=0)
    assert sorted(done) == ["links", "mails"]
