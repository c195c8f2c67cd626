"""Invented people, and the circle of those who write together."""

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from publications.corpus.people.regions import REGIONS, Region

LAB = 400
OUTSIDERS = 4000

_PARTICLE = 0.12
_SECOND_GIVEN = 0.3
_SECOND_GIVEN_IN_FULL = 0.4
_TWO_SURNAMES = 0.3
_SUFFIX = 0.012
_DOUBLE_NAME = 0.04
_SUFFIXES = ("Jr.", "III", "Sr.", "II")


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """The parts of a name, in Unicode."""

    given: str
    family: str
    particle: str = ""
    suffix: str = ""


class Circle:
    """The lab's authors, a few of whom write a lot, and many others who write with them."""

    def __init__(self, rng: Random) -> None:
        people = _people(rng)
        self.lab = [next(people) for _ in range(LAB)]
        self.outsiders = [next(people) for _ in range(OUTSIDERS)]
        # Zipf's law, flattened at the top so that nobody is on every fifth paper.
        self._lab_weights = list(accumulate(1 / (rank + 4) for rank in range(LAB)))
        self._outside_weights = list(accumulate(1 / (rank + 40) for rank in range(OUTSIDERS)))

    def team(self, rng: Random, size: int) -> list[InventedPerson]:
        """Return `size` different people, most of them near the same place in the lab."""
        centre = _pick(self._lab_weights, rng)
        team = {self.lab[centre]: None}
        while len(team) < size:
            draw = rng.random()
            if draw < 0.4:
                near = round(rng.gauss(centre, 6 + size / 2))
                team[self.lab[near % LAB]] = None
            elif draw < 0.55:
                team[self.lab[_pick(self._lab_weights, rng)]] = None
            else:
                team[self.outsiders[_pick(self._outside_weights, rng)]] = None
        members = list(team)
        rng.shuffle(members)
        return members


def _pick(cumulative: list[float], rng: Random) -> int:
    return bisect(cumulative, rng.random() * cumulative[-1], hi=len(cumulative) - 1)


def _people(rng: Random) -> Iterator[InventedPerson]:
    """Yield people, no two of the same name."""
    seen = set()
    shares = [region.share for region in REGIONS]
    while True:
        person = _person(rng, rng.choices(REGIONS, shares)[0])
        if person not in seen:
            seen.add(person)
            yield person


def _person(rng: Random, region: Region) -> InventedPerson:
    given = rng.choice(region.given)
    if rng.random() < _SECOND_GIVEN and "-" not in given:
        second = rng.choice(region.given)
        in_full = rng.random() < _SECOND_GIVEN_IN_FULL and second != given
        given += f" {second}" if in_full else f" {second[0]}."
    family = _family(rng, region)
    if region.two_surnames and rng.random() < _TWO_SURNAMES:
        family += f" {_family(rng, region)}"
    elif rng.random() < _DOUBLE_NAME:
        family += f"-{_family(rng, region)}"
    particle = ""
    if region.particles and rng.random() < _PARTICLE:
        particle = rng.choice(region.particles)
    suffix = rng.choice(_SUFFIXES) if rng.random() < _SUFFIX else ""
    return InventedPerson(given, family, particle, suffix)


def _family(rng: Random, region: Region) -> str:
    return rng.choice(region.beginnings) + rng.choice(region.endings)
