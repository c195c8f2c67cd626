"""The bibliographic fields of a publication: one list, with what codec, citations and exports do.

A new field is a line here, a column of `Publication` with its migration, and a change in each place
that `tests/publications/test_fields.py` then names: it writes and reads every field everywhere.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from publications.vocabulary.dates import normalise_date
from publications.vocabulary.identifier_kinds import IDENTIFIER_KINDS, IdentifierKind
from publications.vocabulary.identifiers import (
    normalise_arxiv_id,
    normalise_doi,
    normalise_isbn,
    normalise_pmid,
    normalise_url,
)
from publications.vocabulary.link_kinds import LINK_KINDS, LinkKind
from publications.vocabulary.notices import NOTICES
from publications.vocabulary.statuses import STATUSES
from publications.vocabulary.types import TYPES


class FieldKind(Enum):
    """The kind of value that a field holds."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    IDENTIFIER = "identifier"
    DATE = "date"
    #: Pairs of kind and value, in the order of `BibliographicField.kinds`: rows of their own.
    PAIRS = "pairs"


@dataclass(frozen=True, slots=True)
class BibliographicField:
    """A field of Publication that bibliographies speak of."""

    name: str
    kind: FieldKind = FieldKind.TEXT
    #: The fields of BibTeX and biblatex that hold the value, the one read first before the others.
    bibtex: tuple[str, ...] = ()
    #: The CSL variable that holds the value as one line; "" where it takes more than that.
    csl: str = ""
    #: The values of a code.
    codes: frozenset[str] = frozenset()
    #: The largest value of a number; the smallest is 1.
    largest: int = 0
    #: The canonical form of an identifier or date. Raises ValueError for text that is none.
    normalise: Callable[[str], str] | None = None
    #: The column that holds the text with its markup, if it is rich and has any.
    markup: str = ""
    #: The kinds of pairs.
    kinds: Mapping[str, IdentifierKind | LinkKind] = field(default_factory=dict)

    def in_order(self, pairs: Iterable[Iterable[str]]) -> list[list[str]]:
        """Return pairs of kind and value, each once, in the order of the kinds."""
        order = list(self.kinds)
        known = {(kind, value) for kind, value in pairs}
        return [list(pair) for pair in sorted(known, key=lambda one: (order.index(one[0]), one[1]))]


def _code(name: str, codes: frozenset[str], *bibtex: str) -> BibliographicField:
    return BibliographicField(name, FieldKind.CODE, bibtex, codes=codes)


def _number(name: str, largest: int, *bibtex: str) -> BibliographicField:
    return BibliographicField(name, FieldKind.NUMBER, bibtex, largest=largest)


def _text(name: str, *bibtex: str, csl: str = "", markup: str = "") -> BibliographicField:
    return BibliographicField(name, FieldKind.TEXT, bibtex, csl, markup=markup)


def _identifier(
    name: str, normalise: Callable[[str], str], *bibtex: str, csl: str = ""
) -> BibliographicField:
    return BibliographicField(name, FieldKind.IDENTIFIER, bibtex, csl, normalise=normalise)


def _date(name: str, *bibtex: str) -> BibliographicField:
    return BibliographicField(name, FieldKind.DATE, bibtex, normalise=normalise_date)


def _pairs(name: str, kinds: Mapping[str, IdentifierKind | LinkKind]) -> BibliographicField:
    bibtex = tuple(alias for kind in kinds.values() for alias in kind.bibtex)
    return BibliographicField(name, FieldKind.PAIRS, bibtex, kinds=kinds)


#: In the order in which people expect them.
FIELDS = (
    _code("type", frozenset(TYPES)),
    _text("title", "title", csl="title", markup="title_markup"),
    _text(
        "container_title",
        *("journal", "journaltitle", "journalsubtitle", "booktitle", "booksubtitle"),
        csl="container-title",
    ),
    _text(
        "container_title_short",
        *("shortjournal", "journalabbr", "journal-abbreviation", "shortbooktitle"),
        csl="container-title-short",
    ),
    _number("issued_year", 9999, "date", "year", "month", "day"),
    _number("issued_month", 12),
    _number("issued_day", 31),
    _number("issued_season", 4),
    _text("volume", "volume", csl="volume"),
    _text("issue", "number", "issue", csl="issue"),
    _text("number", "reportnumber", csl="number"),
    _text("page", "pages", "eid", "articleno", "article-number", "article_number"),
    _text("collection_title", "series", csl="collection-title"),
    _text("collection_number", csl="collection-number"),
    _text("genre", "type", csl="genre"),
    _text("publisher", csl="publisher"),
    _text("publisher_place", "address", "location", csl="publisher-place"),
    _text("event_title", "eventtitle", "conference", csl="event-title"),
    _text("edition", "edition", csl="edition"),
    _text("version", "version", csl="version"),
    _identifier("doi", normalise_doi, "doi", csl="DOI"),
    _identifier(
        "arxiv_id",
        normalise_arxiv_id,
        *("eprint", "eprinttype", "archiveprefix", "arxivid", "arxiv_id", "arxiv"),
    ),
    _identifier("pmid", normalise_pmid, "pmid", "pubmedid", csl="PMID"),
    _identifier("isbn", normalise_isbn, "isbn", csl="ISBN"),
    _identifier("url", normalise_url, "url", csl="URL"),
    _date("accessed", "urldate", "lastchecked", "lastaccessed", "accessed"),
    _text("abstract", "abstract", csl="abstract", markup="abstract_markup"),
    _text("note", "note", csl="note"),
    _text("award", "award", "awards", "prize"),
    _text("language", "langid", "language", "languages", "lang", "hyphenation", csl="language"),
    _code("status", STATUSES),
    _code("notice", NOTICES, "notice"),
    _identifier("notice_doi", normalise_doi, "noticedoi"),
    _date("notice_date", "noticedate"),
    _pairs("identifiers", IDENTIFIER_KINDS),
    _pairs("links", LINK_KINDS),
)
FIELD_NAMES = tuple(one.name for one in FIELDS)
FIELDS_BY_NAME = {one.name: one for one in FIELDS}
#: Fields whose pairs are rows of their own, with the column that holds the value beside the kind.
PAIR_COLUMNS = {"identifiers": "value", "links": "url"}
#: Fields that are columns of a publication.
COLUMN_NAMES = tuple(name for name in FIELD_NAMES if name not in PAIR_COLUMNS)
#: The columns with the markup of rich texts, by field.
MARKUP = {one.name: one.markup for one in FIELDS if one.markup}
#: Fields in which reference managers may leave an address of somebody's computer. Links are asked
#: one by one, and an identifier has a form, which may look like one: "10.1000/[~/0".
MAY_HOLD_ADDRESSES = frozenset(
    one.name for one in FIELDS if one.kind is FieldKind.TEXT and one.name != "title"
) | {"url"}
