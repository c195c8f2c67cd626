"""The values of a record as fields of a BibTeX entry, in the order in which people expect them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from publications.bibtex.entry import PrintedName
from publications.bibtex.latex.encoder import rich_to_latex, to_latex
from publications.bibtex.names.writer import name_fields
from publications.bibtex.reading.numbering import numbered_field
from publications.bibtex.writing.babel_names import babel_name
from publications.bibtex.writing.entry_types import EntryType, container_field, publisher_field
from publications.vocabulary.dates import MONTHS, SEASONS
from publications.vocabulary.fields import FIELDS_BY_NAME, PAIR_COLUMNS
from publications.vocabulary.genres import genre_of_entry_type
from publications.vocabulary.rich_text.stored import from_stored
from publications.vocabulary.statuses import ACCEPTED, IN_PRESS, PREPRINT, PUBLISHED, SUBMITTED

_PUBSTATES = {
    PREPRINT: "prepublished",
    SUBMITTED: "submitted",
    ACCEPTED: "accepted",
    IN_PRESS: "inpress",
    PUBLISHED: "published",
}
_ARTICLE_NUMBER = re.compile(r"[A-Za-z]+\d[\w.]*|\d{5,}", re.ASCII)
# Characters that a field cannot hold, and the one formula that readers take for a sign within an
# address.
_NOT_VERBATIM = re.compile(r"[\s{}\\]|\$\s*[<>]\s*\$")


def record_fields(
    values: Mapping[str, Any], names: Sequence[PrintedName], entry_type: EntryType
) -> dict[str, str]:
    """Return the fields, as LaTeX without delimiters, for a publication's values and names.

    The month is BibTeX's own abbreviation, to be written without delimiters. None is empty.
    """
    fields = {
        **name_fields(names, "author"),
        **name_fields(names, "editor"),
        **name_fields(names, "translator"),
        **name_fields(names, "supervisor"),
        **dict(_fields(values, entry_type)),
    }
    return {name: value for name, value in fields.items() if value}


def _fields(values: Mapping[str, Any], entry_type: EntryType) -> Iterator[tuple[str, str]]:
    def text(name: str) -> str:
        return to_latex(values.get(name, ""))

    csl_type = values.get("type", "")
    container = container_field(csl_type)
    title = from_stored(values.get("title", ""))
    yield "title", rich_to_latex(title, keep_capitals=True)
    yield container, text("container_title")
    yield f"short{container}", text("container_title_short")
    yield from _date(values)
    yield "volume", text("volume")
    first = numbered_field(csl_type, in_series=bool(values.get("collection_title")))
    numbers = (text(name) for name in (first, "issue", "number", "collection_number"))
    yield "number", next(filter(None, numbers), "")
    yield "series", text("collection_title")
    yield "type", _genre(values, entry_type)
    yield _pages(values.get("page", ""))
    yield "edition", text("edition")
    yield "version", text("version")
    yield publisher_field(csl_type), text("publisher")
    yield "address", text("publisher_place")
    yield "eventtitle", text("event_title")
    yield from _identifiers(values)
    yield "pubstate", _pubstate(csl_type, values.get("status", ""))
    yield "langid", babel_name(values.get("language", ""))
    yield "entrysubtype", entry_type.subtype
    yield "award", text("award")
    yield "note", text("note")
    yield "notice", values.get("notice", "")
    yield "noticedoi", _doi(values.get("notice_doi", ""))
    yield "noticedate", values.get("notice_date", "")
    yield from _pairs(values)
    yield "abstract", rich_to_latex(from_stored(values.get("abstract", "")))


def how_published(values: Mapping[str, Any], entry_type: EntryType) -> str:
    """Return where a work is that has no entry type of its own.

    BibTeX's styles print nothing else of one: neither `eprint` nor `publisher`.
    """
    if entry_type.name != "misc":
        return ""
    if values.get("type") == "article" and (arxiv_id := values.get("arxiv_id")):
        return to_latex(f"arXiv:{arxiv_id}")
    return to_latex(values.get("publisher", ""))


def _date(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    # Not biblatex's `date`: BibTeX's styles print `year` and `month` only, and biber reads both.
    month = values.get("issued_month")
    yield "year", str(values.get("issued_year") or "")
    # BibTeX's own macro: each style puts it into the words of its language.
    yield "month", MONTHS[month - 1] if month else _season(values)
    yield "day", str(values.get("issued_day") or "")


def _season(values: Mapping[str, Any]) -> str:
    # In braces, since it is no macro.
    season = values.get("issued_season")
    return f"{{{SEASONS[season - 1].capitalize()}}}" if season else ""


def _genre(values: Mapping[str, Any], entry_type: EntryType) -> str:
    """Return the kind of a thesis or report, unless the entry type says it already."""
    genre, of_type = values.get("genre", ""), genre_of_entry_type(entry_type.name)
    if not genre and of_type:
        # Or styles would print the degree, which the record does not know.
        return "Thesis"
    return "" if genre == of_type else to_latex(genre)


def _pairs(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in PAIR_COLUMNS:
        kinds = FIELDS_BY_NAME[name].kinds
        listed: dict[str, list[str]] = {}
        for kind, value in values.get(name, ()):
            written = _doi(value) if kind.endswith("doi") else verbatim_field(value)
            listed.setdefault(kinds[kind].bibtex[0], []).append(written)
        yield from ((field, " ".join(found)) for field, found in listed.items())


def _pages(page: str) -> tuple[str, str]:
    if _ARTICLE_NUMBER.fullmatch(page):
        return "eid", page
    return "pages", "--".join(to_latex(part) for part in page.split("-"))


def _identifiers(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "doi", _doi(values.get("doi", ""))
    if values.get("arxiv_id"):
        yield "eprint", verbatim_field(values["arxiv_id"])
        yield "archiveprefix", "arXiv"
    for name in ("pmid", "isbn", "url"):
        yield name, verbatim_field(values.get(name, ""))
    yield "urldate", values.get("accessed", "")


def _doi(doi: str) -> str:
    # As an address, in which what cannot stand in a field can be written otherwise.
    return f"https://doi.org/{quote(doi)}" if _NOT_VERBATIM.search(doi) else doi


def verbatim_field(value: str) -> str:
    """Return an address or identifier fit for a field that LaTeX prints as it stands."""
    return _NOT_VERBATIM.sub(lambda sign: quote(sign[0], safe=""), value.strip())


def _pubstate(csl_type: str, status: str) -> str:
    # Without a word, an article is published and what is on a preprint server a preprint.
    silent = csl_type != "article" and status == PUBLISHED
    return "" if silent else _PUBSTATES.get(status, "")
