"""The list of people who were erased: beside the archives, and kept through a restore.

It holds keyed hashes and no names. An archive that is older than an erasure brings the person back;
by the list they are erased again.
"""

import json
import logging
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.utils.dateparse import parse_datetime

from labportal.backup.errors import BackupError
from labportal.backup.folder import archives
from people.models import ErasedPerson

logger = logging.getLogger(__name__)

FILE = "erased-people.json"
_COLUMNS = ("names_kept", "replacement", "digests")
Entry = dict[str, Any]


def entries() -> list[Entry]:
    """Return the list as JSON-serializable data; nothing where there is no table yet."""
    try:
        with transaction.atomic():
            rows = list(ErasedPerson.objects.values("erased_at", *_COLUMNS))
    except DatabaseError:
        return []
    return [{**row, "erased_at": row["erased_at"].isoformat()} for row in rows]


def write_file(folder: Path, found: list[Entry]) -> None:
    """Write the list beside archives, readable for its owner only, and what stood there before.

    Without anybody in it there is no file.
    """
    path = folder / FILE
    with suppress(BackupError):
        found = [*found, *(one for one in read_file(path) if one not in found)]
    if not found:
        return
    unfinished = path.with_name(f"{FILE}.unfinished")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(found, file, indent=1)
    unfinished.rename(path)


def renew_file(folder: Path) -> None:
    """Write the list beside the archives of a folder, if there are any and this process may.

    Where it may not, as the web server of Compose, the next look of `backup` does.
    """
    if archives(folder):
        try:
            write_file(folder, entries())
        except OSError as error:
            logger.warning("The list of erased people is not in %s yet: %s", folder, error)


def read_file(path: Path) -> list[Entry]:
    """Return the list in a file, nothing if there is none. Raises BackupError for another file."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        raise BackupError(f"The list of erased people {path} cannot be read: {error}") from error
    if not isinstance(found, list) or not all(map(_is_entry, found)):
        raise BackupError(f"{path} is no list of erased people.")
    return found


def _is_entry(one: object) -> bool:
    if not isinstance(one, dict) or set(one) != {"erased_at", *_COLUMNS}:
        return False
    is_list = isinstance(one["digests"], list) and all(isinstance(d, str) for d in one["digests"])
    try:
        is_moment = parse_datetime(one["erased_at"]) is not None
    except (TypeError, ValueError):
        is_moment = False
    is_typed = isinstance(one["names_kept"], bool) and isinstance(one["replacement"], str)
    return is_list and is_moment and is_typed


def has_table() -> bool:
    """Return whether the database has the list: an archive of an older version has none."""
    return ErasedPerson._meta.db_table in connection.introspection.table_names()


def take_over(found: Iterable[Entry]) -> int:
    """Add entries that the list in the database lacks; return how many there were."""
    known = {(one.erased_at, *one.digests) for one in ErasedPerson.objects.all()}
    new = 0
    for entry in found:
        at = parse_datetime(entry["erased_at"])
        if at is not None and (at, *entry["digests"]) not in known:
            ErasedPerson.objects.create(erased_at=at, **{name: entry[name] for name in _COLUMNS})
            known.add((at, *entry["digests"]))
            new += 1
    return new
