"""`python -m labportal.serving.healthcheck web|worker|backup`: exit 0 if the service is well."""

import os
import sys
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import psycopg2

SECONDS = 2
LONGEST_SILENCE = {"worker": "5 minutes", "backup": "2 days"}
#: What `/readyz` says while the database is of an older version.
MIGRATIONS_PENDING = b"migrations pending"


def _database() -> str:
    # Not by the settings: Django would take as long to start as the check may.
    path = os.environ.get("DATABASE_URL_FILE", "")
    return Path(path).read_text(encoding="utf-8").strip() if path else os.environ["DATABASE_URL"]


def web() -> bool:
    """Return whether the web server in this container answers, and its database is migrated.

    One that is busy, or whose database is away, is well: starting it anew would mend nothing.
    """
    status, _ = _asked("/healthz")
    if status != HTTPStatus.OK:
        return False
    try:
        return not _asked("/readyz")[1].startswith(MIGRATIONS_PENDING)
    except (OSError, HTTPException):
        return True


def _asked(path: str) -> tuple[int, bytes]:
    client = HTTPConnection("127.0.0.1", int(os.environ.get("GRANIAN_PORT", "8000")), SECONDS)
    # The portal answers to its own names only.
    host = os.environ["ALLOWED_HOSTS"].split(",")[0].strip().lstrip(".")
    with closing(client):
        client.request("GET", path, headers={"Host": host})
        answer = client.getresponse()
        return answer.status, answer.read()


def gave_sign_of_life(name: str) -> bool:
    """Return whether a service that has no port to ask gave a sign of life lately."""
    connection = psycopg2.connect(_database(), connect_timeout=SECONDS)
    with closing(connection), connection.cursor() as cursor:
        cursor.execute(
            "SELECT FROM base_heartbeat WHERE name = %s AND at > now() - %s::interval",
            [name, LONGEST_SILENCE[name]],
        )
        return cursor.rowcount == 1


if __name__ == "__main__":
    service = sys.argv[1]
    sys.exit(not (web() if service == "web" else gave_sign_of_life(service)))
