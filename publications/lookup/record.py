"""A publication as a service describes it, in terms of the record's fields."""

from dataclasses import dataclass, replace
from typing import Any, Self

from publications.lookup.request import Identifier
from publications.vocabulary.rich_text.stored import plain_of
from publications.vocabulary.snapshot import Snapshot

IDENTIFIERS = ("doi", "arxiv_id", "pmid")


@dataclass(frozen=True, slots=True)
class ServiceRecord:
    """Values by field and printed names (fields of Authorship); what is empty is left out."""

    values: dict[str, Any]
    names: list[dict[str, Any]]

    @classmethod
    def of(cls, values: dict[str, Any], names: list[dict[str, Any]]) -> Self:
        """Return the record without what is empty and without a date that has a gap."""
        sound = Snapshot.of(values, names)
        if "issued_year" not in sound.values:
            sound.values.pop("issued_month", None)
        if "issued_month" not in sound.values:
            sound.values.pop("issued_day", None)
        else:
            sound.values.pop("issued_season", None)
        return cls(sound.values, sound.names)

    @property
    def title(self) -> str:
        """The title; never empty in what a service's reader returns."""
        return plain_of(self.values.get("title", ""))

    def identified(self, identifier: Identifier) -> Self:
        """Return the record with an identifier that it answered to, if it has none of the kind."""
        return replace(self, values={identifier.kind.value: identifier.value} | self.values)

    def is_same(self, other: Self) -> bool:
        """Return whether two records share an identifier."""
        return any(
            name in self.values and self.values[name] == other.values.get(name)
            for name in IDENTIFIERS
        )

    def completed(self, other: Self) -> Self:
        """Return the record with the identifiers and the abstract that only `other` has."""
        more = {
            name: other.values[name]
            for name in (*IDENTIFIERS, "abstract", "container_title_short")
            if name in other.values
        }
        return replace(self, values=more | self.values)
