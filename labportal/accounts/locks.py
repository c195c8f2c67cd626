"""Locks after wrong passwords, kept by django-axes: three bounds in place of its one.

One bound is on an account at an address; it is reached soon and ends soon. The wider ones, on an
account anywhere and on an address whatever the account, stop whoever changes the other of the two.
They do not count for an account at an address where it has signed in lately: colleagues behind one
address go on working, and no stranger elsewhere locks the owner out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt, AccessFailureLog
from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.timesince import timeuntil

from labportal.models import AccountEvent, EventKind
from labportal.serving.client_address import network_address

_KNOWN_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Lock:
    """A lock on an account, an address, or an account at an address, and when it ends."""

    username: str
    address: str
    until: datetime


class LockHandler(AxesDatabaseHandler):
    """Axes' handler, with the portal's bounds."""

    def get_failures(self, request: Any, credentials: dict[str, Any] | None = None) -> int:
        """Return the limit if any bound is reached, so that axes locks, and 0 if none is."""
        username = get_client_username(request, credentials)
        locked = locked_until(username, request.axes_ip_address)
        return settings.AXES_FAILURE_LIMIT if locked else 0

    def reset_attempts(
        self,
        *,
        ip_address: str | None = None,
        username: str | None = None,
        ip_or_username: bool = False,
    ) -> int:
        """Forget the attempts of an account, of an address, of both together, or all.

        The wider bounds count single failures, so that these are forgotten, too.
        """
        named = {"ip_address": ip_address, "username": username}
        conditions = Q()
        for name, value in named.items():
            if value:
                one = Q(**{name: value})
                conditions = conditions | one if ip_or_username else conditions & one
        AccessFailureLog.objects.filter(conditions).delete()
        return AccessAttempt.objects.filter(conditions).delete()[0]

    def clean_expired_user_attempts(
        self, request: HttpRequest | None = None, credentials: dict[str, Any] | None = None
    ) -> int:
        """Forget what counts for no bound any more."""
        now = timezone.now()
        AccessFailureLog.objects.filter(attempt_time__lt=now - settings.LOCK_WINDOW).delete()
        expired = AccessAttempt.objects.filter(attempt_time__lt=now - settings.AXES_COOLOFF_TIME)
        return expired.delete()[0]


def locked_until(username: str | None, address: str | None) -> datetime | None:
    """Return when somebody may try again; None if it is now."""
    now = timezone.now()
    ends = [_pair_end(username, address, now)]
    if not signs_in_at(username, address):
        ends += [_wide_end(field, value, now) for field, value in _wide(username, address)]
    return max((end for end in ends if end), default=None)


def _pair_end(username: str | None, address: str | None, now: datetime) -> datetime | None:
    attempts = AccessAttempt.objects.filter(
        username=username, ip_address=address, attempt_time__gt=now - settings.AXES_COOLOFF_TIME
    ).values_list("attempt_time", "failures_since_start")
    return lock_end(attempts, settings.AXES_FAILURE_LIMIT, settings.AXES_COOLOFF_TIME)


def _wide(username: str | None, address: str | None) -> list[tuple[str, str]]:
    pairs = [("username", username), ("ip_address", address)]
    return [(field, value) for field, value in pairs if value]


def _wide_end(field: str, value: str, now: datetime) -> datetime | None:
    failures = _failures(now).filter(**{field: value}).order_by("-attempt_time")
    limit = settings.LOCK_LIMITS[field]
    times = failures.values_list("attempt_time", flat=True)[:limit]
    return lock_end(((time, 1) for time in times), limit, settings.LOCK_WINDOW)


def _failures(now: datetime) -> QuerySet[AccessFailureLog]:
    """Return the wrong passwords of sign-ins that count now.

    The path of other attempts is their purpose (`throttles.py`).
    """
    return AccessFailureLog.objects.filter(
        path_info__startswith="/", attempt_time__gt=now - settings.LOCK_WINDOW
    )


def lock_end(
    failures: Iterable[tuple[datetime, int]], limit: int, window: timedelta
) -> datetime | None:
    """Return when fewer failures than the limit lie within the window; None if that is so now."""
    total = 0
    for time, count in sorted(failures, reverse=True):
        total += count
        if total >= limit:
            return time + window
    return None


def signs_in_at(username: str | None, address: str | None) -> bool:
    """Return whether an account has signed in from an address within a month."""
    if not username or not address:
        return False
    addresses = AccountEvent.objects.filter(
        kind__in=[EventKind.SIGNED_IN, EventKind.SIGNED_IN_BY_PROVIDER],
        account=username,
        at__gt=timezone.now() - _KNOWN_FOR,
    ).order_by()
    found = addresses.values_list("address", flat=True).distinct()
    return address in {network_address(one) for one in found}


def locks() -> list[Lock]:
    """Return the locks of today, those that end last first."""
    now = timezone.now()
    attempts = AccessAttempt.objects.filter(attempt_time__gt=now - settings.AXES_COOLOFF_TIME)
    pairs = attempts.order_by().values_list("username", "ip_address").distinct()
    found = [(name, address, _pair_end(name, address, now)) for name, address in pairs]
    recent = _failures(now)
    for field, limit in settings.LOCK_LIMITS.items():
        totals = recent.order_by().values_list(field).annotate(total=Count("pk"))
        for value, _ in totals.filter(total__gte=limit).exclude(**{field: None}):
            until = _wide_end(field, value, now)
            found.append((value, "", until) if field == "username" else ("", value, until))
    locked = [Lock(name or "", address or "", until) for name, address, until in found if until]
    return sorted(locked, key=lambda lock: lock.until, reverse=True)


def lift(username: str = "", address: str = "") -> int:
    """Lift the locks of an account, of an address, or of an account at an address."""
    return LockHandler().reset_attempts(username=username or None, ip_address=address or None)


def lock_page(request: HttpRequest, response: Any, credentials: Any) -> HttpResponse:
    """Return the page that says until when sign-in is locked, and what to do."""
    now = timezone.now()
    username = get_client_username(request, credentials)
    until = locked_until(username, request.axes_ip_address) or now  # type: ignore[attr-defined]
    seconds = max(1, ceil((until - now).total_seconds()))
    wait = timeuntil(now + timedelta(minutes=ceil(seconds / 60)), now)
    page = render(request, "labportal/accounts/locked.html", {"wait": wait}, status=429)
    page["Retry-After"] = str(seconds)
    return page
