"""The wish for an erasure, and the report of one that was done or would be."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from labportal.privacy.prints import PossiblePrint
from labportal.privacy.sweep import Place
from people.models import ErasedPerson

REPLACEMENT = "N. N."


@dataclass(frozen=True)
class Wish:
    """A wish for an erasure: names on works kept, or another text in their place.

    `prints` are the ids of printed names of nobody that somebody said are the person's.
    """

    names_kept: bool
    replacement: str = REPLACEMENT
    prints: tuple[int, ...] = ()


@dataclass
class Report:
    """The account of an erasure that was done, or would be."""

    wish: Wish
    names: list[str]
    records: int
    accounts: list[str]
    works: list[str]
    titles: list[str]
    memberships: list[str]
    addresses: dict[str, str]
    pictures: list[str]
    waiting: list[str]
    rows: dict[str, int] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    rewritten: list[Place] = field(default_factory=list)
    #: Printed names of nobody that may be the person's, where names are replaced.
    possible: list[PossiblePrint] = field(default_factory=list)
    #: Names that surely are the person's and still stand, and surnames that may be another's.
    left: list[Place] = field(default_factory=list)
    bare: list[Place] = field(default_factory=list)
    erased: ErasedPerson | None = None

    @property
    def fingerprint(self) -> str:
        """A digest of what goes, the same for the plan and for the erasure as long as it does."""
        goes = [
            *(self.wish, self.names, self.memberships, self.accounts, self.works, self.pictures),
            self.waiting,
        ]
        return hashlib.sha256(repr(goes).encode()).hexdigest()

    @property
    def is_complete(self) -> bool:
        """Whether no name stands anywhere any more."""
        return not (self.left or self.bare or self.undecided)

    @property
    def undecided(self) -> list[PossiblePrint]:
        """The printed names that may be the person's and stay."""
        return [one for one in self.possible if one.pk not in self.wish.prints]

    def as_data(self) -> dict[str, Any]:
        """Return the report as JSON-serializable data."""
        return {
            "erased": self.erased.pk if self.erased else None,
            "complete": self.is_complete,
            "names": self.names,
            "records": self.records,
            "accounts": self.accounts,
            "works": self.works,
            "titles": self.titles,
            "memberships": self.memberships,
            "addresses": self.addresses,
            "pictures": self.pictures,
            "waiting": self.waiting,
            "rows": self.rows,
            "remarks": self.remarks,
            "rewritten": [
                {"table": one.table, "key": one.key, "column": one.column, "record": one.label}
                for one in self.rewritten
            ],
            "possible": [one.as_data() for one in self.undecided],
            "left": [{**one._asdict(), "record": one.label} for one in self.left],
            "bare": [{**one._asdict(), "record": one.label} for one in self.bare],
        }
