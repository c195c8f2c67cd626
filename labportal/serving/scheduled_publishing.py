"""Pages that editors want to be published, or to be taken back, at a certain time."""

import logging
from threading import Event

from django.core.management import call_command
from django.db import connections

SECONDS = 60

_logger = logging.getLogger(__name__)


def publish_due() -> None:
    """Publish pages that are due and unpublish those that have expired.

    What goes wrong is logged, and is due again the next time.
    """
    try:
        call_command("publish_scheduled")
    except Exception:
        _logger.exception("What is scheduled could not all be published.")


def publish_until(stop: Event) -> None:
    """Publish due pages once a minute until `stop` is set; to be run in a thread of its own."""
    while True:
        publish_due()
        # Nobody else closes what a thread has opened.
        connections.close_all()
        if stop.wait(SECONDS):
            return
