"""A publication as an item of Zotero: its type, fields, creators and tags, in Zotero's words.

Fields have the names that Zotero's schema calls base fields: it knows the `publisher` of a thesis
as its university by itself.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from publications.citations.csl_data import csl_item
from publications.exports.files.records import ExportRecord
from publications.exports.metadata.zotero_types import zotero_type
from publications.vocabulary.dates import SEASONS, iso_date
from publications.vocabulary.fields import PAIR_COLUMNS
from publications.vocabulary.rich_text.csl import to_csl
from publications.vocabulary.rich_text.stored import from_stored, plain_of
from publications.vocabulary.text import one_line

_NO_CASE = re.compile(r'<span class="nocase">(.*?)</span>')
#: Who made an item of these types, where that is not its author.
_MAKERS = {
    "artwork": "artist",
    "audioRecording": "performer",
    "bill": "sponsor",
    "computerProgram": "programmer",
    "film": "director",
    "interview": "interviewee",
    "map": "cartographer",
    "patent": "inventor",
    "presentation": "presenter",
    "tvBroadcast": "director",
}
_IN_SERIES = frozenset(("report", "computerProgram", "map"))
#: Fields of Zotero by CSL variable.
_FIELDS = {
    "container-title-short": "journalAbbreviation",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "publisher": "publisher",
    "publisher-place": "place",
    "edition": "edition",
    "version": "versionNumber",
    "genre": "type",
    "number": "number",
    "collection-number": "seriesNumber",
    "DOI": "DOI",
    "ISBN": "ISBN",
    "language": "language",
}


@dataclass(frozen=True, slots=True)
class Creator:
    """Somebody who made an item; a name in one piece has no given name."""

    role: str
    family: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class ZoteroItem:
    """An item; no field is empty."""

    type: str
    url: str
    fields: dict[str, str]
    creators: list[Creator] = field(default_factory=list)
    tags: tuple[str, ...] = ()
    pdf_url: str = ""


def zotero_item(record: ExportRecord, url: str, pdf_url: str = "") -> ZoteroItem:
    """Return the item of a publication that has its page at `url`."""
    item = csl_item(record.snapshot, record.slug)
    kind = zotero_type(item["type"])
    fields = dict(_fields(item, record.snapshot.values, kind))
    fields["url"] = item.get("URL") or url
    fields["extra"] = "\n".join(_extra(item, record, kind))
    said = {
        name: value if name == "extra" else one_line(value)
        for name, value in fields.items()
        if value
    }
    return ZoteroItem(kind, url, said, list(_creators(item, kind)), record.topics, pdf_url)


def _fields(
    item: Mapping[str, Any], values: Mapping[str, Any], kind: str
) -> Iterator[tuple[str, str]]:
    # Zotero knows the tags of CSL in titles; what keeps the case of formulas is told by hand there.
    yield "title", _NO_CASE.sub(r"\1", to_csl(from_stored(values.get("title", ""))))
    yield "abstractNote", plain_of(values.get("abstract", ""))
    yield from ((name, str(item.get(variable, ""))) for variable, name in _FIELDS.items())
    yield "publicationTitle", item.get("container-title", "")
    meeting = "meetingName" if kind == "presentation" else "conferenceName"
    yield meeting, item.get("event-title", "")
    yield "seriesTitle" if kind in _IN_SERIES else "series", item.get("collection-title", "")
    yield "date", _date(item)
    yield "accessDate", values.get("accessed", "")
    if not item.get("number") and kind in {"report", "patent", "standard"}:
        # Editors may have typed it as an issue.
        yield "number", item.get("issue", "")
    if kind == "standard":
        yield "organization", item.get("publisher", "")
    if kind == "book":
        yield "numPages", item.get("page", "")
    if kind == "journalArticle":
        yield "PMID", item.get("PMID", "")
        yield "PMCID", item.get("PMCID", "")


def _date(item: Mapping[str, Any]) -> str:
    issued = item.get("issued", {})
    date = iso_date(*issued.get("date-parts", [[]])[0])
    season = issued.get("season")
    return f"{SEASONS[season - 1].capitalize()} {date}" if season else date


def _creators(item: Mapping[str, Any], kind: str) -> Iterator[Creator]:
    roles = {
        "author": _MAKERS.get(kind, "author"),
        "editor": "editor",
        "translator": "translator",
        "contributor": "contributor",
    }
    for variable, role in roles.items():
        for name in item.get(variable, ()):
            if literal := name.get("literal"):
                yield Creator(role, literal)
                continue
            surname = ("dropping-particle", "non-dropping-particle", "family")
            family = " ".join(filter(None, (name.get(part) for part in surname)))
            given = ", ".join(filter(None, (name.get("given"), name.get("suffix"))))
            yield Creator(role, family, given)


def _extra(item: Mapping[str, Any], record: ExportRecord, kind: str) -> Iterator[str]:
    """Yield lines for what Zotero has no field for, in the form that it cites from."""
    values = record.snapshot.values
    said = {
        "arXiv": values.get("arxiv_id") if kind != "preprint" else "",
        "PMID": item.get("PMID") if kind != "journalArticle" else "",
        "Status": item.get("status") if kind != "preprint" else "",
        "Award": values.get("award"),
        "Notice": ", ".join(
            filter(None, (values.get(name) for name in ("notice", "notice_date", "notice_doi")))
        ),
    }
    yield from (f"{label}: {one_line(value)}" for label, value in said.items() if value)
    for name in PAIR_COLUMNS:
        for code, value in values.get(name, ()):
            if not (code == "pmcid" and kind == "journalArticle"):
                yield f"{code}: {one_line(value)}"
    if note := values.get("note"):
        yield one_line(note)
