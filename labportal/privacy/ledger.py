"""The ledger of those who were erased: kept through a restore, which brings people back."""

from collections.abc import Iterable
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.utils.dateparse import parse_datetime

from labportal.privacy.erasure import Report, Wish, erase
from labportal.privacy.subject import Subject
from people.models import ErasedPerson, Person

_COLUMNS = ("names_kept", "replacement", "digests")


def entries() -> list[dict[str, Any]]:
    """Return the ledger as JSON-serializable data; nothing where there is no table yet."""
    try:
        with transaction.atomic():
            rows = list(ErasedPerson.objects.values("erased_at", *_COLUMNS))
    except DatabaseError:
        return []
    return [{**row, "erased_at": row["erased_at"].isoformat()} for row in rows]


def take_over(entries_: Iterable[dict[str, Any]]) -> int:
    """Add entries that the ledger lacks; return how many there were."""
    known = {(one.erased_at, tuple(one.digests)) for one in ErasedPerson.objects.all()}
    new = 0
    for entry in entries_:
        at = parse_datetime(entry["erased_at"])
        if at is None or (at, tuple(entry["digests"])) in known:
            continue
        ErasedPerson.objects.create(erased_at=at, **{name: entry[name] for name in _COLUMNS})
        new += 1
    return new


def has_table() -> bool:
    """Return whether the database has the ledger: an archive of an older version has none."""
    return ErasedPerson._meta.db_table in connection.introspection.table_names()


def returned() -> list[tuple[Person, ErasedPerson]]:
    """Return the people who are here and were erased, told by slug, ORCID iD or e-mail address.

    A name alone tells nobody: somebody else may have it.
    """
    found = []
    for person in Person.objects.filter(merged_into=None).order_by("pk"):
        subject = Subject.of(person)
        for erased in ErasedPerson.objects.with_any(subject.strong_digests()).order_by("-pk")[:1]:
            found.append((person, erased))
    return found


def erase_again(*, dry_run: bool = False) -> list[Report]:
    """Erase those who were erased before and are here again, each as it was asked then."""
    return [
        erase(person, Wish(erased.names_kept, erased.replacement), dry_run=dry_run)
        for person, erased in returned()
    ]
