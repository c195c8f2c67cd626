"""`manage.py worker`: the task worker, which also does what is due by the clock."""

import logging
from argparse import ArgumentParser
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from django.conf import settings
from django.db import connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands import db_worker
from wagtail.models import Site

from labportal.accounts.events import forget_old_events
from labportal.accounts.sessions import forget_old_sessions
from labportal.base.database.content_stamp import prune_changes
from labportal.base.database.heartbeat import WORKER, Heartbeat
from labportal.base.database.host_turn import forget_past_turns
from labportal.desk.mail.weekly_mail import write_due_mails
from labportal.operation.abandoned_tasks import AbandonedTasks, WorkerLock
from labportal.operation.renditions import RenditionRound
from labportal.operation.retention import (
    forget_lost_renditions,
    forget_old_tasks,
    forget_old_uploads,
)
from labportal.operation.schedule import follow_schedule
from labportal.privacy.expiry.leavers import remove_contacts_of_leavers
from labportal.privacy.expiry.portraits import withdraw_portraits
from labportal.staffing.changes import follow_due
from labportal.web_links.round import ask_due_links

#: Seconds between two looks at what is due.
PAGES, MAILS, RIGHTS, CHANGES, HOURLY, SIGN, PICTURES = 60, 900, 600, 300, 3600, 30, 3
#: Two signs of life at least, so that no worker is taken for gone that was only cut off.
ABANDONED = 3 * SIGN

_logger = logging.getLogger(__name__)


class Command(db_worker.Command):
    """Django-tasks' worker, with clocks beside it: an import of minutes delays no page."""

    help = "Work off long tasks, and do by the clock: pages, mails, links, rights that end, logs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        # A reload would leave the clocks behind.
        parser.set_defaults(backend_name="long", reload=False)

    def handle(self, **options: Any) -> None:
        """Work until a signal comes; a task, page, mail or link that was begun is finished."""
        stop = Event()
        # A process that is started again by the same name is another one.
        options["worker_id"] = f"{options['worker_id']}-{get_random_string(8)}"
        lock = WorkerLock(options["worker_id"])
        lock.hold()
        due = [(lock.hold, SIGN), *jobs(stop)]
        clocks = [Thread(target=repeat, args=(*job, stop)) for job in due]
        for clock in clocks:
            clock.start()
        try:
            super().handle(**options)
        finally:
            stop.set()
            for clock in clocks:
                clock.join()
            lock.release()


def jobs(stop: Event) -> list[tuple[Callable[[], object], int]]:
    """Return what is to be done by the clock, each with the seconds in between."""
    found: list[tuple[Callable[[], object], int]] = [
        (give_sign_of_life, SIGN),
        (AbandonedTasks().go, ABANDONED),
        (follow_schedule, PAGES),
        (write_due_mails, MAILS),
        (forget_old_events, HOURLY),
        (forget_old_sessions, HOURLY),
        (forget_old_tasks, HOURLY),
        (forget_old_uploads, HOURLY),
        (remove_contacts_of_leavers, HOURLY),
        (withdraw_portraits, HOURLY),
        (forget_past_turns, HOURLY),
        (forget_lost_renditions, HOURLY),
        (follow_due, RIGHTS),
        (prune_changes, CHANGES),
        (RenditionRound().go, PICTURES),
    ]
    if settings.CHECK_LINKS:
        found.append((lambda: ask_due_links(stop.is_set), HOURLY))
    return found


def repeat(job: Callable[[], object], seconds: int, stop: Event) -> None:
    """Do a job again and again until `stop` is set; to be run in a thread of its own.

    A job that fails is logged, and is done again the next time.
    """
    while True:
        # Kept for an hour otherwise, whatever other processes change.
        Site.clear_site_root_paths_cache()
        try:
            job()
        except Exception:
            _logger.exception("A job of the clock failed, and is tried again.")
        # Nobody else closes what a thread has opened.
        connections.close_all()
        if stop.wait(seconds):
            return


def give_sign_of_life() -> None:
    """Note that the worker is at work."""
    Heartbeat.give(WORKER)
