"""`manage.py dbshell` for the embedded server."""

from typing import Any

from django.db.backends.postgresql import client

from labportal.postgres import server
from labportal.postgres.cluster import PORT, Cluster


class DatabaseClient(client.DatabaseClient):
    """Django's client, told where the socket is; takes `psql` from the path."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Any
    ) -> tuple[list[str], dict[str, str] | None]:
        """Return the command line and environment of psql."""
        cluster = Cluster(settings_dict["CLUSTER"], settings_dict["CLUSTER_OPTIONS"])
        place = {"HOST": str(server.address(cluster)), "PORT": str(PORT)}
        return super().settings_to_cmd_args_env({**settings_dict, **place}, parameters)
