"""Candidates: publications that an entry may be, found by identifier, citekey and title."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from labportal.base.text.keys import fold
from publications.matching.name_likeness import ComparedName, names_of
from publications.matching.title_index import TitleIndex
from publications.matching.venue_likeness import VenuePlace, place_of, venues_of
from publications.vocabulary.identifiers import arxiv_part
from publications.vocabulary.snapshot import Snapshot
from publications.vocabulary.versions import is_preprint, preprint_doi

#: Identifiers of which an equal one means the same publication.
IDENTIFIERS = ("doi", "arxiv_id", "pmid")
#: Types whose ISBN is their own, not that of a book around them.
ISBN_TYPES = frozenset({"book", "collection", "report"})

#: Candidates looked at per identifier: a careless file gives one DOI to all of its entries.
MOST_SHARING = 50
#: Characters of a title that are looked at: a file may hold one of megabytes, and comparing takes
#: time that grows with both lengths.
LONGEST_TITLE = 2000

#: Authors from which on a list of them tells whose work it is.
FEWEST_PEOPLE = 2
#: Works by the same people that are looked at.
MOST_BY_PEOPLE = 50

# What Chinese citations, and Google Scholar after them, put behind a title: "[J]" for a journal.
_MARK_OF_TYPE = re.compile(r"\s*\[\s*[A-Z](?:/OL)?\s*\]$", re.IGNORECASE)
# Dashes and quotation marks in UTF-8 that were read in another encoding, and lost in a third.
_BROKEN_SIGN = re.compile(r"â(?:€\S?|\s?\?+)")
_DETAILS = ("genre", "number", "collection_number", "issued_month", "language", "version")
# "C++" and "C#", "n < 5" and "n > 5", K⁺ and K⁻, B and B̄; a hyphen only before a number.
_SIGN = re.compile(r"[+<>=≠≤≥≈#*±⁺⁻\u0304]|(?<!\w)[-−](?=[0-9])")
# The end of "Tides" in "Tides: a study", "Tides? A study", "Tides - a study", "Tides (extended)".
_MAIN_TITLE_END = re.compile(r"[:.?!–—]\s|\s[-–—]\s|\s\(")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A publication of the database (`publication_id`), or an earlier entry of the run (`line`).

    `citekey` is for entries of one source only: elsewhere it means nothing.
    """

    title: str
    year: int | None
    surnames: frozenset[str]
    identifiers: frozenset[tuple[str, str]]
    slug: str
    publication_id: int | None = None
    file: str = ""
    line: int = 0
    citekey: str = ""
    #: The title up to its subtitle; empty without one.
    main_title: str = ""
    names: tuple[ComparedName, ...] = ()
    type: str = ""
    venues: tuple[str, ...] = ()
    place: VenuePlace = field(default_factory=VenuePlace)
    edition: str = ""
    #: Kind of thesis, numbers, month and language: two works may differ in these alone.
    details: tuple[str, ...] = ()
    #: Signs of the title that tell works apart, and that its folded form does not have.
    signs: str = ""
    #: Identifiers beside those by which a publication is found.
    further: frozenset[tuple[str, str]] = frozenset()
    #: Not published yet, or not known to be: a version of record may have other years and venues.
    preprint: bool = False


def candidate(snapshot: Snapshot, slug: str, **where: int | str | None) -> Candidate:
    """Return the candidate that `snapshot` describes; `where` says what it stands for."""
    values = snapshot.values
    title = compared_title(snapshot.title)
    names = names_of(snapshot.names)
    return Candidate(
        title=title_key(snapshot.title),
        year=values.get("issued_year"),
        surnames=frozenset(key for name in names for key in name.surnames),
        identifiers=identifiers(snapshot),
        slug=slug,
        main_title=fold(title[: end.start()]) if (end := _MAIN_TITLE_END.search(title)) else "",
        names=names,
        type=values.get("type", ""),
        venues=venues_of(values),
        place=place_of(values),
        edition=fold(values.get("edition", "")),
        details=tuple(str(values.get(name) or "").casefold() for name in _DETAILS),
        signs="".join(_SIGN.findall(title.rstrip("*"))) if _SIGN.search(title) else "",
        further=frozenset((kind, value) for kind, value in values.get("identifiers", ())),
        preprint=is_preprint(values),
        **where,  # type: ignore[arg-type]
    )


