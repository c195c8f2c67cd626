"""Printed names of people who were erased, where works keep them: other copies hold a marker.

An undo compares what is printed with copies, and restores copies; in between stands the marker.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from people.erasure.digests import digests_of_name
from people.models import ErasedPerson
from people.names.parts import NameParts, parse_name
from publications.models import Authorship
from publications.vocabulary.snapshot import Snapshot

_PARTS = ("given", "particle", "family", "suffix", "orcid")


class KeptNames:
    """The people who were erased while works keep their names."""

    def __init__(self) -> None:
        people = ErasedPerson.objects.filter(names_kept=True)
        self._markers = {one: person.marker for person in people for one in person.digests}

    def marker(self, name: NameParts) -> str:
        """Return what stands for a printed name in copies, "" if it is nobody's who was erased."""
        if not self._markers:
            return ""
        hashes = digests_of_name(name)
        return next((self._markers[one] for one in hashes if one in self._markers), "")

    def masked(self, snapshots: Mapping[int, Snapshot]) -> dict[int, Snapshot]:
        """Return snapshots as copies have them."""
        if not self._markers:
            return dict(snapshots)
        return {
            pk: replace(one, names=[self._masked(name) for name in one.names])
            for pk, one in snapshots.items()
        }

    def _masked(self, name: dict[str, Any]) -> dict[str, Any]:
        literal = str(name.get("literal") or "")
        parts = NameParts(*(str(name.get(part) or "") for part in NameParts._fields))
        marker = self.marker(parse_name(literal) if literal else parts)
        if not marker:
            return name
        rest = {key: value for key, value in name.items() if key not in _PARTS}
        return {**rest, "literal": marker}

    def unmasked(self, rows: list[Authorship], present: Iterable[Authorship]) -> list[Authorship]:
        """Give rows that were restored from a copy the names that the work prints."""
        printed = {
            marker: one
            for one in present
            if (marker := self.marker(one.parts if one.family else parse_name(one.literal)))
        }
        for row in rows:
            if name := printed.get(row.literal):
                row.literal = name.literal
                row.given, row.particle, row.family, row.suffix = name.parts
        return rows
