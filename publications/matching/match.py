"""Matching: is this entry a publication that is there already?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz import fuzz

from publications.matching.candidates import Candidate, CandidateIndex
from publications.matching.contradictions import (
    books_conflict,
    books_differ,
    identifiers_conflict,
    kinds_conflict,
    types_conflict,
    years_between,
)
from publications.matching.name_likeness import same_people
from publications.matching.preprint_pairs import nearest_version
from publications.matching.proof import proof, says_the_same
from publications.matching.resemblance import MOST_YEARS, Resemblance, relate_titles, resemblance
from publications.matching.side_works import is_side_work
from publications.matching.title_likeness import (
    LONGEST,
    SHORTEST_PART,
    Relation,
    contradict,
    relate,
)
from publications.matching.venue_likeness import elsewhere
from publications.messages.message import Message

#: Titles less alike than this (percent) are not those of one entry of a source.
AGREEMENT = 70
#: The same for titles whose difference is no slip or subtitle, beside an equal identifier: of
#: different papers of the same people, one may bear the identifier of the other by mistake.
CLOSE_AGREEMENT = 85
#: From what identifies best to what does least: by kind, the field of the record.
FIELDS = {
    "doi": "doi",
    "preprint_doi": "doi",
    "arxiv_id": "arxiv_id",
    "pmid": "pmid",
    "isbn": "isbn",
}
_KINDS = tuple(FIELDS)


@dataclass(frozen=True, slots=True)
class Match:
    """`same`: it is that one. `possible`: it looks like it, and a person has to decide.

    `reason` says why it is possible, or what proves that it is the same without an identifier.
    `others` are further possible ones, the likest first.
    """

    kind: Literal["same", "possible"]
    candidate: Candidate
    reason: Message | None = None
    others: tuple["Match", ...] = ()

    @property
    def ranked(self) -> tuple["Match", ...]:
        """The match and the others, the likest first."""
        return (self, *self.others)


def titles_agree(first: str, second: str) -> bool:
    """Return whether two folded titles can be those of one publication.

    A subtitle may be missing and the title may have been reworded, but not to another number
    ("Part II"), and not to a reply or erratum.
    """
    return relate(first, second) != Relation.OTHER or _reworded(first, second, AGREEMENT)


def may_be_renamed(first: Candidate, second: Candidate) -> bool:
    """Return whether publications with other titles, and one citekey, may be one nevertheless."""
    return (
        bool(first.names)
        and same_people(first.names, second.names)
        and (years_between(first, second) or 0) <= MOST_YEARS
        and not types_conflict(first.type, second.type)
        and not identifiers_conflict(first, second)
    )


def match(entry: Candidate, index: CandidateIndex) -> Match | None:
    """Return the candidate of `index` that `entry` is or looks like, or None.

    An equal identifier, or within a source an equal citekey, is the same publication if the titles
    agree, and so is one that says the same, or that fields prove to be it. Everything else is a
    possible one: a contradicted identifier, or a resemblance.
    """
    possible = []
    for other in index.sharing_identifier_or_citekey(entry):
        found = _identified(entry, other)
        if found and found.kind == "same":
            return found
        possible += [found] if found else []
    alike = _alike(entry, index.with_near_title(entry))
    if not possible:
        others = [other for _, other in alike]
        equal = [Match("same", other) for other in others if says_the_same(entry, other)]
        # Of several that it may be, a person chooses.
        proved = equal or list(_proved(entry, others))
        if len(proved) == 1:
            return proved[0]
    if possible or alike:
        # A person is asked anyhow: also what few words of the title would not find.
        alike += _alike(entry, index.by_the_same_people(entry))
    alike.sort(key=lambda pair: pair[0].degree, reverse=True)
    possible += [Match("possible", other, likeness.reason) for likeness, other in alike]
    if possible:
        return _likest(possible)
    version = nearest_version(entry, index.by_the_same_people(entry))
    return Match("possible", version, Message("preprint-of-article")) if version else None


def _alike(entry: Candidate, others: Iterable[Candidate]) -> list[tuple[Resemblance, Candidate]]:
    return [(likeness, other) for other in others if (likeness := resemblance(entry, other))]


def _likest(possible: Iterable[Match]) -> Match:
    """Return the first of possible matches, with the others beside it."""
    found: dict[int, Match] = {}
    for one in possible:
        # By identity: a candidate is found by each of its identifiers and by its title.
        found.setdefault(id(one.candidate), one)
    first, *others = found.values()
    return replace(first, others=tuple(others))


def same_as(entry: Candidate, index: CandidateIndex) -> Iterator[Match]:
    """Yield the candidates of `index`, but for `entry`, that surely are what it is."""
    for other in index.sharing_identifier_or_citekey(entry):
        found = _identified(entry, other) if other is not entry else None
        if found and found.kind == "same":
            yield found
    for other in index.with_equal_title(entry):
        if other is not entry and resemblance(entry, other):
            if says_the_same(entry, other):
                yield Match("same", other)
            else:
                yield from _proved(entry, [other])


def _proved(entry: Candidate, others: Iterable[Candidate]) -> Iterator[Match]:
    """Yield those of `others`, which resemble `entry`, that fields prove to be what it is."""
    for other in others:
        if reason := proof(entry, other):
            yield Match("same", other, reason)


def _reworded(first: str, second: str, agreement: int) -> bool:
    first, second = first[:LONGEST], second[:LONGEST]
    shorter, longer = sorted((first, second), key=len)
    cut_short = len(shorter) >= SHORTEST_PART and longer.startswith(f"{shorter} ")
    likeness = fuzz.token_sort_ratio(first, second)
    return (cut_short or likeness >= agreement) and not contradict(first, second)


def _identified(entry: Candidate, other: Candidate) -> Match | None:
    """Return the match of candidates with an identifier, or else the citekey, in common."""
    shared = entry.identifiers & other.identifiers
    if not shared:
        if relate(entry.title, other.title) < Relation.NEAR or not resemblance(entry, other):
            return None
        return Match("same", other)
    # The best kind is named to whoever decides, and always the same one: a set has no order.
    kind, value = min(shared, key=lambda one: (_KINDS.index(one[0]), one[1]))
    field = FIELDS[kind]
    if relate_titles(entry, other) == Relation.OTHER and not (
        _reworded(entry.title, other.title, CLOSE_AGREEMENT)
        and not elsewhere(entry.place, other.place)
    ):
        reason = Message("same-identifier-other-title", record_field=field, value=value)
        return Match("possible", other, reason)
    if kind == "isbn" and (conflict := _books_with_one_isbn(entry, other)):
        if conflict == "two":
            return None
        reason = Message("same-identifier-other-book", record_field=field, value=value)
        return Match("possible", other, reason)
    if kinds_conflict(entry.type, other.type) or is_side_work(entry.title, other.title):
        reason = Message("same-identifier-other-kind", record_field=field, value=value)
        return Match("possible", other, reason)
    return Match("same", other)


def _books_with_one_isbn(first: Candidate, second: Candidate) -> Literal["", "possible", "two"]:
    """Return whether books are two in spite of their ISBN, or possibly so; "" if nothing says so.

    Volumes of a series that comes out every year may bear one ISBN; the next year may be a slip.
    """
    if books_differ(first, second):
        return "possible"
    years_apart = (years_between(first, second) or 0) > MOST_YEARS
    if books_conflict(first, second):
        return "two" if years_apart else "possible"
    return "possible" if years_apart else ""
