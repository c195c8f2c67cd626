"""`manage.py sign_in_link`: a way in for an administrator when the sign-in service is away."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.core.management import BaseCommand, CommandError
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from labportal.accounts.events import record
from labportal.base.text.links import absolute
from labportal.models import EventKind


class Command(BaseCommand):
    """Prints a link by which the owner of an account sets a password, once."""

    help = "Print a link by which an account gets a new password, once; the log tells of it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="name of the account")

    def handle(self, username: str, **options: Any) -> None:
        """Print the link. Raises CommandError for an account that is missing or inactive."""
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no account {username!r}.")
        if not user.is_active:
            raise CommandError(f"The account {username!r} is not active.")
        token = default_token_generator.make_token(user)
        key = urlsafe_base64_encode(force_bytes(user.pk))
        path = reverse("wagtailadmin_password_reset_confirm", args=[key, token])
        record(EventKind.LINK, username)
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        self.stderr.write(f"Valid for {hours} hours, and only until it is used:")
        self.stdout.write(absolute(path))
