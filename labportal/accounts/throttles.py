"""Bounds on attempts that are no sign-ins: passwords of closed pages, requests for links by mail.

Attempts are rows of the table in which django-axes keeps single failures, so that its commands
forget them, too. What they are for stands in place of the path.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from axes.models import AccessFailureLog
from django.conf import settings
from django.utils import timezone
from django.utils.timesince import timeuntil

from labportal.accounts.locks import lock_end


class TooManyError(Exception):
    """An attempt beyond a bound, which does not count."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.seconds = max(1, ceil((until - timezone.now()).total_seconds()))

    @property
    def wait(self) -> str:
        """The time until the next attempt, in words."""
        now = timezone.now()
        return timeuntil(now + timedelta(minutes=ceil(self.seconds / 60)), now)


@dataclass(frozen=True)
class Bound:
    """The most attempts that count together within a time: those with the same `fields`."""

    fields: tuple[str, ...]
    limit: int
    window: timedelta


@dataclass(frozen=True)
class Throttle:
    """Bounds on the attempts of one purpose, which have a subject and come from an address."""

    purpose: str
    bounds: tuple[Bound, ...]

    def count(self, subject: str, address: str | None) -> AccessFailureLog:
        """Count an attempt and return its row.

        Raises TooManyError. The row is written before it is asked whether there are too many, so
        that attempts at the same moment see each other.
        """
        # Its canonical form may be longer than what was typed.
        subject = subject[: AccessFailureLog._meta.get_field("username").max_length]
        own = AccessFailureLog.objects.filter(path_info=self.purpose)
        own.filter(attempt_time__lt=timezone.now() - settings.LOCK_WINDOW).delete()
        row = AccessFailureLog.objects.create(
            username=subject, ip_address=address, path_info=self.purpose
        )
        if until := max(self._ends(row), default=None):
            row.delete()
            raise TooManyError(until)
        return row

    def _ends(self, row: AccessFailureLog) -> Iterator[datetime]:
        now = timezone.now()
        for bound in self.bounds:
            same = {field: getattr(row, field) for field in bound.fields}
            earlier = AccessFailureLog.objects.filter(
                **same, path_info=self.purpose, attempt_time__gt=now - bound.window
            ).exclude(pk=row.pk)
            times = earlier.order_by("-attempt_time").values_list("attempt_time", flat=True)
            attempts = ((time, 1) for time in times[: bound.limit])
            if end := lock_end(attempts, bound.limit, bound.window):
                yield end


_SUBJECT, _ADDRESS = ("username",), ("ip_address",)


def page_passwords() -> Throttle:
    """Return the bounds on wrong passwords of closed pages and documents."""
    return Throttle(
        "closed page",
        (
            Bound(
                _SUBJECT + _ADDRESS,
                settings.LOCK_PAGE_FAILURES,
                min(settings.AXES_COOLOFF_TIME, settings.LOCK_WINDOW),
            ),
            Bound(_SUBJECT, settings.LOCK_PAGE_FAILURES_ANYWHERE, settings.LOCK_WINDOW),
        ),
    )


def links_by_mail() -> Throttle:
    """Return the bound on links that are asked for by one address of e-mail."""
    return Throttle("link", (Bound(_SUBJECT, settings.LINKS_BY_MAIL, settings.LOCK_WINDOW),))


def senders_of_requests() -> Throttle:
    """Return the bound on links that are asked for from one address of the network."""
    limit = settings.LOCK_LIMITS["ip_address"]
    return Throttle("sender", (Bound(_ADDRESS, limit, settings.LOCK_WINDOW),))
