"""The plan: what would happen to each entry of an import. Nothing is written here."""

from dataclasses import dataclass, field
from typing import Any

from publications.bibtex.entry import Failure
from publications.models import Outcome
from publications.snapshots import Snapshot


@dataclass(slots=True)
class PlannedEntry:
    """What would happen to one entry of a file."""

    file: str
    line: int
    citekey: str
    outcome: Outcome
    messages: list[str] = field(default_factory=list)
    #: By field name, `names` for authors and editors: [present, incoming].
    changes: dict[str, list[Any]] = field(default_factory=dict)
    #: Those of the changes that are taken over.
    taken: frozenset[str] = frozenset()
    #: The publication that it goes into: of the database, or new in this run under this slug.
    publication_id: int | None = None
    slug: str | None = None
    #: The source entry that was the base, to be renewed.
    base_id: int | None = None
    #: What the source is to remember of the entry; without it nothing is written.
    incoming: Snapshot | None = None
    fingerprint: str = ""
    raw: str = ""


@dataclass(slots=True)
class Plan:
    """What would happen to the entries of one import, in the order of files and lines."""

    source: str
    entries: list[PlannedEntry]
    messages: list[str]

    @property
    def counts(self) -> dict[str, int]:
        """Entries by outcome, in the order of the outcomes; only those that an entry has."""
        counts = dict.fromkeys(Outcome.values, 0)
        for entry in self.entries:
            counts[entry.outcome.value] += 1
        return {outcome: count for outcome, count in counts.items() if count}


def invalid(failure: Failure) -> PlannedEntry:
    """Return the planned entry for what cannot be read."""
    return PlannedEntry(
        failure.file,
        failure.line,
        failure.citekey or "",
        Outcome.INVALID,
        messages=[failure.reason, failure.remedy],
        raw=failure.raw,
    )
