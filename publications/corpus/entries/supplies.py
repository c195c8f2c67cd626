"""Supplies for entries: chance, people, titles, identifiers."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol, Self, TypeVar

from publications.corpus.people.person import Circle
from publications.corpus.subjects import SUBJECTS
from publications.corpus.subjects.title import Titles
from publications.corpus.works.identifiers import Identifiers


class _HasShare(Protocol):
    @property
    def share(self) -> float: ...


_Shared = TypeVar("_Shared", bound=_HasShare)


@dataclass(frozen=True, slots=True)
class Supplies:
    """The state of one corpus. It does not grow with the number of entries."""

    rng: Random
    circle: Circle
    titles: Titles
    identifiers: Identifiers

    @classmethod
    def of(cls, seed: int) -> Self:
        """Return the supplies of the corpus with this seed."""
        rng = Random(seed)  # noqa: S311 - no secret: a seed must give the same corpus each time
        return cls(rng, Circle(rng), Titles(rng, SUBJECTS), Identifiers(rng))

    def pick(self, choices: Sequence[_Shared]) -> _Shared:
        """Return one of `choices`, by their shares."""
        return self.rng.choices(choices, [one.share for one in choices])[0]

    def chance(self, share: float) -> bool:
        """Return True in this share of all cases."""
        return self.rng.random() < share
