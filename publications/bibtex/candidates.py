"""Candidates: publications that an entry may be, found by what it says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from labportal.base.text_keys import fold, fold_keys
from publications.snapshots import Snapshot

#: Identifiers of which an equal one means the same publication.
IDENTIFIERS = ("doi", "arxiv_id", "pmid")
#: Types whose ISBN is their own, not that of a book around them.
ISBN_TYPES = frozenset({"book", "collection", "report"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A publication of the database (`publication_id`), or an earlier entry of the run (`line`)."""

    title: str
    year: int | None
    surnames: frozenset[str]
    identifiers: frozenset[tuple[str, str]]
    slug: str
    publication_id: int | None = None
    file: str = ""
    line: int = 0


def candidate(snapshot: Snapshot, slug: str, **where: int | str | None) -> Candidate:
    """Return the candidate that `snapshot` describes; `where` says what it stands for."""
    values = snapshot.values
    return Candidate(
        title=fold(values.get("title", "")),
        year=values.get("issued_year"),
        surnames=surnames(snapshot),
        identifiers=identifiers(snapshot),
        slug=slug,
        **where,  # type: ignore[arg-type]
    )


def identifiers(snapshot: Snapshot) -> frozenset[tuple[str, str]]:
    """Return kind and value of the identifiers that are the publication's own."""
    values = snapshot.values
    own = {(kind, values[kind]) for kind in IDENTIFIERS if values.get(kind)}
    if values.get("isbn") and values.get("type") in ISBN_TYPES:
        own.add(("isbn", values["isbn"]))
    return frozenset(own)


def surnames(snapshot: Snapshot) -> frozenset[str]:
    """Return the keys of the family names, umlauts in either spelling."""
    return frozenset(
        key
        for name in snapshot.names
        for key in fold_keys(name.get("family") or name.get("literal", ""))
    )


class CandidateIndex:
    """Candidates by identifier and by title."""

    def __init__(self, candidates: Iterable[Candidate] = ()) -> None:
        self._by_identifier: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
        self._by_title: dict[str, list[Candidate]] = defaultdict(list)
        for one in candidates:
            self.add(one)

    def add(self, one: Candidate) -> None:
        """Take `one` in."""
        self._by_title[one.title].append(one)
        for identifier in one.identifiers:
            self._by_identifier[identifier].append(one)

    def sharing_identifier(self, one: Candidate) -> Iterator[Candidate]:
        """Yield the candidates that have an identifier in common with `one`."""
        for identifier in sorted(one.identifiers):
            yield from self._by_identifier.get(identifier, ())

    def with_title(self, one: Candidate) -> Iterator[Candidate]:
        """Yield the candidates whose title reads the same as that of `one`."""
        yield from self._by_title.get(one.title, ())