def compared_title(title: str) -> str:
    """Return a title as it is compared: of bounded length, without marks that are none of it."""
    title = title[:LONGEST_TITLE]
    if title.endswith("]"):
        title = _MARK_OF_TYPE.sub("", title)
    if "â" in title:
        title = _BROKEN_SIGN.sub(" ", title)
    return title


def title_key(title: str) -> str:
    """Return the folded title by which works are compared, or its signs: of "???", all there is."""
    title = compared_title(title)
    return fold(title) or "".join(title.split())


def identifiers(snapshot: Snapshot) -> frozenset[tuple[str, str]]:
    """Return kind and value of the identifiers that are the publication's own.

    The DOI that arXiv gives to a preprint counts as its arXiv id, that of another preprint server
    as an identifier of its own kind, beside which a version of record has another DOI.
    """
    values = snapshot.values
    own = {(kind, values[kind]) for kind in IDENTIFIERS if values.get(kind)}
    doi = values.get("doi", "")
    if arxiv_id := arxiv_part(doi):
        own = own - {("doi", doi)} | {("arxiv_id", arxiv_id.lower())}
    elif of_preprint := preprint_doi(doi):
        own = own - {("doi", doi)} | {("preprint_doi", of_preprint)}
    if values.get("isbn") and values.get("type") in ISBN_TYPES:
        own.add(("isbn", values["isbn"]))
    for kind, value in values.get("identifiers", ()):
        if kind == "preprint_doi":
            of_server = preprint_doi(value)
            own.add((kind, of_server) if of_server else ("doi", value))
        elif kind in IDENTIFIERS or (kind == "isbn" and values.get("type") in ISBN_TYPES):
            own.add((kind, value))
    return frozenset(own)


class CandidateIndex:
    """Candidates by identifier, citekey and title.

    With `for_sure`, only what is surely the same is looked for: titles by all their letters.
    """

    def __init__(self, candidates: Iterable[Candidate] = (), *, for_sure: bool = False) -> None:
        self._for_sure = for_sure
        self._all: list[Candidate] = []
        self._by_identifier: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
        self._by_people: dict[str, list[Candidate]] = defaultdict(list)
        self._titles = TitleIndex(equal_alone=for_sure)
        for one in candidates:
            self.add(one)

    def add(self, one: Candidate) -> None:
        """Take `one` in."""
        if one.title:
            self._titles.add(len(self._all), one.title, _surname_keys(one))
        self._all.append(one)
        for identifier in _keys(one):
            self._by_identifier[identifier].append(one)
        if len(one.names) >= FEWEST_PEOPLE and not self._for_sure:
            self._by_people[_people(one)].append(one)

    def sharing_identifier_or_citekey(self, one: Candidate) -> Iterator[Candidate]:
        """Yield the candidates that have an identifier, or the citekey, in common with `one`."""
        # Sorted, since sets of texts have another order in each process: the worker has to plan
        # what the web server showed, to the same digest.
        for identifier in sorted(_keys(one)):
            yield from islice(self._by_identifier.get(identifier, ()), MOST_SHARING)

    def by_the_same_people(self, one: Candidate) -> Iterator[Candidate]:
        """Yield the candidates, boundedly many, that may have all authors of `one`, in order."""
        if len(one.names) >= FEWEST_PEOPLE:
            yield from islice(self._by_people.get(_people(one), ()), MOST_BY_PEOPLE)

    def with_equal_title(self, one: Candidate) -> Iterator[Candidate]:
        """Yield the candidates, boundedly many, whose title has the letters of that of `one`."""
        if one.title:
            for number in self._titles.equal(one.title):
                yield self._all[number]

    def with_near_title(self, one: Candidate) -> Iterator[Candidate]:
        """Yield the candidates, boundedly many, whose title may read nearly as that of `one`."""
        if one.title and self._all:
            for number in self._titles.near(one.title, _surname_keys(one)):
                yield self._all[number]


def _keys(one: Candidate) -> frozenset[tuple[str, str]]:
    return one.identifiers | ({("citekey", one.citekey)} if one.citekey else set())


def _people(one: Candidate) -> str:
    """Return the first letters of the surnames, which are the same in most spellings."""
    return "".join(min(name.surnames)[0] for name in one.names)


def _surname_keys(one: Candidate) -> Iterator[str]:
    # Sorted for the same reason as identifiers.
    return (key for name in one.names for key in sorted(name.surnames))
