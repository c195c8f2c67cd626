"""Contradictions by which two publications cannot be one: types, editions, volumes, identifiers."""

from publications.matching.candidates import ISBN_TYPES, Candidate
from publications.matching.title_likeness import words

_REVIEWS = frozenset({"review", "review-book"})
#: Types of which one never is the other. Those that are not named may be anything.
_APART = (
    frozenset({"article-journal", "paper-conference", "article", "chapter", "speech"}),
    frozenset({"book", "collection", "periodical"}),
    frozenset({"dataset"}),
    frozenset({"software"}),
    frozenset({"patent"}),
    _REVIEWS,
)
#: A thesis or report may come out as a paper or as a book.
_BECOME_OTHERS = frozenset({"thesis", "report", "manuscript"})
_STAY = frozenset({"dataset", "software", "patent", "review", "review-book"})
#: Identifiers of which a work may have several.
_SEVERAL = frozenset({"isbn", "preprint_doi"})
#: Books whose titles come again every year.
_SERIAL = frozenset(
    """
    proceedings conference symposium workshop congress advances annual yearbook tagungsband
    jahrbuch jahresbericht tagung
    """.split()
)


def years_between(first: Candidate, second: Candidate) -> int | None:
    """Return the years between two publications; None if one has no year."""
    return abs(first.year - second.year) if first.year and second.year else None


def identifiers_conflict(first: Candidate, second: Candidate) -> bool:
    """Return whether both have an identifier of a kind that is unique to a work, and share none."""
    kinds = {kind for kind, _ in first.identifiers} & {kind for kind, _ in second.identifiers}
    return bool(kinds - _SEVERAL) and not first.identifiers & second.identifiers


def types_conflict(first: str, second: str) -> bool:
    """Return whether publications of these types are never one."""
    if _BECOME_OTHERS & {first, second}:
        return bool(_STAY & {first, second})
    # A type that no line names is in none, and so apart from nothing.
    return sum(not kind.isdisjoint({first, second}) for kind in _APART) > 1


def kinds_conflict(first: str, second: str) -> bool:
    """Return whether publications with an identifier in common are of types that no work has both.

    A review that one bibliography lists as such may be an article in another one.
    """
    return _REVIEWS.isdisjoint({first, second}) and types_conflict(first, second)


def books_differ(first: Candidate, second: Candidate) -> bool:
    """Return whether both name a volume or an edition, and not the same.

    Where only one names an edition, they differ if they are of two years.
    """
    if {first.type, second.type} <= ISBN_TYPES:
        volumes = first.place.volume, second.place.volume
        if all(volumes) and volumes[0] != volumes[1]:
            return True
    editions = _edition(first), _edition(second)
    if all(editions):
        return editions[0] != editions[1]
    return any(editions) and bool(years_between(first, second))


def books_conflict(first: Candidate, second: Candidate) -> bool:
    """Return whether two books cannot be one: they differ, or are two of a series.

    Two of a series are of different years, and have different ISBNs or a title that comes again
    every year.
    """
    if books_differ(first, second):
        return True
    if not {first.type, second.type} & ISBN_TYPES or not years_between(first, second):
        return False
    return _isbns_conflict(first, second) or bool(
        _SERIAL.intersection(words(first.title), words(second.title))
    )


def _isbns_conflict(first: Candidate, second: Candidate) -> bool:
    isbns = [
        {value for kind, value in one.identifiers if kind == "isbn"} for one in (first, second)
    ]
    return all(isbns) and isbns[0].isdisjoint(isbns[1])


def _edition(one: Candidate) -> str:
    return "".join(word for word in words(one.edition) if word.isdigit()) or one.edition
