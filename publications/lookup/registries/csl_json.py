"""CSL-JSON, as the agencies that register DOIs answer with it, to a record.

https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html; Crossref's answers have the types
and fields of its own REST API, where most texts are lists: https://api.crossref.org/swagger-ui/.
"""

import re
from typing import Any

from publications.lookup.answers.dates import issued, season
from publications.lookup.answers.names import corporate, person
from publications.lookup.answers.notices import read_notice
from publications.lookup.record import ServiceRecord
from publications.vocabulary.genres import canonical_genre
from publications.vocabulary.identifier_kinds import IDENTIFIER_KINDS
from publications.vocabulary.identifiers import (
    arxiv_part,
    find_arxiv_id,
    normalise_doi,
    normalise_isbn,
    normalise_pmid,
    normalise_url,
)
from publications.vocabulary.languages import language_tag
from publications.vocabulary.page_ranges import normalise_pages
from publications.vocabulary.rich_text.stored import plain_of, to_stored
from publications.vocabulary.rich_text.tags import plain, read_tags
from publications.vocabulary.statuses import PREPRINT
from publications.vocabulary.types import TYPES

_TYPES = {
    "book-chapter": "chapter",
    "book-part": "chapter",
    "book-section": "chapter",
    "book-series": "book",
    "book-set": "book",
    "book-track": "chapter",
    "component": "document",
    "database": "dataset",
    "dissertation": "thesis",
    "edited-book": "book",
    "grant": "document",
    "journal": "periodical",
    "journal-article": "article-journal",
    "journal-issue": "periodical",
    "journal-volume": "periodical",
    "monograph": "book",
    "other": "document",
    "peer-review": "review",
    "posted-content": "article",
    "preprint": "article",
    "proceedings": "book",
    "proceedings-article": "paper-conference",
    "proceedings-series": "book",
    "reference-book": "book",
    "reference-entry": "entry-encyclopedia",
    "report-component": "report",
    "report-series": "report",
}
_WITHIN_BOOKS = frozenset({"chapter", "paper-conference", "entry-encyclopedia"})
_NUMBERED = frozenset({"report", "patent", "standard", "thesis", "manuscript", "legislation"})
_WITH_ISBN = _WITHIN_BOOKS | {"book", "report", "thesis"}
_SERVER = re.compile(r".*?(?:arxiv|rxiv|ssrn|preprints|research square|zenodo)\b", re.IGNORECASE)
_ENDS_SENTENCE = ("?", "!", ".", ":")


def read_csl(item: Any) -> ServiceRecord | None:
    """Return the record that a CSL-JSON item holds; None if it is none or has no title.

    Whatever has another type than it should is left out.
    """
    if not isinstance(item, dict):
        return None
    title = _title(item)
    if not title:
        return None
    kind = _kind(item)
    container, short = _container(item, kind)
    year, month, day = issued(item)
    values = {
        "type": kind,
        "title": title,
        "container_title": "" if container == plain_of(title) else container,
        "container_title_short": "" if short == container else short,
        "issued_year": year,
        "issued_month": month,
        "issued_day": day,
        "issued_season": season(item),
        "volume": plain(item.get("volume")),
        "issue": plain(item.get("issue")) or _journal_issue(item),
        "number": _number(item, kind),
        "collection_title": _first(item, "collection-title"),
        "collection_number": _first(item, "collection-number"),
        "genre": canonical_genre(_genre(item, kind)),
        "page": _page(item, kind),
        "publisher": _publisher(item, kind),
        "publisher_place": _first(item, "publisher-place", "publisher-location"),
        "event_title": _event(item),
        "edition": _first(item, "edition", "edition-number"),
        "version": _first(item, "version"),
        "abstract": to_stored(read_tags(item.get("abstract"), paragraphs=True)),
        "language": language_tag(_first(item, "language")) or "",
        "status": PREPRINT if kind == "article" else "",
        **_identifiers(item, kind),
        **read_notice(item),
    }
    names = [name for role in ("author", "editor", "translator") for name in _names(item, role)]
    return ServiceRecord.of(values, names)


def _title(item: dict[str, Any]) -> str:
    title = _first(item, "title", "original-title", rich=True)
    subtitle = _first(item, "subtitle", rich=True)
    if not subtitle or subtitle.casefold() in title.casefold():
        return title
    return f"{title}{'' if title.endswith(_ENDS_SENTENCE) else ':'} {subtitle}".strip()


