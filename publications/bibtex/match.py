"""Matching: is this entry a publication that is there already?"""

from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from publications.bibtex.candidates import Candidate, CandidateIndex

#: Titles less alike than this (percent, `titles_agree`) contradict an equal identifier or citekey.
AGREEMENT = 70
#: A shorter folded title that another one starts with counts as the same without its subtitle.
SHORTEST_MAIN_TITLE = 20


@dataclass(frozen=True, slots=True)
class Match:
    """`same`: it is that one. `possible`: it looks like it, and a person has to decide."""

    kind: Literal["same", "possible"]
    candidate: Candidate
    reason: str


def titles_agree(first: str, second: str) -> bool:
    """Return whether two folded titles can be those of one publication.

    Words in another order or form may differ, and a subtitle may be missing.
    """
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) >= SHORTEST_MAIN_TITLE and longer.startswith(f"{shorter} "):
        return True
    return fuzz.token_sort_ratio(first, second) >= AGREEMENT


def match(entry: Candidate, index: CandidateIndex) -> Match | None:
    """Return the candidate of `index` that `entry` is or looks like, or None.

    An equal identifier is the same publication if the titles agree, else a possible one. An equal
    title with a surname in common and at most a year between them is a possible one too, unless
    both have identifiers of one kind, which then differ.
    """
    contradicted = None
    for other in index.sharing_identifier(entry):
        kind, value = min(entry.identifiers & other.identifiers)
        if titles_agree(entry.title, other.title):
            return Match("same", other, f"same {_LABELS[kind]} {value}")
        contradicted = contradicted or Match(
            "possible", other, f"same {_LABELS[kind]} {value}, but another title"
        )
    if contradicted:
        return contradicted
    for other in index.with_title(entry):
        if _looks_like(entry, other):
            return Match("possible", other, "same title, year and author, but no common identifier")
    return None


_LABELS = {"doi": "DOI", "arxiv_id": "arXiv id", "pmid": "PubMed id", "isbn": "ISBN"}


def _looks_like(entry: Candidate, other: Candidate) -> bool:
    if not entry.title:
        return False
    if {kind for kind, _ in entry.identifiers} & {kind for kind, _ in other.identifiers}:
        return False
    if entry.year and other.year and abs(entry.year - other.year) > 1:
        return False
    return not (entry.surnames and other.surnames) or bool(entry.surnames & other.surnames)
