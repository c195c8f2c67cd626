"""Preprints that came out under another title: same authors, neighbouring years, same subject."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from publications.matching.candidates import FEWEST_PEOPLE, Candidate
from publications.matching.contradictions import identifiers_conflict, types_conflict
from publications.matching.name_likeness import same_people
from publications.matching.title_index import telling_words
from publications.matching.title_likeness import contradict, is_heading

#: Years from a preprint to the publication.
MOST_YEARS = 2
#: Words that both titles have: of two authors, who write more papers together, and of more.
FEWEST_WORDS_OF_TWO = 2
FEWEST_WORDS = 1
# Shorter words stand in titles of any subject.
_SHORTEST_WORD = 4


def nearest_version(entry: Candidate, others: Iterable[Candidate]) -> Candidate | None:
    """Return that of `others` which may be another version of `entry`, by the likest title."""
    found = [other for other in others if _may_be_versions(entry, other)]
    return max(
        found, key=lambda other: fuzz.token_set_ratio(entry.title, other.title), default=None
    )


def _may_be_versions(first: Candidate, second: Candidate) -> bool:
    if first.preprint == second.preprint:
        return False
    preprint, article = (first, second) if first.preprint else (second, first)
    return bool(
        preprint.year
        and article.year
        and 0 <= article.year - preprint.year <= MOST_YEARS
        and (article.venues or article.identifiers)
        and not types_conflict(preprint.type, article.type)
        and not identifiers_conflict(preprint, article)
        and same_people(preprint.names, article.names)
        and _on_one_subject(preprint, article)
    )


def _on_one_subject(first: Candidate, second: Candidate) -> bool:
    if is_heading(first.title) or is_heading(second.title):
        return False
    common = _words(first) & _words(second)
    fewest = FEWEST_WORDS_OF_TWO if len(first.names) == FEWEST_PEOPLE else FEWEST_WORDS
    return len(common) >= fewest and not contradict(first.title, second.title)


def _words(one: Candidate) -> set[str]:
    telling = telling_words(one.title)
    return {word for word in telling if " " not in word and len(word) >= _SHORTEST_WORD}
