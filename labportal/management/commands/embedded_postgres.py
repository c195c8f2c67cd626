"""`manage.py embedded_postgres status|stop|remove|url`: look after the embedded PostgreSQL."""

from typing import Any
from urllib.parse import quote

from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS, connections

from labportal.postgres import server
from labportal.postgres.base import DatabaseWrapper


class Command(BaseCommand):
    """Tell whether the server of the settings runs, stop it, remove it, or print its URL."""

    help = "Look after the embedded PostgreSQL, which runs on until it is stopped."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the one thing to do."""
        parser.add_argument(
            "do",
            choices=["status", "stop", "remove", "url"],
            help="tell whether it runs; stop it; stop it and delete its databases; start it and "
            "print its DATABASE_URL",
        )

    def handle(self, *args: Any, do: str, **options: Any) -> None:
        """Do it; raises CommandError if the settings use another PostgreSQL."""
        connection = connections[DEFAULT_DB_ALIAS]
        if not isinstance(connection, DatabaseWrapper):
            if do in {"stop", "remove"}:
                return
            raise CommandError("The settings use the PostgreSQL that DATABASE_URL names.")
        cluster = connection.cluster
        if do == "url":
            folder = quote(str(server.address(cluster)), safe="")
            self.stdout.write(f"postgresql://{server.SUPERUSER}@{folder}/{server.DATABASE}")
        elif do == "remove":
            # A word typed in the wrong place is not to delete somebody's portal.
            if cluster.options.get("fsync") != "off":
                raise CommandError("Only the databases of tests are removed. Delete var/postgres.")
            server.remove(cluster)
            self.stdout.write(f"{cluster.folder}: removed")
        elif do == "stop":
            self.stdout.write(f"{cluster.folder}: {'stopped' if server.stop(cluster) else 'down'}")
        else:
            running = cluster.running()
            state = f"running, process {running.pid}" if running else "down"
            self.stdout.write(f"{cluster.folder}: {state}")
