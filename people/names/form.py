"""Names taken apart for comparison, and how like two of them are."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple, Self

from labportal.base.text.keys import fold
from people.names.given_names import Fit, GivenFit, GivenNames, fit_given_names, readings
from people.names.parts import NameParts, comparison_keys
from people.names.printed_order import spellings
from people.names.surnames import SurnameFit, Words, fit_surnames, joined_keys, surname_words

_SUFFIXES = {"junior": "jr", "jun": "jr", "senior": "sr", "sen": "sr", "2nd": "ii", "3rd": "iii"}
_SURNAME_WEIGHT = {
    SurnameFit.SAME: 1.0,
    SurnameFit.PARTICLE: 0.85,
    SurnameFit.SWAPPED: 0.8,
    SurnameFit.PART: 0.75,
    SurnameFit.NEAR: 0.65,
}
_GIVEN_WEIGHT = {
    GivenFit.FULL: 0.95,
    GivenFit.RECORDED: 0.9,
    GivenFit.INITIALS: 0.6,
    GivenFit.SHORT: 0.6,
    GivenFit.UMLAUT: 0.6,
    GivenFit.OTHER: 0.5,
    GivenFit.HALF: 0.4,
    GivenFit.ABSENT: 0.2,
}
# The initials of three given names say more than that of one.
_PER_FURTHER_INITIAL = 0.05
_MOST_INITIALS = 3
# "Juan de la" before "Vega" has two; no surname begins with more.
_MOST_MOVED = 4


class Likeness(NamedTuple):
    """The likeness of two names; `agreed` is the number of given names that agree."""

    surname: SurnameFit
    given: GivenFit
    agreed: int = 0

    @property
    def is_full(self) -> bool:
        """Whether surname and a given name in full are the same and nothing contradicts."""
        return self.surname is SurnameFit.SAME and self.given is GivenFit.FULL

    @property
    def is_certain(self) -> bool:
        """Whether the person is meant, if nobody else may be."""
        return self.is_full or self.is_recorded

    @property
    def is_recorded(self) -> bool:
        """Whether the name is printed as it is on record, initials and all."""
        return self.given is GivenFit.RECORDED

    @property
    def score(self) -> float:
        """A rank between 0 and 1, no probability."""
        weight = _GIVEN_WEIGHT[self.given]
        if self.given is GivenFit.INITIALS:
            weight += _PER_FURTHER_INITIAL * (min(self.agreed, _MOST_INITIALS) - 1)
        return _SURNAME_WEIGHT[self.surname] * weight


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name taken apart: the ways to read its given names, the words and keys of its surname.

    `less_likely` are readings of initials that count only where each has its given name.
    """

    name: NameParts
    given: list[GivenNames]
    less_likely: list[GivenNames]
    surname: Words
    surname_keys: frozenset[str]
    spoken: frozenset[str]
    suffix: str

    @classmethod
    def of(cls, printed: NameParts) -> Self:
        """Return a name taken apart; initials alone are no reading beside a name in full."""
        name, *others = spellings(printed)
        words = surname_words(name)
        suffix = fold(name.suffix)
        given = readings(name.given)
        # Or "Anna (A.)" would fit every A.
        given = [names for names in given if any(one.full for one in names)] or given
        return cls(
            name,
            given,
            [names for other in others for names in readings(other.given)],
            words,
            joined_keys(words),
            comparison_keys(name._replace(suffix="")),
            _SUFFIXES.get(suffix, suffix),
        )

    @property
    def is_full(self) -> bool:
        """Whether a given name is there in full."""
        return any(name.full for names in self.given for name in names)

    def likeness(self, known: "NameForm") -> Likeness | None:
        """Return the likeness of this printed name to a known one; None if they contradict."""
        if self.suffix and known.suffix and self.suffix != known.suffix:
            return None
        likenesses = [
            Likeness(surname, *given)
            for surname, one, other in self._pairs(self.given, known)
            if (given := fit_given_names(one, other)) and _counts(surname, given)
        ]
        likenesses += [
            Likeness(surname, *given)
            for surname, one, other in self._pairs(self.less_likely, known)
            if (given := fit_given_names(one, other))
            and given.kind is GivenFit.INITIALS
            and given.agreed == len(one)
            and _counts(surname, given)
        ]
        best = max(likenesses, key=lambda likeness: likeness.score, default=None)
        if not (best and best.is_full) and not self.spoken.isdisjoint(known.spoken):
            return Likeness(SurnameFit.SAME, GivenFit.RECORDED)
        return best

    def _pairs(
        self, given: list[GivenNames], known: "NameForm"
    ) -> Iterator[tuple[SurnameFit, GivenNames, GivenNames]]:
        """Yield the fit of the surnames and the given names to compare, where surnames fit."""
        pairs = list(product(given, known.given))
        if not self.surname_keys.isdisjoint(known.surname_keys):
            yield from ((SurnameFit.SAME, one, other) for one, other in pairs)
            return
        for one, other in pairs:
            if (rest := _before_surname(one, self.surname, known.surname_keys)) is not None:
                yield SurnameFit.SAME, rest, other
            elif (rest := _before_surname(other, known.surname, self.surname_keys)) is not None:
                yield SurnameFit.SAME, one, rest
        if fit := fit_surnames(self.surname, known.surname):
            yield from ((fit, one, other) for one, other in pairs)


def _counts(surname: SurnameFit, given: Fit) -> bool:
    """Return whether two weak signs are still a sign."""
    if surname is SurnameFit.NEAR:
        return given.kind is GivenFit.FULL
    return surname is SurnameFit.SAME or given.kind is not GivenFit.ABSENT


def _before_surname(given: GivenNames, surname: Words, whole: frozenset[str]) -> GivenNames | None:
    """Return `given` without the beginning of a surname that was taken for given names.

    "Soroosh Tayebi" before "Arasteh" is "Soroosh" before "Tayebi Arasteh", "L. van der" before
    "Berg" is "L." before "van der Berg". `whole` are the keys of the surname.
    """
    for moved in range(1, min(len(given), _MOST_MOVED) + 1):
        surname = (tuple(given[-moved].keys), *surname)
        if not joined_keys(surname).isdisjoint(whole):
            return given[:-moved]
    return None
