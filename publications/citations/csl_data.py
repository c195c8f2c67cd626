"""CSL-JSON of a publication, per the CSL 1.0.2 schema (csl-data.json).

`csl_item` is what leaves the portal; `cited_item` adds, in CSL's place for that (`custom`), what a
citation here shows beyond CSL: who of the printed names is a person of the portal, equal
contribution, the corresponding author, names left out.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language

from publications.citations.csl_names import MARKS, csl_names, name_marks
from publications.models import Publication, PublicationStatus
from publications.vocabulary.fields import FIELD_NAMES, FIELDS, MARKUP
from publications.vocabulary.genres import genre_label
from publications.vocabulary.identifier_kinds import arxiv_url
from publications.vocabulary.notices import RETRACTED
from publications.vocabulary.page_ranges import expand_pages, first_page
from publications.vocabulary.rich_text.csl import to_csl
from publications.vocabulary.rich_text.rich_text import PARAGRAPH
from publications.vocabulary.rich_text.stored import from_stored
from publications.vocabulary.snapshot import NAME_FIELDS, Snapshot

Item = dict[str, Any]

# Fields of a record that are a CSL variable as they stand.
_PLAIN = {field.name: field.csl for field in FIELDS if field.csl}
_ARXIV = "arXiv"


def csl_item(snapshot: Snapshot, key: str) -> Item:
    """Return the CSL-JSON item of what a publication says, under the id `key`."""
    values = snapshot.values
    # CSL requires both.
    item: Item = {"id": key, "type": values.get("type") or "document"}
    for field, variable in _PLAIN.items():
        if value := values.get(field):
            item[variable] = _rich(value) if field in MARKUP else _line(value)
    if event := item.get("event-title"):
        # Styles older than CSL 1.0.2 know it by this name.
        item["event"] = event
    item |= csl_names(snapshot.names)
    item |= _dates(values)
    pmcids = [value for kind, value in values.get("identifiers", ()) if kind == "pmcid"]
    if pmcids:
        item["PMCID"] = pmcids[0]
    if pages := values.get("page"):
        item |= {"page": expand_pages(pages), "page-first": first_page(pages)}
    if status := _status(values):
        item["status"] = status
    if arxiv_id := values.get("arxiv_id"):
        item |= _on_arxiv(item, arxiv_id)
    return item


def cited_item(publication: Publication) -> Item:
    """Return the CSL-JSON item of `publication` with what is marked on its names.

    The status and the kind of a thesis or report are in the active language. Fetched by
    `with_citation`, no query is made.
    """
    names = [_name(authorship) for authorship in publication.authorships.all()]
    item = csl_item(_snapshot(publication, names), publication.slug or str(publication.pk))
    if (status := item.get("status")) in PublicationStatus.values and get_language() != "en":
        item["status"] = str(PublicationStatus(status).label)
    if genre := item.get("genre"):
        item["genre"] = genre_label(genre)
    if marks := name_marks(names):
        item["custom"] = {"names": marks}
    return item


def _snapshot(publication: Publication, names: Iterable[Mapping[str, Any]]) -> Snapshot:
    values = {field: publication.said(field) for field in FIELD_NAMES}
    return Snapshot.of(values, [dict(name) for name in names])


def _name(authorship: Any) -> dict[str, Any]:
    name = {field: getattr(authorship, field) for field in (*NAME_FIELDS, MARKS["person"])}
    return {**name, **authorship.shown_parts._asdict(), "literal": authorship.shown_literal}


def _dates(values: Mapping[str, Any]) -> Item:
    found: Item = {}
    if issued := _date_parts(values):
        found["issued"] = {"date-parts": [issued]}
        if season := values.get("issued_season"):
            found["issued"]["season"] = season
    if accessed := values.get("accessed"):
        found["accessed"] = {"date-parts": [[int(part) for part in accessed.split("-")]]}
    return found


def _status(values: Mapping[str, Any]) -> str:
    """Return the status, "" if it is published; a retraction is the status of what it retracts."""
    status = str(values.get("status") or "")
    if values.get("notice") == RETRACTED:
        return RETRACTED
    return "" if status == PublicationStatus.PUBLISHED else status


def _line(text: Any) -> str:
    return " ".join(str(text).split())


def _rich(stored: str) -> str:
    """Return a rich text with its tags, each paragraph in one line."""
    return PARAGRAPH.join(map(_line, to_csl(from_stored(stored)).split(PARAGRAPH)))


def _date_parts(values: Mapping[str, Any]) -> list[int]:
    """Return year, month and day as far as they are known without a gap."""
    parts: list[int] = []
    for field in ("issued_year", "issued_month", "issued_day"):
        # CSL's `date-parts` are a list by position: a day without its month cannot be said.
        if not values.get(field):
            break
        parts.append(int(values[field]))
    return parts


def _on_arxiv(item: Item, arxiv_id: str) -> Item:
    """Return the variables of an arXiv id: a number for a preprint, an address for other works."""
    found: Item = {"archive": _ARXIV, "archive_location": arxiv_id}
    if item["type"] == "article":
        found["number"] = f"{_ARXIV}:{arxiv_id}"
        # A preprint server is the publisher of what it holds, not a journal.
        if not item.get("publisher"):
            found["publisher"] = _ARXIV
    if not item.get("URL") and not item.get("DOI"):
        found["URL"] = arxiv_url(arxiv_id)
    return found
