"""The weekly mail of what waits for somebody."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.utils import get_user_display_name
from wagtail.users.models import UserProfile

from labportal.base.registries.chores import OpenChore, chores
from labportal.models import LabSettings, WeeklyMail

#: Mondays at seven, in the portal's time zone.
_HOUR = 7

_logger = logging.getLogger(__name__)


def write_due_mails(now: datetime | None = None) -> int:
    """Write to everybody for whom something waits, once a week; return how many mails were sent.

    A mail that cannot be sent is logged, and is due again the next time.
    """
    now = now or timezone.now()
    due_since = _last_monday(now)
    sent = 0
    for user in _readers(due_since):
        try:
            sent += _write_to(user, due_since, now)
        # Of any kind: what the server for e-mail answers, or one chore that cannot be counted.
        except Exception:
            _logger.exception("The weekly mail to account %s could not be sent.", user.pk)
    return sent


def _last_monday(now: datetime) -> datetime:
    """Return the last time at which the mails of a week became due."""
    local = timezone.localtime(now)
    monday = (local - timedelta(days=local.weekday())).replace(
        hour=_HOUR, minute=0, second=0, microsecond=0
    )
    return monday if monday <= local else monday - timedelta(days=7)


def _readers(due_since: datetime) -> QuerySet[Any]:
    """Return the accounts that may be written to and have not been seen to since."""
    accounts = get_user_model().objects.with_perm(
        "wagtailadmin.access_admin", backend="django.contrib.auth.backends.ModelBackend"
    )
    # Who was given an account in the middle of a week is not written to before the next.
    accounts = accounts.filter(date_joined__lt=due_since).exclude(email="")
    seen_to = WeeklyMail.objects.filter(seen_to_at__gte=due_since)
    unwanted = WeeklyMail.objects.filter(wanted=False)
    return accounts.exclude(weekly_mail__in=seen_to).exclude(weekly_mail__in=unwanted)


@transaction.atomic
def _write_to(user: Any, due_since: datetime, now: datetime) -> bool:
    """Write to somebody for whom something waits; return whether it was so."""
    WeeklyMail.objects.get_or_create(user=user)
    # Another worker may be at it, or have been.
    held = WeeklyMail.objects.select_for_update(skip_locked=True).filter(user=user, wanted=True)
    mail = held.exclude(seen_to_at__gte=due_since).first()
    if mail is None:
        return False
    mail.seen_to_at = now
    mail.save()
    lines = chores.open_to(user, [chore for chore in chores if chore.waits])
    if not lines:
        return False
    with override(UserProfile.get_for_user(user).get_preferred_language()):
        _message(user, lines).send()
    return True


def _message(user: Any, lines: list[OpenChore]) -> EmailMessage:
    """Return the mail in the active language."""
    lab = LabSettings.name_in_mails()
    body = render_to_string(
        "labportal/weekly_mail.txt",
        {
            "name": get_user_display_name(user),
            "lab": lab,
            "lines": lines,
            "root": settings.WAGTAILADMIN_BASE_URL,
        },
    )
    # A name may hold what a header must not.
    subject = " ".join((_("%(lab)s: what waits for you") % {"lab": lab}).split())
    return EmailMessage(
        subject, body, to=[user.email], headers={"Auto-Submitted": "auto-generated"}
    )
