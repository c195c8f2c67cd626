"""System checks of the portal: `manage.py check --deploy`."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password
from django.core import checks
from django.db import DatabaseError

from labportal.demo.accounts import sign_ins


@checks.register(checks.Tags.security, deploy=True)
def demo_accounts_are_closed(app_configs: Any, **kwargs: Any) -> Iterable[checks.CheckMessage]:
    """Return an error for each demo account that anybody could sign in to."""
    passwords = {one.username: one.password for one in sign_ins()}
    users = get_user_model().objects.filter(username__in=passwords, is_active=True)
    try:
        hashes = list(users.values_list("username", "password"))
    except DatabaseError:
        return [
            checks.Warning(
                "The database could not be asked whether demo accounts are open.",
                hint="Let it be reached and migrated, and check again.",
                id="labportal.W001",
            )
        ]
    return [
        checks.Error(
            f"The demo account “{username}” has its demo password.",
            hint=(
                f"Everybody knows it. Run `manage.py changepassword {username}`, or delete the "
                "account in the admin."
            ),
            id="labportal.E001",
        )
        for username, encoded in hashes
        if check_password(passwords[username], encoded)
    ]
