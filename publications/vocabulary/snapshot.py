"""Snapshots: the content of a publication as plain data, to be compared, stored and restored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from people.names.parts import NameParts
from publications.vocabulary.fields import FIELD_NAMES, MARKUP
from publications.vocabulary.rich_text.stored import from_stored, plain_as_stored, plain_of

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

    A rich text is one value, with its markup, in the form of `rich_text.stored`.
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
    def title(self) -> str:
        """The plain text of the title; "" without one."""
        return plain_of(self.values.get("title", ""))

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


def values_of(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a snapshot from those of a publication's columns."""
    rich = {
        name: columns[markup] or plain_as_stored(columns[name]) for name, markup in MARKUP.items()
    }
    return {**columns, **rich}


def columns_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the values of a snapshot, or some of them, are in a publication's columns."""
    columns = dict(values)
    for name in MARKUP.keys() & columns.keys():
        text = from_stored(columns[name] or "")
        columns[MARKUP[name]] = columns[name] if text.has_markup else ""
        columns[name] = text.plain
    return columns


def as_text(value: Any) -> str:
    """Return a value of a snapshot as it is read, in one line: printed names and pairs, too."""
    if not isinstance(value, list):
        return str(value or "")
    pairs = [one[1] for one in value if isinstance(one, list)]
    return "; ".join(pairs) if pairs else names_as_text(value)


def plain_change(name: str, sides: list[Any]) -> list[Any]:
    """Return both sides of a change of a field for programs: texts without markup, if they differ.

    Where only the markup differs, it is what has changed.
    """
    if name not in MARKUP:
        return sides
    plain = [plain_of(side) if side else side for side in sides]
    return plain if plain[0] != plain[1] else sides


def names_as_text(names: Iterable[dict[str, Any]]) -> str:
    """Return the printed names of a snapshot as they are read, in one line."""
    return "; ".join(
        name.get("literal") or NameParts(*(name.get(part, "") for part in NameParts._fields)).full
        for name in names
    )
