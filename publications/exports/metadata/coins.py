"""COinS: the context object (OpenURL, Z39.88-2004) of a publication, the title of a `Z3988` span.

Formats: the matrices for journals, books, dissertations and patents of the OpenURL registry, and
Dublin Core for what has no matrix of its own.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urlencode

from labportal.base.text.languages import valid_language_tag
from people.names.parts import NameParts
from publications.exports.issue_dates import issued_iso
from publications.exports.metadata.publication_page import PublicationPage, inverted_name
from publications.exports.metadata.zotero_types import zotero_type
from publications.models import Authorship, Publication
from publications.vocabulary.text import one_line

Pair = tuple[str, str]


class _Kind(NamedTuple):
    """The matrix that describes a work, its genre in it, and the keys of its titles."""

    matrix: str
    genre: str = ""
    title: str = "title"
    container: str = ""


_ARTICLE = _Kind("journal", "article", "atitle", "jtitle")
_ITEM = _Kind("book", "bookitem", "atitle", "btitle")
_OTHER = _Kind("dc")
_KINDS = {
    "article-journal": _ARTICLE,
    "article-magazine": _ARTICLE,
    "article-newspaper": _ARTICLE,
    "review": _ARTICLE,
    "review-book": _ARTICLE,
    "article": _Kind("journal", "preprint", "atitle", "jtitle"),
    "paper-conference": _Kind("book", "proceeding", "atitle", "btitle"),
    "chapter": _ITEM,
    "entry": _ITEM,
    "entry-dictionary": _ITEM,
    "entry-encyclopedia": _ITEM,
    "book": _Kind("book", "book", "btitle"),
    "report": _Kind("book", "report", "btitle"),
    "document": _Kind("book", "document", "btitle"),
    "thesis": _Kind("dissertation"),
    "patent": _Kind("patent"),
}
_WORD = re.compile(r"[^\W\d_]{2,}")
#: Seasons as the matrix of journals writes them.
_SEASONS = ("spring", "summer", "fall", "winter")


def context_object(published: PublicationPage) -> str:
    """Return the context object: pairs of key and value in the form of a query string."""
    publication = published.publication
    kind = _KINDS.get(publication.type, _OTHER)
    if publication.type == "article" and not publication.container_title:
        # The matrix of journals has preprints, but readers take all in it for articles.
        kind = _OTHER
    described = _by_dublin_core if kind is _OTHER else _by_matrix
    pairs: list[Pair] = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{kind.matrix}"),
        ("rft_id", publication.doi and f"info:doi/{publication.doi}"),
        ("rft_id", publication.pmid and f"info:pmid/{publication.pmid}"),
        ("rft_id", published.url),
        *described(published, kind),
    ]
    said = [(key, text) for key, value in pairs if (text := one_line(value))]
    return urlencode(said, quote_via=quote)


def _by_matrix(published: PublicationPage, kind: _Kind) -> Iterator[Pair]:
    publication = published.publication
    first, last = published.pages
    yield "rft.genre", kind.genre
    yield f"rft.{kind.title}", publication.title
    if kind.container:
        yield f"rft.{kind.container}", publication.container_title or publication.event_title
    yield "rft.date", issued_iso(publication)
    if kind.matrix == "journal" and publication.issued_season:
        yield "rft.ssn", _SEASONS[publication.issued_season - 1]
    yield from _edition(publication, kind)
    if last:
        yield "rft.pages", f"{first}-{last}"
        yield "rft.spage", first
        yield "rft.epage", last
    elif kind.matrix == "journal":
        yield "rft.artnum", first
    else:
        yield "rft.pages", first
    yield from _names(publication, "rft.inventor" if kind.matrix == "patent" else "rft.au")


def _edition(publication: Publication, kind: _Kind) -> Iterator[Pair]:
    match kind.matrix:
        case "journal":
            yield "rft.stitle", publication.container_title_short
            yield "rft.volume", publication.volume
            yield "rft.issue", publication.issue
        case "book":
            held_by = "" if kind.container else publication.container_title
            yield "rft.series", publication.collection_title or held_by or publication.event_title
            yield "rft.pub", publication.publisher
            yield "rft.place", publication.publisher_place
            yield "rft.edition", publication.edition
            yield "rft.isbn", publication.isbn
        case "dissertation":
            yield "rft.inst", publication.publisher
            yield "rft.degree", publication.genre
        case "patent":
            yield "rft.assignee", publication.publisher
            yield "rft.number", publication.number or publication.issue


def _by_dublin_core(published: PublicationPage, _kind: _Kind) -> Iterator[Pair]:
    publication = published.publication
    yield "rft.type", zotero_type(publication.type)
    yield "rft.title", publication.title
    yield "rft.source", publication.container_title or publication.event_title
    yield "rft.publisher", publication.publisher
    yield "rft.date", issued_iso(publication)
    yield "rft.identifier", published.doi_url
    yield "rft.language", valid_language_tag(publication.language)
    for authorship in publication.authors or publication.editors:
        yield _name("rft.creator", authorship)


def _names(publication: Publication, key: str) -> Iterator[Pair]:
    """Yield the names; of the first author the parts as well, if they are spelled out.

    Readers compare them with the name, and take initials in another spelling for one more author.
    The matrices have no editors, and readers pass over a work of nobody.
    """
    names = publication.authors or publication.editors
    if names and _is_spelled_out(first := names[0].shown_parts):
        yield "rft.aufirst", first.given
        yield "rft.aulast", first.surname
    for authorship in names:
        yield _name(key, authorship)


def _is_spelled_out(name: NameParts) -> bool:
    return (
        not name.suffix and name.given.istitle() and all(map(_WORD.fullmatch, name.given.split()))
    )


def _name(key: str, authorship: Authorship) -> Pair:
    # Inventors are people, to the matrix of patents.
    if authorship.shown_literal and key != "rft.inventor":
        return "rft.aucorp", authorship.shown_literal
    return key, inverted_name(authorship)
