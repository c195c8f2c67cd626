"""Accounts for people, and the link by which they set their password.

The link is that of Django's password reset: it works once, for as many days as the setting
PASSWORD_RESET_TIMEOUT says, and no more after somebody signed in or the e-mail changed.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.utils import get_user_display_name
from wagtail.users.models import UserProfile

from labportal.base.text.links import absolute
from labportal.models import LabSettings
from labportal.staffing.rights import grantable
from people.models import Person

_logger = logging.getLogger(__name__)


def days_valid() -> int:
    """Return for how many days a link works."""
    return timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT).days


def valid_until() -> datetime:
    """Return until when a link works that is made now."""
    return timezone.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


def make_account(
    username: str, email: str, person: Person, auth_groups: Iterable[Group], language: str
) -> User:
    """Make an account without a password, in these auth groups, for a saved person.

    The person's record is saved with it. It is never a superuser's.
    """
    account = User(
        username=username,
        email=email,
        first_name=person.given[:150],
        last_name=person.surname[:150],
    )
    account.set_unusable_password()
    account.save()
    account.groups.add(*auth_groups)
    profile = UserProfile.get_for_user(account)
    profile.preferred_language = language
    profile.save()
    person.user = account
    person.save()
    return account


def may_invite(by: Any, account: User) -> bool:
    """Return whether `by` may have the link of an account: one without rights that `by` lacks."""
    if by.is_superuser:
        return account.is_active
    groups = account.groups.all()
    return (
        account.is_active
        and not account.is_superuser
        and account.user_permissions.count() == 0
        and len(grantable(by, groups)) == len(groups)
    )


def link_of(account: User) -> str:
    """Return the address at which the password of an account is set."""
    uid = urlsafe_base64_encode(force_bytes(account.pk))
    token = default_token_generator.make_token(account)
    path = reverse("wagtailadmin_password_reset_confirm", args=[uid, token])
    return absolute(path)


def send_invitation(account: User, language: str, by: Any) -> bool:
    """Send the link by e-mail, in a language; return whether it could be sent."""
    try:
        with override(language):
            _message(account, by).send()
    except (SMTPException, OSError):
        _logger.exception("The invitation to account %s could not be sent.", account.pk)
        return False
    return True


def _message(account: User, by: Any) -> EmailMessage:
    lab = LabSettings.name_in_mails()
    body = render_to_string(
        "labportal/invitation.txt",
        {
            "name": get_user_display_name(account),
            "username": account.get_username(),
            "lab": lab,
            "by": get_user_display_name(by),
            "link": link_of(account),
            "days": days_valid(),
            "root": settings.WAGTAILADMIN_BASE_URL,
        },
    )
    # A name may hold what a header must not.
    subject = " ".join((_("%(lab)s: your account") % {"lab": lab}).split())
    return EmailMessage(
        subject, body, to=[account.email], headers={"Auto-Submitted": "auto-generated"}
    )
