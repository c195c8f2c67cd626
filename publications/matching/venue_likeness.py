"""Comparing where publications appeared: names of journals and proceedings, volumes and pages."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from labportal.base.text.keys import fold
from publications.matching.title_words import FILLERS
from publications.vocabulary.page_ranges import expand_pages

#: Words that the name of a journal or of proceedings may lack.
_OPTIONAL = FILLERS | frozenset(
    """
    proceedings proc procs international int intl conference conf annual ieee acm workshop
    symposium congress tagungsband st nd rd th
    """.split()
)
#: The likeness (percent) from which on two names are one with slips or in another order.
_LEAST_LIKE = 90
#: Words that tell what kind of thing a venue is: a conference and its journal share the rest.
_JOURNAL = frozenset(
    """
    journal j jour transactions trans letters lett record magazine mag bulletin bull annals
    zeitschrift zs archiv archives newsletter
    """.split()
)
_BESIDE_CONFERENCE = frozenset("workshop workshops companion adjunct supplement demo".split())
# "23rd" is also what a number of two digits, or a slip, ends with.
_NUMBER = re.compile(r"[0-9]+(?:st|nd|rd|th)?")
# Two letters are the initials of too many names.
_SHORTEST_ACRONYM = 3
_FEWEST_AROUND_ACRONYM = 3
# Longer names are of no journal, and would take long to compare.
_LONGEST = 300
# The rest of a name that was cut short, also as an entity of HTML with blanks in it.
_CUT_SHORT = re.compile(r"…|\.\.\.|&\s*hellip\s*;")
_CUT = "hellip"
_PAGES = re.compile(r"([a-z]*)([0-9]+)([a-z]*)(?:-[a-z]*([0-9]+))?", re.IGNORECASE)


class VenuePlace(NamedTuple):
    """The place of a publication in its container; what is not known is empty."""

    volume: str = ""
    issue: str = ""
    first_page: str = ""
    last_page: str = ""


def place_of(values: Mapping[str, Any]) -> VenuePlace:
    """Return the place that the values of a snapshot give."""
    first, last = _ends(str(values.get("page", ""))[:_LONGEST])
    return VenuePlace(
        fold(values.get("volume", "")[:_LONGEST]),
        fold(values.get("issue", "")[:_LONGEST]),
        first,
        last,
    )


def venues_of(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the folded names of what the publication appeared in."""
    names = (values.get(key, "") for key in ("container_title", "container_title_short"))
    return tuple(filter(None, (_folded(name[:_LONGEST]) for name in names)))


def _folded(name: str) -> str:
    # Few names are cut short, and this is done for each of them.
    cut = "…" in name or "..." in name or _CUT in name
    return fold(_CUT_SHORT.sub(f" {_CUT} ", name) if cut else name)


def same_venue(first: tuple[str, ...], second: tuple[str, ...]) -> bool | None:
    """Return whether any name of the one may mean the other; None if either has no name."""
    if not (first and second):
        return None
    return any(_names_agree(one, other) for one in first for other in second)


def surely_same_venue(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Return whether names mean the same without slips, and one journal or conference."""
    return same_kind_of_venue(first, second) and any(
        one == other or _mean_the_same(one, other, surely=True) for one in first for other in second
    )


def same_kind_of_venue(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Return whether neither is a journal, or a workshop, while the other is none."""
    return all(
        any(not kind.isdisjoint(name.split()) for name in first)
        == any(not kind.isdisjoint(name.split()) for name in second)
        for kind in (_JOURNAL, _BESIDE_CONFERENCE)
    )


def same_pages(first: VenuePlace, second: VenuePlace) -> bool:
    """Return whether both are the same run of several pages of the same volume."""
    return bool(
        first.volume
        and first.last_page
        and first.last_page != first.first_page
        and (first.volume, first.first_page, first.last_page)
        == (second.volume, second.first_page, second.last_page)
    )


def elsewhere(first: VenuePlace, second: VenuePlace) -> bool:
    """Return whether volume, issue or first page are known of both and differ."""
    return any(
        one and other and one != other for one, other in zip(first[:3], second, strict=False)
    )


def _ends(pages: str) -> tuple[str, str]:
    found = _PAGES.search(expand_pages(pages))
    if found is None:
        return "", ""
    letters, first, more, last = (group or "" for group in found.groups())
    number = first.lstrip("0")
    return (
        f"{letters}{number}{more}".lower(),
        f"{letters}{last.lstrip('0')}".lower() if last else "",
    )


def _names_agree(first: str, second: str) -> bool:
    return (
        first == second
        or fuzz.token_sort_ratio(first, second) >= _LEAST_LIKE
        or _mean_the_same(first, second)
    )


def _mean_the_same(first: str, second: str, *, surely: bool = False) -> bool:
    one, other = _telling(first), _telling(second)
    if not (one and other):
        return False
    return (
        _abbreviates(one, other)
        or _is_acronym(one, second, other, surely=surely)
        or _is_acronym(other, first, one, surely=surely)
    )


def _telling(name: str) -> list[str]:
    return [word for word in name.split() if word not in _OPTIONAL and not _NUMBER.fullmatch(word)]


def _abbreviates(first: list[str], second: list[str]) -> bool:
    """Return whether the names have the same words, cut short in either: "med imag".

    Of more than one word, either may go on: "VLDB J." and "VLDB Journal: Very Large Data Bases".
    """
    return (len(first) == len(second) or min(len(first), len(second)) > 1) and all(
        word.startswith(other) or other.startswith(word)
        for word, other in zip(first, second, strict=False)
    )


def _is_acronym(short: list[str], name: str, long: list[str], *, surely: bool) -> bool:
    if len(short) != 1 or len(short[0]) < _SHORTEST_ACRONYM:
        return False
    acronym, initials = short[0], "".join(word[0] for word in long if word != _CUT)
    return (
        # In "SIGMOD Conference on Management of Data", but not surely in "Nature Communications".
        (acronym in long and (len(long) >= _FEWEST_AROUND_ACRONYM or not surely))
        or acronym == initials
        # A name cut short: "International Conference on Very Large".
        or (len(initials) > (_CUT not in long) and acronym.startswith(initials))
        # "SIGMOD" is the Special Interest Group on Management of Data.
        or acronym.removeprefix("sig") in "".join(word[0] for word in name.split())
    )
