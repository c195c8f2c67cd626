"""`manage.py migrate`: Django's own, one at a time."""

from typing import Any

from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connections

# The key of the lock: any number that no other lock has.
_MIGRATING = 5_071_904


class Command(migrate.Command):
    """Migrate; whoever else begins at the same moment waits, and finds it done."""

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_MIGRATING])
        try:
            super().handle(*args, **options)
            if not (options["plan"] or options["check_unapplied"]):
                # The table of a cache in the database (CACHE_URL), if there is to be one.
                call_command("createcachetable", database=options["database"], verbosity=0)
        finally:
            # A connection that broke has let go of it.
            if connection.is_usable():
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [_MIGRATING])
