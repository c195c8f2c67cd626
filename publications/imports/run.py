"""Imports in one step, and the lock that admits one import at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction

from publications.bibtex.entry import SourceFile
from publications.bibtex.source.decode import UndecodableFile, decode_files
from publications.bibtex.source.mend import MendedText, mend
from publications.bibtex.source.parse import parse
from publications.bibtex.source.resolve import ResolvedFiles, resolve
from publications.imports.apply import apply
from publications.imports.erasure.files import redactions, without_erased
from publications.imports.garbage import collector_paused
from publications.imports.planning.plan import Decisions, Plan
from publications.imports.planning.planner import Planner
from publications.messages.message import Message, MessageError
from publications.models import ImportBatch, ImportFile
from publications.vocabulary.text import printable

DEFAULT_SOURCE = "BibTeX"
# As long as the column.
SOURCE_LENGTH = 100

# One import at a time: the second plans on what the first has written.
# The number is "labport" in ASCII: keys of advisory locks are shared by the whole database.
_LOCK = 0x6C6162706F7274
# Shared by those who keep what files hold; alone has it who erases somebody.
_FILES_LOCK = _LOCK + 1


class ImportRefusedError(MessageError):
    """The files cannot be imported at all; nothing was. The message says why and what to do."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """A plan, and the batch that wrote it; no batch after a dry run."""

    plan: Plan
    batch: ImportBatch | None


@collector_paused()
def read_and_plan(
    files: Sequence[SourceFile],
    source: str,
    *,
    overwrite: bool = False,
    complete: bool = False,
    mended: Sequence[MendedText] = (),
    decisions: Decisions | None = None,
) -> Plan:
    """Return the plan for importing `files` into `source`. Writes nothing.

    `complete` says that they are the whole of it: what they hold no more is gone. `mended` are the
    texts that stand for what could not be read.

    Raises ImportRefusedError when a file is too large, cannot be decoded, or holds too many
    entries, and when the name of the source is empty or too long.
    """
    if not 0 < len(source) <= SOURCE_LENGTH or source != printable(source).strip():
        raise ImportRefusedError(
            Message("source-name-invalid", most=SOURCE_LENGTH, source=printable(source))
        )
    check_size(files)
    files = [SourceFile(_name(file), file.content) for file in files]
    resolved, messages = _read(files, mended)
    planner = Planner(source, overwrite=overwrite, complete=complete, decisions=decisions)
    plan = planner.plan(resolved, [file.name for file in files])
    plan.messages[:0] = messages
    return plan


def _read(
    files: Sequence[SourceFile], mended: Sequence[MendedText]
) -> tuple[ResolvedFiles, list[Message]]:
    """Return the complete entries of `files`, and remarks on how they were decoded.

    What they are made of, the texts and the entries as written, is let go before planning.
    """
    try:
        texts, messages = decode_files(files)
    except UndecodableFile as error:
        raise ImportRefusedError(error.message) from error
    parsed = parse(texts)
    mend(parsed, mended)
    if len(parsed.entries) > settings.IMPORT_MAX_ENTRIES:
        count, most = len(parsed.entries), settings.IMPORT_MAX_ENTRIES
        raise ImportRefusedError(Message("entries-too-many", count=count, most=most))
    return resolve(parsed), messages


def check_size(files: Sequence[SourceFile]) -> None:
    """Raise ImportRefusedError when a file is larger than one import takes."""
    for file in files:
        if len(file.content) > settings.IMPORT_MAX_BYTES:
            megabytes = settings.IMPORT_MAX_BYTES // 1_000_000
            raise ImportRefusedError(Message("file-too-large", file=file.name, megabytes=megabytes))


def import_files(
    files: Sequence[SourceFile],
    source: str = DEFAULT_SOURCE,
    *,
    user: User | None = None,
    dry_run: bool = False,
    overwrite: bool = False,
    complete: bool = False,
) -> ImportResult:
    """Import `files` into `source`, all or, if anything fails, nothing.

    `overwrite` takes the incoming value where a conflict keeps the present one otherwise. With
    `complete`, entries that are gone from the source are planned, and nothing is written for them.
    Raises ImportRefusedError like `read_and_plan`.
    """
    options: dict[str, Any] = {"overwrite": overwrite, "complete": complete}
    if dry_run:
        cleared, source = without_erased(files, source)
        return ImportResult(_plan_cleared(files, cleared, source, options), None)
    with transaction.atomic():
        # Before planning, or a second import would plan on what the first is about to write.
        lock()
        cleared, source = without_erased(files, source)
        plan = _plan_cleared(files, cleared, source, options)
        batch = receive(cleared, source, user, complete=complete)
        apply(plan, batch)
        return ImportResult(plan, batch)


def _plan_cleared(
    asked: Sequence[SourceFile], cleared: Sequence[SourceFile], source: str, options: dict[str, Any]
) -> Plan:
    """Return the plan for files without people who were erased, which says so."""
    plan = read_and_plan(cleared, source, **options)
    plan.messages[:0] = redactions(asked, cleared)
    return plan


def lock() -> None:
    """Wait until no other import is being written, and keep others waiting for this transaction."""
    with connection.cursor() as cursor:
        # Of the transaction, not of the session: PostgreSQL lets go even if the process is killed.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def lock_files(*, alone: bool) -> None:
    """Until this transaction ends, let nobody be erased, or, `alone`, nobody keep files."""
    name = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name}(%s)", [_FILES_LOCK])


def is_locked() -> bool:
    """Return whether an import is being written at this moment."""
    with transaction.atomic(), connection.cursor() as cursor:
        # Where it is free this takes it; the transaction around gives it back at once.
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        return not cursor.fetchone()[0]


def receive(
    files: Sequence[SourceFile],
    source: str,
    user: User | None,
    *,
    complete: bool = False,
    messages: Sequence[Message] = (),
) -> ImportBatch:
    """Keep `files` as uploaded, in a new batch, with what is to be said of them."""
    batch = ImportBatch.objects.create(
        source=source, user=user, complete=complete, messages=list(messages)
    )
    ImportFile.objects.bulk_create(
        ImportFile(batch=batch, position=position, name=_name(file)[:255], content=file.content)
        for position, file in enumerate(files)
    )
    return batch


def _name(file: SourceFile) -> str:
    """Return the name of a file, which on a command line may hold bytes that are no text."""
    return printable(file.name)
