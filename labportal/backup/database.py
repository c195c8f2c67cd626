"""The database as a dump, by PostgreSQL's own programs; written back in one transaction."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from django.db import DatabaseError, connection, transaction

from labportal.backup.errors import BackupError
from labportal.base.database.content_stamp import renewal_sql
from labportal.postgres.programs import client_program

#: The extensions that migrations make; others are those of the server's administrators.
_EXTENSIONS = ("pg_trgm", "unaccent")
#: Sessions are the keys of people who are signed in: none of them gets into an archive. Nor does
#: the cache (CACHE_URL).
_LEFT_OUT = ("django_session", "cached_value")
#: The time that whoever is using a table is waited for.
_LOCK_SECONDS = 30
#: The key of the lock: any number that no other lock has.
_AT_WORK = 5_071_906
_READY, _COMMITTED = "labportal-restored", "labportal-committed"
# `pg_restore --clean` would drop table by table, and leave half of both where it fails.
_BEGIN = """
BEGIN;
SET LOCAL client_min_messages = warning;
SET LOCAL lock_timeout = '{seconds}s';
DROP SCHEMA IF EXISTS public CASCADE;
"""
# All names are written out, since a dump leaves no schema in the path.
_END = """
{renewal}
\\echo {ready}
"""
_COMMIT = f"""
COMMIT;
\\echo {_COMMITTED}
ANALYZE;
"""


@contextmanager
def locked(*, alone: bool) -> Iterator[None]:
    """Keep restores from the portal meanwhile; if `alone`, backups into whatever folder, too.

    Raises BackupError if one is at it, or the database cannot be reached.
    """
    # Not the connection of the portal, which a restore closes.
    own = connection.copy()
    try:
        with own.cursor() as cursor:
            name = "pg_try_advisory_lock" if alone else "pg_try_advisory_lock_shared"
            cursor.execute(f"SELECT {name}(%s)", [_AT_WORK])
            taken = cursor.fetchone()[0]
    except DatabaseError as error:
        raise BackupError(f"The database cannot be reached.\n{error}") from error
    try:
        if not taken:
            other = "A backup is being made, or restored" if alone else "A backup is being restored"
            raise BackupError(f"{other}: try again when that is done. Nothing was changed.")
        yield
    finally:
        own.close()


@contextmanager
def snapshot() -> Iterator[str]:
    """Let all that is read meanwhile be of one moment; yield its name, for `dump`."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            name = str(cursor.fetchone()[0])
        yield name


def dump(target: IO[bytes] | Any, moment: str) -> None:
    """Write a dump of the database as of a snapshot to `target`; raises BackupError on failure."""
    options = [
        f"--snapshot={moment}",
        *("--format=custom", "--no-owner", "--no-privileges", "--schema=public"),
        *(f"--extension={name}" for name in _EXTENSIONS),
        *(f"--exclude-table-data=public.{name}" for name in _LEFT_OUT),
    ]
    with _running("pg_dump", *options, stdout=subprocess.PIPE) as (process, told):
        assert process.stdout is not None  # noqa: S101 - as Popen was asked for
        shutil.copyfileobj(process.stdout, target, 1 << 20)
        if process.wait():
            raise BackupError(f"The database could not be dumped.\n{told()}")


def restore(dump_file: Path, before_commit: Callable[[], None]) -> None:
    """Put a dump in the place of all that is in the database, in one transaction.

    `before_commit` is called when all is there but not committed; where it raises, or anything else
    goes wrong, the database stays as it was. Raises BackupError.
    """
    pipe = subprocess.PIPE
    words = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null", "--file=-"]
    with (
        _running("psql", *words, stdin=pipe, stdout=pipe) as (psql, psql_told),
        # Without a database to connect to it writes SQL.
        _running("pg_restore", "--no-owner", "--no-privileges", "--file=-", str(dump_file),
                 stdout=pipe, connects=False) as (reader, reader_told),
    ):  # fmt: skip
        try:
            _send(psql, _BEGIN.format(seconds=_LOCK_SECONDS))
            assert reader.stdout is not None  # noqa: S101 - as Popen was asked for
            assert psql.stdin is not None  # noqa: S101
            shutil.copyfileobj(reader.stdout, psql.stdin, 1 << 20)
            # Without a COMMIT, psql's end takes everything back.
            if reader.wait():
                raise BackupError(f"The dump cannot be read.\n{reader_told()}")
            _send(psql, _END.format(renewal=renewal_sql(), ready=_READY))
            _expect(psql, _READY)
            before_commit()
            _send(psql, _COMMIT)
            _expect(psql, _COMMITTED)
        except BrokenPipeError as error:
            psql.wait()
            raise BackupError(
                "The database could not be restored, and is as it was. If it is in use, stop web "
                f"server and worker first.\n{psql_told()}"
            ) from error


def major_version() -> int:
    """Return the major version of the server."""
    connection.ensure_connection()
    return int(connection.connection.server_version) // 10_000


@contextmanager
def _running(
    name: str, *options: str, connects: bool = True, **streams: Any
) -> Iterator[tuple[subprocess.Popen[bytes], Callable[[], str]]]:
    """Run a program of PostgreSQL; yield it, and a function that returns what it complained of.

    Where the block ends before it does, it ends because nobody reads or writes any more.
    """
    program = client_program(name, major_version())
    # Whatever a connection needs is in arguments and environment of Django's own client.
    command, environment = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    arguments = command[1:] if connects else []
    with tempfile.TemporaryFile() as complaints:

        def told() -> str:
            complaints.seek(0)
            return complaints.read().decode(errors="replace").strip()[-2000:]

        process = subprocess.Popen(
            [program, *options, *arguments], env=_surroundings(environment), stderr=complaints,
            **streams,
        )  # fmt: skip
        try:
            yield process, told
        finally:
            for stream in (process.stdin, process.stdout):
                # What was still to be written is for nobody.
                with suppress(BrokenPipeError):
                    if stream is not None:
                        stream.close()
            process.wait()


def _surroundings(own: dict[str, str] | None) -> dict[str, str]:
    return {**os.environ, **(own or {}), "PGCLIENTENCODING": "UTF8"}


def _send(process: subprocess.Popen[bytes], sql: str) -> None:
    assert process.stdin is not None  # noqa: S101 - as Popen was asked for
    process.stdin.write(sql.encode())
    process.stdin.flush()


def _expect(process: subprocess.Popen[bytes], word: str) -> None:
    """Wait for a line of psql; raises BrokenPipeError if it ends without it."""
    assert process.stdout is not None  # noqa: S101 - as Popen was asked for
    if not any(line.decode().strip() == word for line in process.stdout):
        raise BrokenPipeError
