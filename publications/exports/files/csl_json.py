"""A list of publications as CSL-JSON, in pieces, whatever its length."""

import json
from collections.abc import Iterator
from typing import Any

from publications.citations.csl_data import csl_item
from publications.citations.csl_names import csl_names
from publications.exports.files.records import ExportRecord, chunks
from publications.querysets import PublicationQuerySet
from publications.vocabulary.rich_text.rich_text import PARAGRAPH
from publications.vocabulary.text import in_one_line, one_line

# As pandoc writes BibTeX's "and others".
_OTHERS = "others"
_OMISSION = "[...]"


def stream(
    publications: PublicationQuerySet, *, private: bool = False, **_options: bool
) -> Iterator[str]:
    """Yield one JSON array with the CSL items of `publications` in their order, item by item.

    Only names are `private`, see `chunks`. Topics are always its keywords.
    """
    yield "[\n"
    before = ""
    for records in chunks(publications, private=private):
        for record in records:
            yield before + _json(record_item(record))
            before = ",\n"
    yield "\n]\n"


def one(publications: PublicationQuerySet) -> Iterator[str]:
    """Yield the CSL item of the first of `publications` as one JSON object."""
    for records in chunks(publications[:1]):
        for record in records:
            yield _json(record_item(record)) + "\n"


def record_item(record: ExportRecord) -> dict[str, Any]:
    """Return the CSL-JSON item of a publication, every value but the abstract in one line."""
    item = csl_item(record.snapshot, record.slug)
    item |= csl_names(record.snapshot.names, others=_OTHERS, omission=_OMISSION)
    if record.citekey:
        item["citation-key"] = record.citekey
    if record.topics:
        item["keyword"] = ", ".join(record.topics)
    cleaned: dict[str, Any] = in_one_line(item)
    if abstract := item.get("abstract"):
        cleaned["abstract"] = PARAGRAPH.join(map(one_line, abstract.split(PARAGRAPH)))
    return cleaned


def _json(item: dict[str, Any]) -> str:
    return json.dumps(item, ensure_ascii=False)
