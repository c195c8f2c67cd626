"""Likeness of two lists of printed names: the number of people they may share."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from labportal.base.text.keys import fold, fold_keys

#: Names compared per list; a collaboration of thousands is known by its first.
MOST = 30
#: The likeness (percent) from which on a surname is a slip of another, and the letters it needs.
LEAST_LIKE = 80
#: The same for names in one piece, of which one may have words more.
LEAST_LIKE_LITERAL = 90
_SHORTEST = 4
#: The count of a pair whose surnames agree while the initials do not, or that may be swapped.
_DOUBTFUL = 0.5
# Given names of one or two letters are initials; an acronym has more letters.
_LONGEST_INITIALS = 2
# A line of text that was taken for a name is not compared letter by letter with all others.
_LONGEST_NAME = 200


class ComparedName(NamedTuple):
    """A printed name as it is compared: all keys of its surname, and the given names.

    `literal` is the name in one piece, of a corporation.
    """

    surnames: frozenset[str]
    given: str = ""
    literal: str = ""


def names_of(printed: Iterable[dict[str, Any]]) -> tuple[ComparedName, ...]:
    """Return the compared names of the authors of a snapshot, or without any, of its editors."""
    listed = list(printed)
    authors = [name for name in listed if name.get("role", "author") == "author"]
    return tuple(filter(lambda name: name.surnames, map(_name_of, (authors or listed)[:MOST])))


def in_common(first: Sequence[ComparedName], second: Sequence[ComparedName]) -> float:
    """Return the number of names that may be in both lists, doubtful ones counting half."""
    shorter, longer = sorted((first, second), key=_by_length)
    left = list(longer)
    total = 0.0
    for name in shorter:
        likeness, place = max(
            ((_likeness(name, other), -place) for place, other in enumerate(left)),
            default=(0.0, 0),
        )
        if likeness:
            total += likeness
            del left[-place]
    return total


def same_people(first: Sequence[ComparedName], second: Sequence[ComparedName]) -> bool:
    """Return whether two lists are of the same people in the same order, as far as names tell."""
    return len(first) == len(second) and all(
        one.surnames & other.surnames
        and (not one.given or not other.given or one.given[0] == other.given[0])
        for one, other in zip(first, second, strict=True)
    )


def _by_length(names: Sequence[ComparedName]) -> tuple[int, list[tuple[list[str], str]]]:
    # The rest is for lists of one length: the result must not depend on which comes first.
    return len(names), [(sorted(name.surnames), name.given) for name in names]


def _name_of(printed: dict[str, Any]) -> ComparedName:
    return _name(
        printed.get("given", "")[:_LONGEST_NAME],
        printed.get("particle", "")[:_LONGEST_NAME],
        printed.get("family", "")[:_LONGEST_NAME],
        printed.get("literal", "")[:_LONGEST_NAME],
    )


@lru_cache(maxsize=16384)
def _name(given: str, particle: str, family: str, literal: str) -> ComparedName:
    if literal:
        initials = "".join(word[0] for word in fold(literal).split())
        acronym = {initials} if len(initials) > _LONGEST_INITIALS else set()
        whole = {key.replace(" ", "") for key in fold_keys(literal)}
        return ComparedName(frozenset(whole | acronym), literal=fold(literal))
    keys = fold_keys(family)
    if particle:
        keys |= fold_keys(f"{particle} {family}")
    parts = {part for key in keys for part in key.split() if len(part) >= _SHORTEST}
    return ComparedName(
        frozenset({key.replace(" ", "") for key in keys} | parts),
        fold(given),
    )


def _likeness(first: ComparedName, second: ComparedName) -> float:
    if first.surnames & second.surnames or _nearly(first.surnames, second.surnames):
        if first.given and second.given and first.given[0] != second.given[0]:
            return _DOUBTFUL
        return 1.0
    if first.literal and second.literal:
        return float(fuzz.token_set_ratio(first.literal, second.literal) >= LEAST_LIKE_LITERAL)
    return _swapped(first, second)


def _nearly(first: frozenset[str], second: frozenset[str]) -> bool:
    return any(
        min(len(one), len(other)) >= _SHORTEST and fuzz.ratio(one, other) >= LEAST_LIKE
        for one in first
        for other in second
    )


def _swapped(first: ComparedName, second: ComparedName) -> float:
    """Return the likeness of names of which one has family and given name exchanged."""
    if not (first.given and second.given):
        return 0.0
    if second.surnames.intersection(first.given.split()) and first.surnames.intersection(
        second.given.split()
    ):
        return 1.0
    initials = min(len(first.given), len(second.given)) <= _LONGEST_INITIALS
    crossed = {key[0] for key in first.surnames} & {second.given[0]} and {
        key[0] for key in second.surnames
    } & {first.given[0]}
    return _DOUBTFUL if initials and crossed else 0.0
