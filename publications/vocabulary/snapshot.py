"""Snapshots: the content of a publication as plain data, to be compared, stored and restored."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from people.names.parts import NameParts
from publications.vocabulary.fields import FIELD_NAMES

NAME_FIELDS = (
    "role",
    "given",
    "particle",
    "family",
    "suffix",
    "literal",
    "orcid",
    "equal_contribution",
    "corresponding",
    "elision_after",
)
#: The name of the printed names together, where they count as one field.
NAMES = "names"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Field values by name and printed names in order; what is empty or false is left out.

    `keywords` are what a bibliography files the work under. No record holds them, so they count
    neither when snapshots are compared nor when they are merged.
    """

    values: dict[str, Any] = field(default_factory=dict)
    names: list[dict[str, Any]] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list, compare=False)

    @classmethod
    def of(
        cls,
        values: dict[str, Any],
        names: Iterable[dict[str, Any]],
        keywords: Iterable[str] = (),
    ) -> Self:
        """Return the snapshot of `values`, `names` and `keywords`, without what is empty."""
        return cls(
            {name: values[name] for name in FIELD_NAMES if values.get(name)},
            [{key: name[key] for key in NAME_FIELDS if name.get(key)} for name in names],
            list(keywords),
        )

    def get(self, name: str) -> Any:
        """Return the value of a field, where the names count as one; None if it is not said."""
        return self.names if name == NAMES else self.values.get(name)

    @property
    def said(self) -> dict[str, Any]:
        """The fields that say something, the names as one behind the others."""
        return {**self.values, **({NAMES: self.names} if self.names else {})}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the snapshot that `as_json` wrote."""
        return cls(data.get("values", {}), data.get("names", []), data.get("keywords", []))

    def as_json(self) -> dict[str, Any]:
        """Return the snapshot as JSON-serializable data."""
        data: dict[str, Any] = {"values": self.values, "names": self.names}
        return data | {"keywords": self.keywords} if self.keywords else data


def names_as_text(names: Iterable[dict[str, Any]]) -> str:
    """Return the printed names of a snapshot as they are read, in one line."""
    return "; ".join(
        name.get("literal") or NameParts(*(name.get(part, "") for part in NameParts._fields)).full
        for name in names
    )
