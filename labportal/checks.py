"""System checks of the portal: `manage.py check --deploy`, and what `migrate` asks first."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password
from django.core import checks
from django.db import DatabaseError, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from labportal.demo.accounts import sign_ins


def register() -> None:
    """Register the checks with Django."""
    checks.register(demo_accounts_are_closed, checks.Tags.security, deploy=True)
    checks.register(replaced_migrations_are_complete, checks.Tags.database)


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


def replaced_migrations_are_complete(
    app_configs: Any, databases: Iterable[str] | None = None, **kwargs: Any
) -> Iterable[checks.CheckMessage]:
    """Return an error for each migration of whose replaced ones a database has some, but not all.

    Django leaves such a migration out of its plan and takes the database for migrated. It is to be
    dropped when nothing is replaced any more.
    """
    files = MigrationLoader(None).disk_migrations
    errors = []
    for alias in databases or ():
        applied = MigrationRecorder(connections[alias]).applied_migrations()
        for migration in files.values():
            replaced = set(migration.replaces)
            missing = sorted(replaced - applied.keys())
            # Where the files are still there, Django applies those that are missing.
            if missing and len(missing) < len(replaced) and not replaced & files.keys():
                errors.append(
                    checks.Error(
                        f"The database “{alias}” lacks some of the migrations that {migration} "
                        f"replaces: {', '.join(map('.'.join, missing))}.",
                        hint=(
                            "Migrate it with the last version of the portal that has them, and "
                            "then with this one; or start with an empty database."
                        ),
                        id="labportal.E002",
                    )
                )
    return errors
