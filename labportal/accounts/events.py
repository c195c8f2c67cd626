"""Writing the log of accounts, and keeping it for as long as the settings say."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from labportal.models import AccountEvent, EventKind
from labportal.serving.client_address import client_address
from labportal.serving.current_request import current_request

_logger = logging.getLogger(__name__)
#: The actor where there is no request: commands, the worker.
COMMAND = "manage.py"
_actor: ContextVar[str] = ContextVar("actor", default="")


@contextmanager
def acting(actor: str) -> Iterator[None]:
    """Log what happens meanwhile as done by this actor, who is no account: a service, a command."""
    token = _actor.set(actor)
    try:
        yield
    finally:
        _actor.reset(token)


def record(kind: EventKind, account: str = "", detail: object = "", by: str = "") -> None:
    """Write an event: in the log of accounts, and as a line of the server's log."""
    record_each(kind, [(account, detail)], by)


def record_each(kind: EventKind, happened: Iterable[tuple[str, object]], by: str = "") -> None:
    """Write events of one kind, each with its account and detail, in one query."""
    request: Any = current_request()
    user = getattr(request, "user", None)
    by = by or _actor.get() or (user.get_username() if user else "" if request else COMMAND)
    events = [
        AccountEvent(
            kind=kind,
            account=account[:150],
            detail=str(detail)[:500],
            by=by[:150],
            address=client_address(request) if request else None,
        )
        for account, detail in happened
    ]
    AccountEvent.objects.bulk_create(events)
    # Of a dry run, which is taken back, the server's log tells as little as that of accounts.
    transaction.on_commit(partial(_tell, events))


def _tell(events: Iterable[AccountEvent]) -> None:
    for event in events:
        _logger.info(
            "%s account=%r by=%r from=%s %r",
            event.kind,
            event.account,
            event.by,
            event.address or "-",
            event.detail,
        )


def forget_old_events(now: datetime | None = None) -> int:
    """Delete events that are older than the settings say; return how many there were."""
    last = (now or timezone.now()) - timedelta(days=settings.ACCOUNT_LOG_DAYS)
    return AccountEvent.objects.filter(at__lt=last).delete()[0]
