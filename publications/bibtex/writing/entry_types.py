"""Item types of CSL 1.0.2 as entry types that BibTeX's styles and biblatex know.

Where neither has an entry type of its own, it is `@misc` (or the nearest one) with biblatex's
`entrysubtype`. `types.csl_type` reads the usual ones back, `exact` the others.
"""

from typing import NamedTuple

from publications.vocabulary.genres import MASTERS_THESIS


class EntryType(NamedTuple):
    """An entry type, and the `entrysubtype` that tells it from others of the type."""

    name: str
    subtype: str = ""


_ENTRY_TYPES = {
    "article-journal": EntryType("article"),
    "article-magazine": EntryType("article", "magazine"),
    "article-newspaper": EntryType("article", "newspaper"),
    "book": EntryType("book"),
    "chapter": EntryType("incollection"),
    "dataset": EntryType("misc", "dataset"),
    "document": EntryType("misc"),
    "entry-dictionary": EntryType("inreference", "entry-dictionary"),
    "entry-encyclopedia": EntryType("inreference"),
    "graphic": EntryType("artwork"),
    "legal_case": EntryType("jurisdiction"),
    "legislation": EntryType("legislation"),
    "manuscript": EntryType("unpublished"),
    "motion_picture": EntryType("movie"),
    "pamphlet": EntryType("booklet"),
    "paper-conference": EntryType("inproceedings"),
    "patent": EntryType("patent"),
    "performance": EntryType("performance"),
    "periodical": EntryType("periodical"),
    "personal_communication": EntryType("letter"),
    "post-weblog": EntryType("misc", "blog"),
    "report": EntryType("techreport"),
    "review": EntryType("review"),
    "review-book": EntryType("article", "bookreview"),
    "song": EntryType("audio"),
    "speech": EntryType("misc", "talk"),
    "standard": EntryType("standard"),
    "thesis": EntryType("phdthesis"),
    "treaty": EntryType("legal"),
    "webpage": EntryType("online"),
}
_IN_JOURNALS = frozenset(
    {
        *("article", "article-journal", "article-magazine", "article-newspaper", "periodical"),
        *("review", "review-book"),
    }
)
_PUBLISHERS = {"report": "institution", "thesis": "school"}


def entry_type_of(csl_type: str, *, in_container: bool, genre: str = "") -> EntryType:
    """Return the entry type for a CSL type; `in_container` tells of a container title."""
    if csl_type == "thesis" and genre == MASTERS_THESIS:
        return EntryType("mastersthesis")
    if csl_type == "article":
        return EntryType("article" if in_container else "misc", "preprint")
    return _ENTRY_TYPES.get(csl_type) or EntryType("misc", csl_type)


def container_field(csl_type: str) -> str:
    """Return the field that holds the container title."""
    return "journal" if csl_type in _IN_JOURNALS else "booktitle"


def publisher_field(csl_type: str) -> str:
    """Return the field that holds the publisher."""
    return _PUBLISHERS.get(csl_type, "publisher")
