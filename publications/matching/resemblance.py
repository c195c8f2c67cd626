"""Resemblance: whether two publications without a common identifier may be one."""

from typing import NamedTuple

from publications.matching.candidates import Candidate
from publications.matching.contradictions import (
    books_conflict,
    identifiers_conflict,
    types_conflict,
    years_between,
)
from publications.matching.name_likeness import in_common
from publications.matching.title_likeness import (
    Relation,
    contradict,
    is_heading,
    letters,
    relate,
    words,
)
from publications.matching.title_similarity import Care, similar
from publications.matching.venue_likeness import (
    elsewhere,
    same_kind_of_venue,
    same_pages,
    same_venue,
)
from publications.messages.message import Message

#: Years between two mentions of one work: the online and the printed issue, or a slip.
MOST_YEARS = 1
#: Years between a preprint, thesis or report and the version of record.
MOST_YEARS_OF_VERSIONS = 3
#: Years between a paper and the article that came of it.
MOST_YEARS_OF_ARTICLES = 5
#: The share of the shorter list of names that has to be in the longer one.
LEAST_SHARE = 0.5
#: ... and years apart, the share that both lists have to have.
LEAST_SHARE_YEARS_APART = 0.6
#: With so many words, an equal title and one common surname are enough.
TELLING_TITLE = 5
#: ... with so many, an equal title alone, and with so many, beside the same venue.
TELLING_ALONE = 6
TELLING_BESIDE_VENUE = 3
#: ... and alone a title that is so much of the other.
TELLING_BY_FAR = 10
MOST_OF_IT = 0.7

#: The weight of the same venue in the order of lookalikes.
_VENUE = 0.5
_EARLY = frozenset({"thesis", "report", "manuscript", "speech"})
#: Reasons by the relation of the titles; one that is not named is "nearly the same".
_WITH_AUTHORS = {
    Relation.EQUAL: "same-title-and-authors",
    Relation.PART: "part-of-title-and-authors",
}
_WITHOUT_NAMES = {
    Relation.EQUAL: "same-title-without-names",
    Relation.PART: "part-of-title-without-names",
    Relation.SIMILAR: "similar-title-alone",
}
_YEARS_APART = {
    Relation.EQUAL: "same-title-years-apart",
    Relation.PART: "part-of-title-years-apart",
}
_CHAPTERS = frozenset({"chapter", "entry", "entry-dictionary", "entry-encyclopedia"})


class Resemblance(NamedTuple):
    """The degree to which two publications resemble each other, and the reason.

    The degree only puts lookalikes in order, the nearest one to be shown: by the relation of the
    titles, then by the share of names in common and the venue; two years weigh as much as one step
    between titles.
    """

    degree: float
    reason: Message


class _Compared(NamedTuple):
    """Two publications, and the relations of their titles, years, venues and names.

    `gap` is the number of years between, `share` that of the shorter list of names which is in the
    longer one. None where one of the two has no year, venue or name.
    """

    first: Candidate
    second: Candidate
    relation: Relation
    gap: int | None
    same_venue: bool | None
    share: float | None


def resemblance(first: Candidate, second: Candidate) -> Resemblance | None:
    """Return the resemblance of two publications, or None: they are two."""
    gap = years_between(first, second)
    if not (first.title and second.title) or (gap or 0) > MOST_YEARS_OF_ARTICLES:
        return None
    if types_conflict(first.type, second.type) or books_conflict(first, second):
        return None
    if _on_same_pages(first, second):
        return Resemblance(Relation.PART, Message("same-pages"))
    if identifiers_conflict(first, second):
        return None
    relation = relate_titles(first, second)
    if relation == Relation.OTHER:
        # Years apart, titles have to be nearer.
        if gap or not _similar(first, second, gap):
            return None
        relation = Relation.SIMILAR
    venue = same_venue(first.venues, second.venues)
    pair = _Compared(first, second, relation, gap, venue, _share(first, second))
    if not _places_fit(pair) or not _names_and_years_fit(pair):
        return None
    same_kind = pair.same_venue and same_kind_of_venue(first.venues, second.venues)
    degree = relation + (pair.share or 0) - (gap or 0) / 2 + (_VENUE if same_kind else 0)
    return Resemblance(degree, _reason(pair))


def relate_titles(first: Candidate, second: Candidate) -> Relation:
    """Return the relation of the titles; either may lack its subtitle."""
    relation = relate(first.title, second.title)
    if relation == Relation.OTHER and any(
        longer.main_title and relate(shorter.title, longer.main_title) >= Relation.NEAR
        for shorter, longer in ((first, second), (second, first))
    ):
        return Relation.OTHER if contradict(first.title, second.title) else Relation.PART
    return relation


