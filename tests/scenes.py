"""Scenes: records that many tests start from, made once per process and then put back as rows.

Making a portal takes a tenth of a second and more, putting its rows back a few milliseconds.
"""

import io
import pickle
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection, transaction

from labportal.base.models import ContentChange

Rows = dict[str, list[str]]
T = TypeVar("T")


@dataclass(frozen=True)
class Scene:
    """Records and files that a function has made, and the objects that it returned."""

    #: The rows that went, by table, each as its key.
    gone: Rows
    #: The rows that came, by table, as COPY writes them.
    came: Rows
    uploads: Path
    pickled: bytes
    #: The database in which they were made, whose sequences are beyond their keys. By its number:
    #: one copy after the other has the same name.
    database: int

    @classmethod
    def made_by(cls, build: Callable[[], Any], uploads: Path) -> "Scene":
        """Make a scene, whose records do not stay; its files are kept in the folder `uploads`."""
        before = _contents()
        with transaction.atomic():
            pickled = pickle.dumps(build())
            after = _contents()
            transaction.set_rollback(True)
        shutil.copytree(settings.MEDIA_ROOT, uploads)
        shutil.rmtree(settings.MEDIA_ROOT)
        return cls(
            {
                table: [row.split("\t", 1)[0].rstrip() for row in _without(rows, after[table])]
                for table, rows in before.items()
            },
            {table: _without(rows, before[table]) for table, rows in after.items()},
            uploads,
            pickled,
            _database(),
        )

    def put_back(self) -> Any:
        """Write the records and files, and return a copy of what the function returned."""
        with transaction.atomic(), connection.cursor() as cursor:
            for table, keys in self.gone.items():
                if keys:
                    cursor.execute(f"SELECT * FROM {table} LIMIT 0")  # noqa: S608 - of the database
                    key = cursor.description[0].name
                    cursor.execute(
                        f'DELETE FROM {table} WHERE "{key}"::text = ANY(%s)',  # noqa: S608
                        [keys],
                    )
            for table, rows in self.came.items():
                if rows:
                    cursor.copy_expert(f"COPY {table} FROM STDIN", io.StringIO("".join(rows)))
            if _database() != self.database:
                _advance_sequences(cursor, self.came)
        shutil.copytree(self.uploads, settings.MEDIA_ROOT, dirs_exist_ok=True)
        # No signal was sent that would have told Wagtail where its sites are now.
        cache.clear()
        return pickle.loads(self.pickled)  # noqa: S301 - pickled above


def _database() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT oid FROM pg_database WHERE datname = current_database()")
        (number,) = cursor.fetchone()
    return int(number)


def _advance_sequences(cursor: Any, rows: Rows) -> None:
    """Let the sequences of tables go on behind the keys of their rows."""
    models = [
        model
        for model in apps.get_models(include_auto_created=True)
        if rows.get(connection.ops.quote_name(model._meta.db_table))
    ]
    for statement in connection.ops.sequence_reset_sql(no_style(), models):
        cursor.execute(statement)


def _contents() -> Rows:
    """Return the rows of all tables, as COPY writes them, with the keys in the first column.

    Changes of content are left out: putting rows back is a change of its own.
    """
    contents = {}
    with connection.cursor() as cursor:
        names = set(connection.introspection.table_names(cursor)) - {ContentChange._meta.db_table}
        for table in map(connection.ops.quote_name, sorted(names)):
            text = io.StringIO()
            cursor.copy_expert(f"COPY {table} TO STDOUT", text)
            contents[table] = text.getvalue().splitlines(keepends=True)
    return contents


def _without(rows: list[str], others: list[str]) -> list[str]:
    known = set(others)
    return [row for row in rows if row not in known]


@pytest.fixture(scope="session")
def _scenes() -> dict[Callable[[], Any], Scene]:
    return {}


@pytest.fixture
def scene(
    db: None, _scenes: dict[Callable[[], Any], Scene], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Callable[[], T]], T]:
    """Return a function that gives a test the scene which a function makes."""

    def set_(build: Callable[[], T]) -> T:
        if build not in _scenes:
            uploads = tmp_path_factory.mktemp("scene") / "media"
            _scenes[build] = Scene.made_by(build, uploads)
        result: T = _scenes[build].put_back()
        return result

    return set_
