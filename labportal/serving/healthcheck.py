"""`python -m labportal.serving.healthcheck web|worker`: exit 0 if the service is well."""

import os
import sys
from http import HTTPStatus
from http.client import HTTPConnection

import psycopg2

SECONDS = 3


def web() -> bool:
    """Return whether the web server in this container answers."""
    client = HTTPConnection("127.0.0.1", int(os.environ.get("GRANIAN_PORT", "8000")), SECONDS)
    # The portal answers to its own names only.
    host = os.environ["ALLOWED_HOSTS"].split(",")[0].strip().lstrip(".")
    client.request("GET", "/healthz", headers={"Host": host})
    return client.getresponse().status == HTTPStatus.OK


def worker() -> bool:
    """Return whether the worker can get at its tasks; it has no port to ask."""
    connection = psycopg2.connect(os.environ["DATABASE_URL"], connect_timeout=SECONDS)
    connection.close()
    return True


if __name__ == "__main__":
    sys.exit(not {"web": web, "worker": worker}[sys.argv[1]]())
