"""`manage.py worker`: the task worker, which also publishes what is scheduled."""

import logging
from argparse import ArgumentParser
from threading import Event, Thread
from typing import Any

from django.core.management import call_command
from django.db import connections
from django_tasks_db.management.commands import db_worker

SECONDS = 60

_logger = logging.getLogger(__name__)


class Command(db_worker.Command):
    """Django-tasks' worker, with a clock beside it: an import of minutes delays no page."""

    help = "Work off long tasks, and publish pages, and take them back, when it is time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        # A reload would leave the clock behind.
        parser.set_defaults(backend_name="long", reload=False)

    def handle(self, **options: Any) -> None:
        """Work until a signal comes; a task or a page that was begun is finished."""
        stop = Event()
        clock = Thread(target=publish_until, args=(stop,))
        clock.start()
        try:
            super().handle(**options)
        finally:
            stop.set()
            clock.join()


def publish_until(stop: Event) -> None:
    """Publish due pages once a minute until `stop` is set; to be run in a thread of its own."""
    while True:
        publish_due()
        # Nobody else closes what a thread has opened.
        connections.close_all()
        if stop.wait(SECONDS):
            return


def publish_due() -> None:
    """Publish pages that are due and unpublish those that have expired.

    What goes wrong is logged, and is due again the next time.
    """
    try:
        call_command("publish_scheduled")
    except Exception:
        _logger.exception("What is scheduled could not all be published.")