def _kind(item: dict[str, Any]) -> str:
    given = plain(item.get("type")).lower()
    kind = _TYPES.get(given, given)
    if kind == "chapter" and _event(item):
        return "paper-conference"
    if kind == "article" and plain(item.get("container-title")) and not _on_server(item):
        return "article-journal"
    return kind if kind in TYPES else "document"


def _on_server(item: dict[str, Any]) -> bool:
    names = (_first(item, "container-title"), _first(item, "publisher"))
    return any(_SERVER.match(name) for name in names)


def _container(item: dict[str, Any], kind: str) -> tuple[str, str]:
    """Return the container's title, in full and short; within books the series comes first."""
    given = item.get("container-title")
    titles = [plain(one) for one in given] if isinstance(given, list) else [plain(given)]
    titles = [title for title in titles if title] or [""]
    if kind == "article" and not titles[0]:
        institution = item.get("institution")
        first = institution[0] if isinstance(institution, list) and institution else institution
        titles = [plain(first.get("name")) if isinstance(first, dict) else ""]
    short = _first(item, "container-title-short", "short-container-title", "journalAbbreviation")
    if kind in _WITHIN_BOOKS and len(titles) > 1:
        return titles[-1], ""
    return titles[0], short


def _publisher(item: dict[str, Any], kind: str) -> str:
    publisher = plain(item.get("publisher"))
    # The server is the container already, or is named by the arXiv id.
    return "" if kind == "article" and publisher.lower() == "arxiv" else publisher


def _number(item: dict[str, Any], kind: str) -> str:
    return _first(item, "number", "report-number") if kind in _NUMBERED else ""


def _genre(item: dict[str, Any], kind: str) -> str:
    """Return the kind of a thesis or report; Crossref names the degree."""
    degree = _first(item, "degree") if kind == "thesis" else ""
    return _first(item, "genre") or degree


def _page(item: dict[str, Any], kind: str) -> str:
    number = () if kind in _NUMBERED else ("number",)
    return normalise_pages(_first(item, "page", "article-number", *number))


def _journal_issue(item: dict[str, Any]) -> str:
    issue = item.get("journal-issue")
    return plain(issue.get("issue")) if isinstance(issue, dict) else ""


def _event(item: dict[str, Any]) -> str:
    event = item.get("event")
    name = event.get("name") if isinstance(event, dict) else event
    return _first(item, "event-title") or plain(name)


def _identifiers(item: dict[str, Any], kind: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "doi": _checked(normalise_doi, item.get("DOI")),
        "pmid": _checked(normalise_pmid, item.get("PMID")),
        "isbn": _checked(normalise_isbn, item.get("ISBN")) if kind in _WITH_ISBN else "",
    }
    if arxiv_id := arxiv_part(found["doi"]):
        del found["doi"]
        found["arxiv_id"] = find_arxiv_id(f"arxiv:{arxiv_id}") or ""
    pmcid = _checked(IDENTIFIER_KINDS["pmcid"].normalise, item.get("PMCID"))
    if pmcid:
        found["identifiers"] = [["pmcid", pmcid]]
    url = _checked(normalise_url, item.get("URL"))
    # An address at doi.org is the DOI once more.
    return found if "doi.org/" in url else {**found, "url": url}


def _checked(normalise: Any, value: Any) -> str:
    for one in value if isinstance(value, list) else [value]:
        try:
            return str(normalise(plain(one)))
        except ValueError:
            continue
    return ""


def _names(item: dict[str, Any], role: str) -> list[dict[str, Any]]:
    given = item.get(role)
    names = [_name(name, role) for name in given] if isinstance(given, list) else []
    return [name for name in names if name]


def _name(name: Any, role: str) -> dict[str, Any] | None:
    if not isinstance(name, dict):
        return None
    if not plain(name.get("family")) and (literal := name.get("literal") or name.get("name")):
        return corporate(literal, role)
    particles = (plain(name.get(f"{one}-particle")) for one in ("dropping", "non-dropping"))
    return person(
        name.get("given"),
        name.get("family"),
        particle=" ".join(filter(None, particles)),
        suffix=name.get("suffix"),
        orcid=name.get("ORCID"),
        role=role,
    )


def _first(item: dict[str, Any], *names: str, rich: bool = False) -> str:
    """Return the first text that one of the fields holds, itself or in a list.

    A `rich` text is returned with its markup, as it is stored.
    """
    for name in names:
        value = item.get(name)
        for one in value if isinstance(value, list) else [value]:
            if text := read_tags(one):
                return to_stored(text) if rich else text.plain
    return ""
