"""The engine: Django's PostgreSQL backend with a server that is there when it is needed."""

from typing import Any

from django.db.backends.postgresql import base
from psycopg2 import OperationalError, errors

from labportal.postgres import server
from labportal.postgres.client import DatabaseClient
from labportal.postgres.cluster import PORT, Cluster


class DatabaseWrapper(base.DatabaseWrapper):
    """Connects to the cluster in the CLUSTER of its settings, which it starts first."""

    client_class = DatabaseClient

    @property
    def cluster(self) -> Cluster:
        """The cluster that the settings name."""
        return Cluster(self.settings_dict["CLUSTER"], self.settings_dict["CLUSTER_OPTIONS"])

    def get_connection_params(self) -> dict[str, Any]:
        """Return psycopg2's arguments; nothing that PG* variables could turn elsewhere."""
        host = str(server.address(self.cluster))
        return {**super().get_connection_params(), "host": host, "hostaddr": "", "port": PORT}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; where that fails, the server may have been killed or the database be missing."""
        try:
            return super().get_new_connection(conn_params)
        # Only now: `address` believes the pid file, which a server that is killed leaves behind.
        except OperationalError:
            conn_params |= {"host": str(server.start(self.cluster).socket_folder)}
            if conn_params["dbname"] == server.DATABASE:
                self._create_database(conn_params)
            return super().get_new_connection(conn_params)

    def _create_database(self, conn_params: dict[str, Any]) -> None:
        connection = super().get_new_connection({**conn_params, "dbname": "postgres"})
        # CREATE DATABASE runs in no transaction.
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(f'CREATE DATABASE "{server.DATABASE}"')
        except (errors.DuplicateDatabase, errors.UniqueViolation):
            pass  # it is there, or another process is a moment ahead
        finally:
            connection.close()
