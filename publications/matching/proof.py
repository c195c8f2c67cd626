"""Proof without a common identifier: whether two publications that resemble each other are one.

What counts as a proof was measured: `bench/library_matching.py` shows how often it is right.
"""

from typing import NamedTuple

from publications.matching.candidates import Candidate
from publications.matching.contradictions import years_between
from publications.matching.name_likeness import in_common
from publications.matching.side_works import is_other_form
from publications.matching.title_likeness import Relation, is_heading, letters, relate, words
from publications.matching.title_words import BESIDE_WORKS, BESIDE_WORKS_IF_SHORT
from publications.matching.venue_likeness import elsewhere, surely_same_venue
from publications.messages.message import Message

#: Words of a title that proves something,
FEWEST_WORDS = 5
#: ... beside all names, two or more, and beside one name, in full or not,
FEWEST_WORDS_BY_TWO = 2
FEWEST_WORDS_BY_ONE = 3
FEWEST_WORDS_BY_INITIALS = 4
#: ... and beside three names or one, while others are missing.
FEWEST_WORDS_BY_THREE = 4
FEWEST_WORDS_BY_SOME = 6
#: Names in common without which something else has to be certain.
FEWEST_NAMES = 2
SHORTEST_GIVEN = 3
_ENDLESS = 10**6
#: The share of the shorter list of names that the longer one has to have if names are missing.
LEAST_SHARE = 0.5
#: From so many words on, a report, column or comment says of what; it is told by its beginning.
FEWEST_WORDS_OF_REPORTS = 8
BEGINNING = 2
#: The share of the letters of a title that is left of one cut short.
LEAST_LEFT = 0.8
#: Types of which the works of one author have titles that come again, or stand in a whole.
_UNCERTAIN = frozenset(
    """
    book collection periodical chapter entry entry-dictionary entry-encyclopedia review review-book
    thesis report manuscript dataset software patent webpage
    """.split()
)


class _Pair(NamedTuple):
    """The relation of two titles, the words of the shorter one, and how many names are in both."""

    relation: Relation
    words: int
    common: float
    all_names: bool
    some_names: bool
    #: The longer list of names has all of the shorter one.
    shorter_names: bool


def says_the_same(first: Candidate, second: Candidate) -> bool:
    """Return whether two publications that resemble each other differ in nothing that tells works.

    Title, all names, year and type are there and equal, and venue and place where both have them. A
    heading that comes again, as of an editorial, proves nothing.
    """
    return (
        first.title == second.title
        and first.year is not None
        and first.year == second.year
        and first.names == second.names != ()
        and not is_heading(first.title)
        and _nothing_differs(first, second)
        and (first.venues == second.venues or not (first.venues and second.venues))
    )


def proof(first: Candidate, second: Candidate) -> Message | None:
    """Return what proves that two publications which resemble each other are one; None if nothing.

    The titles are equal but for spelling, or one was cut short; the names are those of the same
    people; the venue is the same, and a journal in both or in neither; or neither has one.
    """
    if first.type in _UNCERTAIN or not _nothing_differs(first, second):
        return None
    nowhere = not first.venues and not second.venues
    if not nowhere and not surely_same_venue(first.venues, second.venues):
        return None
    relation = _relation(first.title, second.title)
    if relation == Relation.PART and is_other_form(first.title, second.title):
        return None
    if relation is None or _comes_again(first.title) or _comes_again(second.title):
        return None
    gap = years_between(first, second)
    common = in_common(first.names, second.names)
    shorter, longer = sorted((len(first.names), len(second.names)))
    pair = _Pair(
        relation,
        min(len(words(first.title)), len(words(second.title))),
        common,
        bool(shorter) and shorter == longer == common,
        common > 0 and common >= LEAST_SHARE * shorter,
        shorter == common,
    )
    if gap is None:
        certain = not nowhere and _proved_without_year(pair)
        return Message("proved-without-year") if certain else None
    if gap:
        return None
    two = common >= FEWEST_NAMES
    if relation < Relation.EQUAL:
        certain = two and not nowhere and pair.shorter_names and pair.words >= FEWEST_WORDS
        return Message("proved-but-for-spelling") if certain else None
    if pair.all_names:
        proved = Message("proved-without-venue" if nowhere else "proved-by-all-fields")
        return proved if pair.words >= _fewest(first, second) else None
    if nowhere or not pair.some_names:
        return None
    fewest = FEWEST_WORDS if two else FEWEST_WORDS_BY_SOME
    fewest = FEWEST_WORDS_BY_THREE if common > FEWEST_NAMES else fewest
    return Message("proved-but-for-names") if pair.words >= fewest else None


def _fewest(first: Candidate, second: Candidate) -> int:
    """Return the words that a title needs beside the names, all of which are in both lists."""
    if not first.venues:
        return FEWEST_WORDS if len(first.names) >= FEWEST_NAMES else _ENDLESS
    if len(first.names) >= FEWEST_NAMES:
        return FEWEST_WORDS_BY_TWO
    return FEWEST_WORDS_BY_ONE if _given_in_full(first, second) else FEWEST_WORDS_BY_INITIALS


def _proved_without_year(pair: _Pair) -> bool:
    if pair.common < FEWEST_NAMES or pair.words < FEWEST_WORDS:
        return False
    if pair.relation == Relation.EQUAL:
        return pair.some_names
    return pair.relation == Relation.NEAR and pair.all_names


def _relation(first: str, second: str) -> Relation | None:
    """Return `EQUAL` for the same letters, `NEAR` for slips, `PART` where a title was cut."""
    relation = relate(first, second)
    if relation >= Relation.NEAR:
        return relation
    shorter, longer = sorted((letters(first), letters(second)), key=len)
    if relation == Relation.PART and len(shorter) >= LEAST_LEFT * len(longer):
        return Relation.PART
    return None


def _comes_again(title: str) -> bool:
    """Return whether a title may be that of several works: replies, errata, columns, editorials."""
    found = words(title)
    beginning = found if len(found) < FEWEST_WORDS_OF_REPORTS else found[:BEGINNING]
    return (
        is_heading(title)
        or not BESIDE_WORKS.isdisjoint(found)
        or not BESIDE_WORKS_IF_SHORT.isdisjoint(beginning)
    )


def _given_in_full(first: Candidate, second: Candidate) -> bool:
    """Return whether the only names of both have the same given name, of more than initials."""
    given = [one.names[0].given.split()[:1] for one in (first, second)]
    return given[0] == given[1] != [] and len(given[0][0]) >= SHORTEST_GIVEN


def _nothing_differs(first: Candidate, second: Candidate) -> bool:
    return (
        first.type == second.type
        and first.edition == second.edition
        and first.signs == second.signs
        and not any(
            one and other and one != other
            for one, other in zip(first.details, second.details, strict=False)
        )
        and not _disagree(first, second)
        and not elsewhere(first.place, second.place)
    )


def _disagree(first: Candidate, second: Candidate) -> bool:
    """Return whether both have identifiers of a kind and share none of it, be they several."""
    held = [one.identifiers | one.further for one in (first, second)]
    kinds = [{kind for kind, _ in identifiers} for identifiers in held]
    shared = {kind for kind, _ in held[0] & held[1]}
    return bool((kinds[0] & kinds[1]) - shared)
