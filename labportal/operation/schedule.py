"""The schedule: each is published or taken back by itself, and keeps no other back by a fault."""

import logging
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

_logger = logging.getLogger(__name__)


def follow_schedule() -> int:
    """Publish what is due and take back what has expired, as `publish_scheduled` does.

    What fails is logged, stays as it is, and is due again the next time. Return how many failed.
    """
    failed = 0
    for name, do in _due():
        try:
            with transaction.atomic():
                do()
        except Exception:
            failed += 1
            _logger.exception("%s is scheduled, and failed.", name)
    return failed


def _due() -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield what is to be done and the name of what it is done to, the earliest first."""
    now = timezone.now()
    for model in _scheduled_models():
        expired = model._default_manager.filter(live=True, expire_at__lt=now)
        for record in expired.order_by("expire_at"):
            yield str(record), _taking_back(record)
    for revision in Revision.objects.filter(approved_go_live_at__lt=now).order_by(
        "approved_go_live_at"
    ):
        yield revision.object_str, _publishing(revision)


def _scheduled_models() -> list[Any]:
    """Return the models of what may be scheduled: of pages, the one that all are."""
    kinds = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
    return [model for model in kinds if model is Page or not issubclass(model, Page)]


def _taking_back(record: Any) -> Callable[[], Any]:
    return lambda: record.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publishing(revision: Any) -> Callable[[], Any]:
    return lambda: revision.publish(log_action="wagtail.publish.scheduled")
