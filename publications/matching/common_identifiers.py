"""Identifiers that stand on so many different titles that they identify none of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from publications.matching.candidates import Candidate
from publications.matching.match import FIELDS, titles_agree
from publications.messages.message import Message

#: Different titles from which on an identifier tells nothing.
TOO_MANY = 3
#: Titles that are looked at: a careless file gives one DOI to all of its entries.
_MOST_TITLES = 50

Identifier = tuple[str, str]


def common_identifiers(candidates: Iterable[Candidate]) -> dict[Identifier, int]:
    """Return the identifiers of too many different titles, and of how many at least."""
    titles: dict[Identifier, dict[str, None]] = defaultdict(dict)
    for one in candidates:
        for identifier in one.identifiers if one.title else ():
            titles[identifier][one.title] = None
    counted = {
        identifier: _number_of_different(list(found)[:_MOST_TITLES])
        for identifier, found in titles.items()
        if len(found) >= TOO_MANY
    }
    return {identifier: count for identifier, count in counted.items() if count >= TOO_MANY}


def without(one: Candidate, common: Mapping[Identifier, int]) -> Candidate:
    """Return a candidate without the identifiers that identify none."""
    if one.identifiers.isdisjoint(common):
        return one
    return replace(one, identifiers=one.identifiers - common.keys())


def remarks(one: Candidate, common: Mapping[Identifier, int]) -> list[Message]:
    """Return what is to be told of the identifiers of a candidate that identify none."""
    return [
        Message("identifier-of-many", record_field=FIELDS[kind], value=value, count=count)
        for (kind, value), count in sorted(common.items())
        if (kind, value) in one.identifiers
    ]


def _number_of_different(titles: list[str]) -> int:
    different: list[str] = []
    for title in titles:
        if not any(titles_agree(title, other) for other in different):
            different.append(title)
    return len(different)
