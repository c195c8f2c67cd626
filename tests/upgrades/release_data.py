"""The first release's database with the demo lab as SQL; `make release-data` writes it anew."""

import gzip
import io
import os
import re
import subprocess
import tempfile
import warnings
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

FIRST = "0.1.0"
DATA = Path(__file__).parent / "data" / f"{FIRST}.sql.gz"
_EXTENSIONS = ("pg_trgm", "unaccent")
# What only newer servers and psql understand, and what says nothing.
_LEFT_OUT = re.compile(r"^(?:--.*|\\\w*restrict .*|SET transaction_timeout .*|)\n", re.MULTILINE)


def load() -> None:
    """Put the first release's tables and rows in the place of what the database has."""
    sql = gzip.decompress(DATA.read_bytes()).decode()
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute(sql)
    # A dump leaves no schema in the path of its connection.
    connection.close()


def dumped() -> bytes:
    """Return the database as SQL that any supported server reads."""
    from labportal.postgres.programs import client_program  # noqa: PLC0415 - needs the apps

    connection.ensure_connection()
    version = connection.connection.server_version // 10_000
    words, environment = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    result = subprocess.run(
        [
            client_program("pg_dump", version),
            *("--no-owner", "--no-privileges", "--schema=public", "--rows-per-insert=100"),
            *(f"--extension={name}" for name in _EXTENSIONS),
            *("--exclude-table-data=public.django_session", *words[1:]),
        ],
        check=True,
        capture_output=True,
        env={**os.environ, **(environment or {}), "PGCLIENTENCODING": "UTF8"},
    )
    return _LEFT_OUT.sub("", result.stdout.decode()).encode()


def write() -> None:
    """Make the demo lab in a database of its own, and write it down."""
    name = f"{connection.settings_dict['TEST']['NAME']}_release"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template1')
    connection.settings_dict["NAME"] = name
    try:
        call_command("migrate", verbosity=0, interactive=False)
        with tempfile.TemporaryDirectory() as media, override_settings(MEDIA_ROOT=media):
            call_command("load_demo", verbosity=0, stdout=io.StringIO())
        content = dumped()
    finally:
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    DATA.parent.mkdir(exist_ok=True)
    # Without the moment, so that the same content is the same file.
    DATA.write_bytes(gzip.compress(content, 9, mtime=0))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "labportal.settings.test")
    os.environ.setdefault("LOG_LEVEL", "ERROR")
    django.setup()
    assert settings.SECRET_KEY == "only-for-tests", "It is made of the settings of tests."
    warnings.simplefilter("ignore", ResourceWarning)
    write()
