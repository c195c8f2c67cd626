"""The databases of the tests, which are copies: migrating takes seconds, a copy takes a moment.

What they are copied from stays on the server until the code changes. Each process of the tests has
copies of its own and drops them in the end.
"""

import gc
import hashlib
import io
import os
import shutil
import warnings
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

_CODE = (
    *("groups", "labportal", "people", "publications", "requirements-dev.txt"),
    *("tests/chores/lab.py", "tests/factories.py"),
)


class Databases:
    """The databases of one process of the tests, one of which is in use."""

    def __init__(self) -> None:
        name = connection.settings_dict["TEST"]["NAME"]
        process = os.environ.get("PYTEST_XDIST_WORKER", "alone")
        self._real = connection.settings_dict["NAME"]
        self._migrated, self._demo = f"{name}_migrated", f"{name}_demo"
        self._own, self._own_demo = f"{name}_{process}", f"{name}_{process}_demo"
        self._copy = f"{name}_{process}_copy"
        self._templates = f"{name}_of_"
        self._media_of_demo = settings.VAR_DIR / f"{self._demo}_media"
        self._code = code_digest()

    def open(self) -> None:
        """Make a database that is migrated and else empty, and use it."""
        self._make_once(self._migrated, "template1", _migrate)
        _make(self._own, self._migrated)
        self.use()

    def open_demo(self, media: Path) -> None:
        """Make the database of the demo lab, and put its pictures into a folder."""
        self._make_once(
            self._demo, self._migrated, self._load_demo, is_complete=self._media_of_demo.is_dir
        )
        _make(self._own_demo, self._demo)
        shutil.copytree(self._media_of_demo, media, dirs_exist_ok=True)
        self.use()

    def open_copy(self, name: str, fill: Callable[[], None]) -> None:
        """Use a new copy of the database that `fill` makes once, for whoever writes and commits."""
        template = f"{self._templates}{name}"
        self._make_once(template, self._migrated, fill)
        self._copy_of(template)

    def open_empty_copy(self) -> None:
        """Use a new copy of the database that is migrated and else empty, for whoever commits.

        A copy takes a third of the time in which the tables of the last test are emptied, and has
        what migrations write.
        """
        self._copy_of(self._migrated)

    def open_unmigrated(self) -> None:
        """Use a new database without tables, for whoever migrates."""
        self._copy_of("template1")

    def _copy_of(self, template: str) -> None:
        _make(self._copy, template)
        _use(self._copy)

    def use(self, *, demo: bool = False) -> None:
        """Use the database of the demo lab, or that of all other tests."""
        _use(self._own_demo if demo else self._own)

    def close(self) -> None:
        """Drop the databases that are this process's own."""
        _use(self._real)
        _drop(self._own)
        _drop(self._own_demo)
        _drop(self._copy)

    def _make_once(
        self,
        name: str,
        template: str,
        fill: Callable[[], None],
        is_complete: Callable[[], bool] = lambda: True,
    ) -> None:
        """Make a database unless there is one of the same code; other processes wait for it.

        `is_complete` is asked under the lock: asked before, it would speak of a database that
        another process is still filling.
        """
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])
            cursor.execute(
                "SELECT FROM pg_database"
                " WHERE datname = %s AND shobj_description(oid, 'pg_database') = %s",
                [name, self._code],
            )
            if cursor.rowcount == 0 or not is_complete():
                _make(name, template)
                _use(name)
                fill()
                connection.close()
                _use(self._real)
                cursor.execute(f'COMMENT ON DATABASE "{name}" IS %s', [self._code])

    def _load_demo(self) -> None:
        shutil.rmtree(self._media_of_demo, ignore_errors=True)
        with override_settings(MEDIA_ROOT=self._media_of_demo), warnings.catch_warnings():
            # Wagtail leaves the temporary files of new renditions to the garbage collector.
            warnings.simplefilter("ignore", ResourceWarning)
            call_command("load_demo", verbosity=0, stdout=io.StringIO())
            gc.collect()


def _migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)


def _drop(name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _make(name: str, template: str) -> None:
    _drop(name)
    with connection._nodb_cursor() as cursor:
        # Whole files are copied three times as fast as pages by way of the log.
        strategy = "STRATEGY FILE_COPY" if cursor.connection.server_version >= 15_00_00 else ""
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" {strategy}')


def _use(name: str) -> None:
    if connection.settings_dict["NAME"] != name:
        connection.close()
        connection.settings_dict["NAME"] = name
        # Its rows have the ids of other rows.
        cache.clear()
        ContentType.objects.clear_cache()


def code_digest() -> str:
    """Return a text that changes with the code, and with that the databases that it makes."""
    digest = hashlib.sha256()
    for part in _CODE:
        path = settings.BASE_DIR / part
        for file in sorted(path.rglob("*.*")) if path.is_dir() else [path]:
            if "__pycache__" not in file.parts and file.is_file():
                digest.update(f"{file.relative_to(settings.BASE_DIR)}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()
