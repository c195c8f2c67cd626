"""Resemblance: whether two publications without a common identifier may be one.

What tells different works of the same people apart is measured by `bench/publication_matching.py`.
"""

from typing import NamedTuple

from publications.bibtex.candidates import ISBN_TYPES, Candidate
from publications.bibtex.name_likeness import in_common
from publications.bibtex.title_likeness import Relation, contradict, is_heading, relate, words
from publications.bibtex.venue_likeness import elsewhere, same_pages, same_venue

#: Years between two mentions of one work: the online and the printed issue, or a slip.
MOST_YEARS = 1
#: Years between a preprint, thesis or report and the version of record.
MOST_YEARS_OF_VERSIONS = 3
#: The share of the shorter list of names that has to be in the longer one.
LEAST_SHARE = 0.5
#: With so many words, an equal title and one common surname are enough.
TELLING_TITLE = 5

_EARLY = frozenset({"thesis", "report", "manuscript", "speech"})
#: Types of which one never is the other. Types that are not named may be anything.
_APART = (
    frozenset({"article-journal", "paper-conference", "article", "chapter", "speech"}),
    frozenset({"book", "collection", "periodical"}),
    frozenset({"dataset"}),
    frozenset({"software"}),
    frozenset({"patent"}),
    frozenset({"review", "review-book"}),
)
_THESIS_OR_REPORT = frozenset({"thesis", "report", "manuscript"})
_APART_FROM_THESES = frozenset({"dataset", "software", "patent", "review", "review-book"})
_CHAPTERS = frozenset({"chapter", "entry", "entry-dictionary", "entry-encyclopedia"})
#: Books whose titles come again every year.
_SERIAL = frozenset(
    """
    proceedings conference symposium workshop congress advances annual yearbook tagungsband
    jahrbuch jahresbericht tagung
    """.split()
)


class Resemblance(NamedTuple):
    """How far two publications resemble each other: the higher the more, and in words."""

    degree: float
    reason: str


def resemblance(first: Candidate, second: Candidate) -> Resemblance | None:
    """Return how far two publications resemble each other, or None: they are two."""
    gap = _years_between(first, second)
    if not (first.title and second.title) or (gap or 0) > MOST_YEARS_OF_VERSIONS:
        return None
    if _types_apart(first.type, second.type) or _books_apart(first, second, gap):
        return None
    venues = same_venue(first.venues, second.venues)
    if venues and same_pages(first.place, second.place) and _share(first, second) and not gap:
        if not contradict(first.title, second.title):
            return Resemblance(Relation.PART, "same pages of the same volume")
    if identifiers_conflict(first, second):
        return None
    relation = relate_titles(first, second)
    if relation == Relation.OTHER:
        return None
    share = _share(first, second)
    moved = elsewhere(first.place, second.place)
    if is_heading(first.title) or is_heading(second.title):
        likely = share is not None and share >= LEAST_SHARE
        if not likely or gap != 0 or venues is False or moved or relation < Relation.NEAR:
            return None
    elif venues and moved and (gap or {first.type, second.type} <= _CHAPTERS):
        return None  # what appears every year, or a part of the same book
    if not _fit(relation, share, gap, first, second):
        return None
    return Resemblance(relation + (share or 0) - (gap or 0) / 2, _reason(relation, share, gap))


def relate_titles(first: Candidate, second: Candidate) -> Relation:
    """Return how the titles stand to each other; either may lack its subtitle."""
    relation = relate(first.title, second.title)
    if relation == Relation.OTHER and any(
        longer.main_title and relate(shorter.title, longer.main_title) >= Relation.NEAR
        for shorter, longer in ((first, second), (second, first))
    ):
        return Relation.OTHER if contradict(first.title, second.title) else Relation.PART
    return relation


def identifiers_conflict(first: Candidate, second: Candidate) -> bool:
    """Return whether both have identifiers of a kind of which each work has one, and no common."""
    kinds = {kind for kind, _ in first.identifiers} & {kind for kind, _ in second.identifiers}
    return bool(kinds - {"isbn", "preprint_doi"}) and not first.identifiers & second.identifiers


def books_differ(first: Candidate, second: Candidate) -> bool:
    """Return whether volume or edition differ, or only the later of two books names an edition."""
    if {first.type, second.type} <= ISBN_TYPES:
        volumes = first.place.volume, second.place.volume
        if all(volumes) and volumes[0] != volumes[1]:
            return True
    editions = _edition(first), _edition(second)
    if all(editions):
        return editions[0] != editions[1]
    return any(editions) and bool(_years_between(first, second))


def _edition(one: Candidate) -> str:
    return "".join(word for word in words(one.edition) if word.isdigit()) or one.edition


def _years_between(first: Candidate, second: Candidate) -> int | None:
    if not (first.year and second.year):
        return None
    return abs(first.year - second.year)


def _share(first: Candidate, second: Candidate) -> float | None:
    """Return the share of the shorter list of names that is in the longer; None without names."""
    if not (first.names and second.names):
        return None
    return in_common(first.names, second.names) / min(len(first.names), len(second.names))


def _types_apart(first: str, second: str) -> bool:
    if first in _THESIS_OR_REPORT or second in _THESIS_OR_REPORT:
        return bool(_APART_FROM_THESES & {first, second})
    kinds = {number for number, kind in enumerate(_APART) for one in (first, second) if one in kind}
    return len(kinds) > 1


def _books_apart(first: Candidate, second: Candidate, gap: int | None) -> bool:
    if books_differ(first, second):
        return True
    if not {first.type, second.type} & ISBN_TYPES or not gap:
        return False
    isbns = [
        {value for kind, value in one.identifiers if kind == "isbn"} for one in (first, second)
    ]
    return bool(
        (all(isbns) and isbns[0].isdisjoint(isbns[1]))
        or _SERIAL.intersection(words(first.title), words(second.title))
    )


def _fit(
    relation: Relation, share: float | None, gap: int | None, first: Candidate, second: Candidate
) -> bool:
    """Return whether names and years are near enough for titles that stand in `relation`."""
    if share is None:
        return gap == 0 and relation >= Relation.PART or not gap and relation >= Relation.NEAR
    if share < LEAST_SHARE:
        telling = relation == Relation.EQUAL and len(words(first.title)) >= TELLING_TITLE
        same_year_and_venue = gap == 0 and same_venue(first.venues, second.venues)
        return telling and not gap and bool(share or same_year_and_venue)
    if relation == Relation.MORE or not gap:
        return not gap
    if in_common(first.names, second.names) < LEAST_SHARE * max(
        len(first.names), len(second.names)
    ):
        return False
    versions = first.preprint or second.preprint or bool(_EARLY & {first.type, second.type})
    if versions and relation >= Relation.NEAR:
        return gap <= MOST_YEARS_OF_VERSIONS
    return gap <= MOST_YEARS


def _reason(relation: Relation, share: float | None, gap: int | None) -> str:
    title = {
        Relation.EQUAL: "same title",
        Relation.PART: "one title is a part of the other",
    }.get(relation, "nearly the same title")
    names = "no names to compare" if share is None else "common authors"
    years = f"{gap} year{'s' if gap > 1 else ''} between" if gap else ""
    return ", ".join(filter(None, (title, names, years, "no common identifier")))
