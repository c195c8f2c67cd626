r"""What the entries that a publication was imported from say beyond the record: their other fields.

They are taken from the entry as it stood in its file, LaTeX and all. An abbreviation in one of
them, whose definition stood elsewhere in the file, is given by its name.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from publications.bibtex.latex.encoder import has_balanced_braces
from publications.bibtex.latex.text import to_text
from publications.bibtex.reading.exact import EXACT_FIELD
from publications.bibtex.source.parse import parse
from publications.bibtex.source.values import pieces
from publications.vocabulary.text import UNSEEN

# What a field of the record supersedes where it has a value.
_SAY_THE_SAME = {
    "container_title": ("journal", "journaltitle", "journalsubtitle", "booktitle", "booksubtitle"),
    "container_title_short": (
        *("shortjournal", "journalabbr", "journal-abbreviation", "shortbooktitle"),
    ),
    "issued_year": ("date", "year", "month", "day"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "page": ("pages", "eid", "articleno", "article-number", "article_number"),
    "publisher_place": ("address", "location"),
    "event_title": ("eventtitle", "conference"),
    "edition": ("edition",),
    "doi": ("doi",),
    "arxiv_id": ("eprint", "eprinttype", "archiveprefix", "arxivid", "arxiv_id", "arxiv"),
    "pmid": ("pmid", "pubmedid"),
    "isbn": ("isbn",),
    "url": ("url",),
    "abstract": ("abstract",),
    "note": ("note",),
    "award": ("award", "awards", "prize"),
    "language": ("langid", "language", "languages", "lang", "hyphenation"),
}
# What the record always has, and what refers to entries that are not exported along.
_NEVER_TAKEN = re.compile(
    rf"title|subtitle|pubstate|(?:author|editor)(?:\+an.*)?|orcid[-_]?numbers|orcid"
    rf"|crossref|xref|xdata|entryset|{EXACT_FIELD}"
)
# What may hold the record's publisher or award, and is taken if it holds something else.
_MAY_SAY_THE_SAME = {
    "publisher": ("publisher", "organization", "institution", "school", "university"),
    "award": ("note",),
}
#: Fields that tell of somebody's computer, or what they noted for themselves.
_PRIVATE = re.compile(
    r"file|local-?(?:file|url)|bdsk-file-.*|owner|username|__markedentry|annote|annotation"
    r"|comments?|review"
)
_FIELD_NAME = re.compile(r"[a-z][^\s\"#%'(),={}]*")
_ESCAPED_BRACE = re.compile(r"\\([{}])")
_BRACE_COMMANDS = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_UNSEEN_IN_LINE = re.compile(rf"(?![\t\n])[{UNSEEN}]")


class SourceFields(NamedTuple):
    """Entry type and fields (LaTeX, without delimiters) of an entry as imported."""

    entry_type: str
    fields: dict[str, str]


def source_fields(raws: Iterable[str]) -> list[SourceFields]:
    """Return what each of the entries in `raws` says; one that cannot be read is left out."""
    found = []
    for raw in raws:
        for entry in parse([("", raw)]).entries[:1]:
            fields = {name: _value(written) for name, written in entry.fields.items()}
            found.append(SourceFields(entry.entry_type, fields))
    return found


def other_fields(
    sources: Iterable[SourceFields],
    values: Mapping[str, object],
    taken: Mapping[str, str],
    *,
    private: bool,
) -> dict[str, str]:
    """Return the fields of `sources` that neither `values` nor the fields `taken` supersede.

    Of a field that several sources have the first counts. Without `private`, what concerns nobody
    but the owner of a source is left out.
    """
    superseded = {
        alias for name, said in _SAY_THE_SAME.items() if values.get(name) for alias in said
    }
    others: dict[str, str] = {}
    for source in sources:
        for name, value in source.fields.items():
            if (
                name in superseded
                or name in taken
                or not value
                or not _FIELD_NAME.fullmatch(name)
                or _NEVER_TAKEN.fullmatch(name)
                or (not private and _PRIVATE.fullmatch(name))
                or _is_said(name, value, values)
            ):
                continue
            others.setdefault(name, value)
    return others


def _is_said(name: str, value: str, values: Mapping[str, object]) -> bool:
    return any(
        name in aliases and to_text(value) == values.get(said)
        for said, aliases in _MAY_SAY_THE_SAME.items()
    )


def _value(expression: str) -> str:
    value = _UNSEEN_IN_LINE.sub("", "".join(piece.text for piece in pieces(expression))).strip()
    if not has_balanced_braces(value):
        value = _ESCAPED_BRACE.sub(lambda brace: _BRACE_COMMANDS[brace[1]], value)
    return value if has_balanced_braces(value) else ""
