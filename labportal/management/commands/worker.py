"""`manage.py worker`: the task worker, which also publishes what is scheduled."""

from argparse import ArgumentParser
from threading import Event, Thread
from typing import Any

from django_tasks_db.management.commands import db_worker

from labportal.serving.scheduled_publishing import publish_until


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
