"""Lookalikes of an entry: all that it may be, of which a person chooses one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from publications.matching.candidates import Candidate
from publications.messages.message import Message

#: Lookalikes that a person is asked about at once.
MOST_LOOKALIKES = 3


class LookalikeKey(NamedTuple):
    """The key of a lookalike: a publication of the database, or 0 and the place of an entry."""

    publication: int = 0
    file: str = ""
    line: int = 0
    citekey: str = ""

    @classmethod
    def of(cls, one: Candidate) -> Self:
        """Return the key of a candidate."""
        if one.publication_id:
            return cls(one.publication_id)
        return cls(0, one.file, one.line, one.citekey)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Return the key of a lookalike that `Lookalike.as_json` wrote."""
        return cls(*(stored[name] for name in cls._fields))


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A lookalike, why it is one, and what merging the entry with it would change and take over.

    Of the first one, the changes are those of the entry itself.
    """

    key: LookalikeKey
    reason: Message | None = None
    changes: dict[str, list[Any]] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON-serializable data."""
        return {
            **self.key._asdict(),
            "reason": self.reason.as_json() if self.reason else None,
            "changes": self.changes,
            "taken": sorted(self.taken),
        }