def _similar(first: Candidate, second: Candidate, gap: int | None) -> bool:
    """Return whether titles are similar; those of careless lists may differ by more."""
    venue = bool(same_venue(first.venues, second.venues))
    # Careless lists have no year, or not all names.
    cut_short = len(first.names) != len(second.names)
    certain = gap == 0 and venue
    care = Care(
        words=gap is not None and not cut_short,
        letters=gap is not None and not certain,
        same_venue=venue,
    )
    return similar(first.title, second.title, care)


def _on_same_pages(first: Candidate, second: Candidate) -> bool:
    """Return whether both stand in the same place: a title translated or badly mangled."""
    return (
        same_pages(first.place, second.place)
        and not years_between(first, second)
        and same_venue(first.venues, second.venues) is True
        and bool(_share(first, second))
        and not contradict(first.title, second.title)
    )


def _share(first: Candidate, second: Candidate) -> float | None:
    if not (first.names and second.names):
        return None
    return in_common(first.names, second.names) / min(len(first.names), len(second.names))


def _places_fit(pair: _Compared) -> bool:
    """Return whether it is not a heading found elsewhere, next year's issue, or another chapter."""
    first, second, share = pair.first, pair.second, pair.share
    moved = elsewhere(first.place, second.place)
    if is_heading(first.title) or is_heading(second.title):
        alike = pair.relation >= Relation.NEAR and share is not None and share >= LEAST_SHARE
        return alike and pair.gap == 0 and pair.same_venue is not False and not moved
    chapters = {first.type, second.type} <= _CHAPTERS
    return not (pair.same_venue and moved and (pair.gap or chapters))


def _names_and_years_fit(pair: _Compared) -> bool:
    """Return whether names and years are near enough for titles that stand in `pair.relation`."""
    first, second, relation, gap = pair.first, pair.second, pair.relation, pair.gap
    if pair.share is None:
        if relation == Relation.MORE and gap is None:
            return similar(first.title, second.title, Care())
        return not gap
    if pair.share < LEAST_SHARE:
        return not gap and _titles_tell(pair)
    if not gap or relation <= Relation.MORE:
        return not gap
    common, longer = in_common(first.names, second.names), max(len(first.names), len(second.names))
    if common < LEAST_SHARE * longer:
        return False
    if gap <= MOST_YEARS:
        return True
    if first.preprint or second.preprint or _EARLY & {first.type, second.type}:
        return relation >= Relation.NEAR and gap <= MOST_YEARS_OF_VERSIONS
    # Perhaps a paper and the article that came of it.
    same_people = common >= LEAST_SHARE_YEARS_APART * longer > 1
    return relation >= Relation.PART and same_people and len(words(first.title)) >= TELLING_ALONE


def _titles_tell(pair: _Compared) -> bool:
    """Return whether titles make it likely that names were misread, which hardly agree."""
    longest = max(len(words(pair.first.title)), len(words(pair.second.title)))
    if pair.relation == Relation.EQUAL:
        if pair.same_venue:
            return longest >= TELLING_BESIDE_VENUE
        doubtful = bool(pair.share) or pair.gap is None
        return longest >= (TELLING_TITLE if doubtful else TELLING_ALONE)
    # Of careless lists, the names may be as wrong as the title.
    if pair.gap is None and pair.relation == Relation.SIMILAR:
        one, other = sorted((letters(pair.first.title), letters(pair.second.title)), key=len)
        return longest >= TELLING_BY_FAR and one in other and len(one) >= MOST_OF_IT * len(other)
    return pair.gap is None and bool(pair.share) and longest >= TELLING_TITLE


def _reason(pair: _Compared) -> Message:
    if pair.share is None:
        return Message(_WITHOUT_NAMES.get(pair.relation, "near-title-without-names"))
    if pair.share == 0 and pair.relation == Relation.EQUAL:
        return Message("same-title-and-venue" if pair.same_venue else "same-title-other-names")
    if pair.relation == Relation.SIMILAR:
        return Message("similar-title-and-authors" if pair.share else "similar-title-alone")
    if pair.gap:
        return Message(_YEARS_APART.get(pair.relation, "near-title-years-apart"), years=pair.gap)
    return Message(_WITH_AUTHORS.get(pair.relation, "near-title-and-authors"))
