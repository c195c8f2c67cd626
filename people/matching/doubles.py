"""Pairs of people who may be one: by their names, initials included."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from people.matching.evidence import remarks_on
from people.matching.known_names import KnownName, known_names, most_alike
from people.models import Person
from people.names.form import Likeness
from people.names.given_names import GivenFit
from people.names.surnames import SurnameFit, surname_keys


class LikePeople(NamedTuple):
    """Two people by id, the lower first, and what speaks for their being one."""

    first: int
    second: int
    evidence: str


def like_people(people: Iterable[Person]) -> list[LikePeople]:
    """Return the pairs of `people` who may be one, whose name variants are fetched along.

    They have the same family name, and given names that agree, as far as initials tell. Who has
    another ORCID iD is somebody else.
    """
    names: dict[int, list[KnownName]] = {}
    orcids = {}
    by_key = defaultdict(set)
    for one in people:
        orcids[one.pk] = one.orcid
        variants = [variant.parts for variant in one.name_variants.all()]
        names[one.pk] = known_names(one.parts, one.preferred_given, variants)
        for known in names[one.pk]:
            for key in surname_keys(known.form.name):
                by_key[key].add(one.pk)
    pairs = {pair for ids in by_key.values() for pair in combinations(sorted(ids), 2)}
    found = []
    for first, second in sorted(pairs):
        if orcids[first] and orcids[second] and orcids[first] != orcids[second]:
            continue
        likenesses = [
            match.likeness
            for known in names[second]
            if (match := most_alike(known.form, names[first])) and _is_sign(match.likeness)
        ]
        if likenesses:
            best = max(likenesses, key=lambda likeness: likeness.score)
            found.append(LikePeople(first, second, ", ".join(remarks_on(best))))
    return found


def _is_sign(likeness: Likeness) -> bool:
    return likeness.surname is SurnameFit.SAME and likeness.given is not GivenFit.ABSENT
