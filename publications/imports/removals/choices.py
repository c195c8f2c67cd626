"""The choices of a merge: where two publications differ, and what is chosen beforehand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from publications.imports.removals.record_values import CHOICES, is_same, values_of, without_links
from publications.models import Publication, PublicationStatus
from publications.records.hand_edits import typed_fields
from publications.vocabulary.fields import FIELDS_BY_NAME
from publications.vocabulary.identifier_kinds import PREPRINT_DOI
from publications.vocabulary.versions import (
    OF_VERSION,
    is_of_preprint,
    is_preprint,
    is_version_of_record,
)

#: Values of which a longer one says no more, but is another one.
_CODES = frozenset({"type", "status", "public", "open_access", "citekey", "language", "notice"})


@dataclass(frozen=True, slots=True)
class Choice:
    """Values that two publications have each, of which one is to stand."""

    names: tuple[str, ...]
    #: By publication id, the values of `names`.
    values: Mapping[int, tuple[Any, ...]]
    #: The id of the publication whose values were chosen beforehand.
    chosen: int

    @property
    def name(self) -> str:
        """The name by which a form speaks of the choice."""
        return self.names[0]


class Comparison:
    """Two publications side by side: which one is to stay, and where they differ."""

    def __init__(self, first: Publication, second: Publication) -> None:
        self.pair = (first, second)
        self.values = {one.pk: values_of(one) for one in self.pair}
        typed = typed_fields([one.pk for one in self.pair])
        self.typed = {one.pk: typed.get(one.pk, set()) for one in self.pair}

    @cached_property
    def survivor(self) -> Publication:
        """The one that stays unless another is chosen: the version of record, or the older one."""
        return self._of_record or min(self.pair, key=lambda one: one.pk)

    @cached_property
    def _of_record(self) -> Publication | None:
        """The version of record, if the other one is its preprint."""
        for one, other in (self.pair, self.pair[::-1]):
            if is_preprint(self.values[other.pk]) and is_version_of_record(self.values[one.pk]):
                return one
        return None

    def choices(self) -> list[Choice]:
        """Return the choices where the two differ."""
        found = []
        for names in CHOICES:
            values = {
                pk: tuple(said.get(name) for name in names) for pk, said in self.values.items()
            }
            if not all(map(is_same, *values.values())):
                found.append(Choice(names, values, self._chosen(names, values)))
        return found

    def _chosen(self, names: tuple[str, ...], values: Mapping[int, tuple[Any, ...]]) -> int:
        """Return whose values are chosen beforehand, the survivor's if nothing speaks for others.

        What is said before what is empty, what was typed before what was imported, what the version
        of record says of itself before its preprint, what is fuller before what is not. What it is,
        the version of record says in any case.
        """
        stays = self.survivor.pk
        other = next(one.pk for one in self.pair if one.pk != stays)
        ranks = {pk: self._rank(names, values[pk], pk) for pk in (stays, other)}
        return other if ranks[other] > ranks[stays] else stays

    def _rank(self, names: tuple[str, ...], values: tuple[Any, ...], pk: int) -> tuple[Any, ...]:
        is_code = names[0] in _CODES
        of_record = self._of_record is not None and self._of_record.pk == pk
        typed = not self.typed[pk].isdisjoint(names) or self._is_hidden(names, pk)
        return (
            any(values),
            of_record and names[0] in ("type", "status"),
            typed,
            of_record and not OF_VERSION.isdisjoint(names),
            (0, 0) if is_code else _fullness(values),
        )

    def _is_hidden(self, names: tuple[str, ...], pk: int) -> bool:
        """Return whether somebody hid the publication, which its status does not."""
        said = self.values[pk]
        return "public" in names and PublicationStatus(said["status"]).is_public > said["public"]


def _fullness(values: tuple[Any, ...]) -> tuple[int, int]:
    """Return how many values there are, names one by one, and how long they are."""
    parts = [
        part
        for value in without_links(list(values))
        for part in (
            [one for name in without_links(value) for one in name.values()]
            if isinstance(value, list)
            else [value]
        )
        if part
    ]
    count = sum(len(value) if isinstance(value, list) else bool(value) for value in values)
    return count, sum(len(str(part)) for part in parts)


def identifiers_of(
    stays: Mapping[str, Any], goes: Mapping[str, Any], after: Mapping[str, Any]
) -> list[list[str]]:
    """Return the further identifiers of a survivor: those of both, and main ones that gave way.

    `stays` and `goes` are the values of the two, `after` those that the survivor takes.
    """
    pairs: list[list[str]] = []
    for said in (stays, goes):
        of_preprint = is_of_preprint(said["doi"]) or (is_preprint(said) and not is_preprint(after))
        pairs += said["identifiers"] or ()
        pairs.append([PREPRINT_DOI if of_preprint else "doi", said["doi"]])
        pairs += [[name, said[name]] for name in ("arxiv_id", "isbn")]
    known = {after["doi"], after["arxiv_id"], after["isbn"], ""}
    kept = []
    for kind, value in pairs:
        if value not in known:
            known.add(value)
            kept.append([kind, value])
    return FIELDS_BY_NAME["identifiers"].in_order(kept)


def links_of(stays: Mapping[str, Any], goes: Mapping[str, Any]) -> list[list[str]]:
    """Return the links of both."""
    return FIELDS_BY_NAME["links"].in_order([*(stays["links"] or ()), *(goes["links"] or ())])


def chosen_values(
    before: Mapping[str, Any], choices: Iterable[Choice], chosen: Mapping[str, int]
) -> dict[str, Any]:
    """Return the values `before` of the survivor of a merge with those that stand from now on.

    `chosen` says by the name of a choice whose values stand, where they are not those chosen
    beforehand.
    """
    after = dict(before)
    for choice in choices:
        whose = chosen.get(choice.name, choice.chosen)
        after |= dict(zip(choice.names, choice.values[whose], strict=True))
    return after
