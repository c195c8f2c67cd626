"""A list of publications as a RIS file, in pieces, whatever its length.

Tags: the RIS format specification (2011). A line is a tag, two spaces, a hyphen, a space and the
value; a record begins with TY and ends with ER. Files have no byte order mark: readers lose the
first record behind one.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import translation

from publications.citations.csl_data import csl_item
from publications.citations.csl_names import csl_names
from publications.exports.files.records import ExportRecord, chunks
from publications.exports.files.ris_types import OTHER, PERIODICALS, RIS_TYPES
from publications.querysets import PublicationQuerySet
from publications.vocabulary.dates import SEASONS
from publications.vocabulary.fields import FIELDS_BY_NAME, MARKUP, PAIR_COLUMNS
from publications.vocabulary.page_ranges import page_span
from publications.vocabulary.rich_text.stored import plain_of
from publications.vocabulary.text import one_line

Line = tuple[str, Any]

_END = "\r\n"
# As EndNote and others print it.
_OTHERS = "et al."
_OMISSION = "[...]"
_NUMBERED = frozenset({"RPRT", "PAT", "STAND"})
_NAMES = {"author": "AU", "editor": "ED", "translator": "A4"}
#: Tags of CSL variables that are written as they are.
_PLAIN = {
    "volume": "VL",
    "genre": "M3",
    "collection-number": "M1",
    "publisher": "PB",
    "publisher-place": "CY",
    "ISBN": "SN",
    "DOI": "DO",
    "language": "LA",
    "abstract": "AB",
}


def stream(
    publications: PublicationQuerySet, *, private: bool = False, **_options: bool
) -> Iterator[str]:
    """Yield the RIS file of `publications` in their order, record by record.

    Only names are `private`, see `chunks`. Topics are always its keywords.
    """
    for records in chunks(publications, private=private):
        for record in records:
            yield ris_record(record)


def ris_record(record: ExportRecord) -> str:
    """Return the RIS record of a publication, with an empty line behind it."""
    item = csl_item(record.snapshot, record.slug)
    item |= csl_names(record.snapshot.names, others=_OTHERS, omission=_OMISSION)
    # RIS knows no markup.
    item |= {name: plain_of(record.snapshot.values.get(name, "")) for name in MARKUP}
    lines = [*_head(item), *_where(item), *_pages(item.get("page", "")), *_links(record)]
    # The language of a program is that which it is written in.
    plain = [name for name in _PLAIN if name != "language" or item["type"] != "software"]
    lines += [(_PLAIN[variable], item.get(variable)) for variable in plain]
    # A semicolon is what separates addresses in a field of its kind.
    lines.append(("UR", item.get("URL", "").replace(";", "%3B")))
    lines += [("KW", topic) for topic in record.topics]
    lines += [("N1", note) for note in _notes(item, record)]
    lines.append(("ID", record.citekey or record.slug))
    texts = ((tag, one_line(value)) for tag, value in lines if value)
    return "".join(f"{tag}  - {text}{_END}" for tag, text in texts if text) + f"ER  - {_END}{_END}"


def _head(item: Mapping[str, Any]) -> Iterator[Line]:
    yield "TY", RIS_TYPES.get(item["type"], OTHER)
    yield "TI", item.get("title")
    for variable, tag in _NAMES.items():
        for name in item.get(variable, ()):
            yield tag, inverted(name)
    year, month, day = [*item.get("issued", {}).get("date-parts", [[]])[0], 0, 0, 0][:3]
    if year:
        yield "PY", f"{year:04}"
    if month:
        # All three slashes stand, whatever is known.
        yield "DA", f"{year:04}/{month:02}/{f'{day:02}' if day else ''}/"
    if season := item.get("issued", {}).get("season"):
        yield "DA", f"{year:04}///{SEASONS[season - 1].capitalize()}"
    if accessed := item.get("accessed"):
        parts = [*accessed["date-parts"][0], 0, 0][:3]
        yield "Y2", "/".join(f"{part:02}" if part else "" for part in parts) + "/"
    if item["type"] == "article":
        yield "M3", "Preprint"


def _where(item: Mapping[str, Any]) -> Iterator[Line]:
    kind = RIS_TYPES.get(item["type"], OTHER)
    container, event = item.get("container-title"), item.get("event-title")
    if kind == "CPAPER":
        # The conference, and the proceedings that hold the paper.
        yield "T2", event or container
        yield "C3", container
    else:
        yield "T2", container or event
    series = item.get("collection-title")
    # Where nothing holds the work, its series is what T2 is.
    yield ("T3" if container or event else "T2"), series
    # The standard number of a report or patent is its own. Editors may have typed it as an issue.
    issue = item.get("issue")
    # Of software and data it is the version.
    yield "ET", item.get("edition") or item.get("version")
    yield "SN", item.get("number") or (issue if kind in _NUMBERED else None)
    yield "IS", None if kind in _NUMBERED else issue
    yield ("JO" if kind in PERIODICALS else "J2"), item.get("container-title-short")


def _links(record: ExportRecord) -> Iterator[Line]:
    for kind, url in record.snapshot.values.get("links", ()):
        if kind == "pdf":
            yield "L1", url


def _pages(pages: str) -> Iterator[Line]:
    """Yield first and last page of a range; anything else (an article number) stays in one."""
    first, last = page_span(pages)
    yield "SP", first
    yield "EP", last


def _notes(item: Mapping[str, Any], record: ExportRecord) -> Iterator[str]:
    """Yield what RIS has no tag for."""
    values = record.snapshot.values
    yield item.get("note", "")
    said = {
        "Event": item.get("event-title") if _has_event_beside(item) else "",
        "Version": item.get("version") if item.get("edition") else "",
        "Status": item.get("status"),
        "Award": values.get("award"),
        "arXiv": values.get("arxiv_id"),
        "PMID": values.get("pmid"),
        "Notice": _notice(values),
        "Supervisor": "; ".join(inverted(name) for name in item.get("contributor", ())),
    }
    for label, value in said.items():
        if value:
            yield f"{label}: {value}"
    # Once, and not around a `yield`, which would leave the language to whoever reads on.
    with translation.override("en"):
        pairs = [
            f"{FIELDS_BY_NAME[name].kinds[code].label}: {value}"
            for name in PAIR_COLUMNS
            for code, value in values.get(name, ())
        ]
    yield from pairs


def _has_event_beside(item: Mapping[str, Any]) -> bool:
    """Return whether the tag of an event holds something else."""
    return bool(item.get("container-title")) and item["type"] != "paper-conference"


def _notice(values: Mapping[str, Any]) -> str:
    said = (values.get(name) for name in ("notice", "notice_date", "notice_doi"))
    return ", ".join(filter(None, said))


def inverted(name: Mapping[str, str]) -> str:
    """Return a CSL name as "Family, Given, Suffix", particles before the family name."""
    if literal := name.get("literal"):
        return literal
    surname = (name.get(part) for part in ("dropping-particle", "non-dropping-particle", "family"))
    parts = [" ".join(filter(None, surname)), name.get("given", ""), name.get("suffix", "")]
    while parts and not parts[-1]:
        parts.pop()
    return ", ".join(parts)
