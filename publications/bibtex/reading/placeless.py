"""Values that no field of a record holds: they stay with the entry, and a message says so.

Three kinds of fields are silent: those that the record has a place for, those of one reader or one
program (files, ratings, time stamps, whatever `bibtex.writing.source_fields` gives nobody else),
and those that say nothing of the work itself, which docs/admins.md lists.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from publications.bibtex.latex.text import to_text
from publications.bibtex.reading.preprints import names_arxiv
from publications.messages.message import Message
from publications.vocabulary.local_addresses import is_local
from publications.vocabulary.page_ranges import normalise_pages
from publications.vocabulary.statuses import status_within

#: Of biblatex, BibTeX styles, patents and exports: what they say of a work has no place.
_PLACELESS = frozenset(
    """
    addendum afterword annotator assignee authortype bookauthor booktitleaddon chapter commentator
    dayfiled editora editoratype editorb editorbtype editorc editorctype editortype eventdate
    eventtitleaddon foreword holder intype introduction isan ismn isrn issuesubtitle issuetitle
    issuetitleaddon iswc journaltitleaddon mainsubtitle maintitle maintitleaddon monthfiled
    nameaddon nationality numpages origdate origlanguage origlocation origpublisher origtitle
    origyear pagetotal paper part reprinttitle revision titleaddon venue volumes yearfiled
    """.split()
)
_NUMBERS = ("issue", "number", "collection_number", "volume")
_CONTAINERS = ("container_title", "event_title", "title", "collection_title")
#: Fields of which the record holds one, or none for some types of works: its fields for them.
_PLACES = {
    **dict.fromkeys(("eid", "articleno", "article-number", "article_number"), ("page",)),
    **dict.fromkeys(("number", "issue", "reportnumber"), _NUMBERS),
    **dict.fromkeys(
        ("publisher", "organization", "institution", "school", "university", "howpublished"),
        ("publisher", *_CONTAINERS, "collection_title"),
    ),
    **dict.fromkeys(("journal", "journaltitle", "booktitle"), _CONTAINERS),
    **dict.fromkeys(("address", "location"), ("publisher_place",)),
    **dict.fromkeys(("eventtitle", "conference"), _CONTAINERS),
    "series": ("collection_title", "container_title_short", "event_title"),
    "volume": ("volume",),
    "eprint": ("arxiv_id", "pmid", "doi", "identifiers", "url"),
}
_RELEVANT = _PLACELESS | _PLACES.keys()
_FOOTNOTE = re.compile(
    r"\\(?:footnote|footnotetext|thanks)(?![A-Za-z])\s*(?:\[[^\[\]]{0,40}\])?"
    r"\s*\{((?:[^{}]|\{[^{}]{0,300}\}){0,600})\}"
)
#: On a name they are marks, which the name keeps.
_OF_NAMES = re.compile(r"equal|joint|shared|co-?first|gleich|[ck]orrespond|orcid", re.IGNORECASE)
_MAY_HAVE_FOOTNOTES = (
    *("title", "subtitle", "booktitle", "journal", "journaltitle", "author", "editor", "note"),
    *("abstract", "publisher", "series", "translator", "institution", "school", "organization"),
)
#: "No. 3" and "3", "IEEE Press" and "IEEE" say the same.
_WORDS = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"[1-9]")
_SHOWN = 80


def placeless(
    fields: Mapping[str, str], values: Mapping[str, Any], text: Callable[[str], str]
) -> Iterator[Message]:
    """Yield a message for each field that says something of which `values` hold nothing.

    `text` returns the decoded text of a field.
    """
    for name in sorted(fields.keys() & _RELEVANT):
        said = text(name)
        if said and not _is_held(name, said, values):
            yield Message("value-without-place", field=name, text=said[:_SHOWN])
    yield from _page_count(fields, values, text)
    for name in _MAY_HAVE_FOOTNOTES:
        if "\\" in (written := fields.get(name, "")):
            yield from _footnotes(name, written)


def _is_held(name: str, said: str, values: Mapping[str, Any]) -> bool:
    places = _PLACES.get(name, ())
    if any(said == values.get(place) for place in places):
        return True
    if is_local(said) or names_arxiv(said) or (name == "howpublished" and _is_address(said)):
        return True
    # A book says its title twice for those parts that take it from there by crossref.
    if name == "booktitle" and values.get("type") == "book":
        return True
    if (name == "volume" and status_within(said)) or (name == "numpages" and values.get("page")):
        return True
    if name == "eprint" and (values.get("arxiv_id") or values.get("pmid")):
        return True
    words = _words(said)
    held = (_words(values.get(place, "")) for place in places)
    return not words or any(one and (words <= one or one <= words) for one in held)


def _is_address(text: str) -> bool:
    return "://" in text or "www." in text or "doi" in text.lower() or text.lower() == "online"


def _words(value: Any) -> set[str]:
    return set(_WORDS.findall(str(value).casefold()))


def _page_count(
    fields: Mapping[str, str], values: Mapping[str, Any], text: Callable[[str], str]
) -> Iterator[Message]:
    """Yield a message for pages that are the number of pages, or of which an article number is."""
    written = text("pages") if "pages" in fields else ""
    page = values.get("page", "")
    if (page and written in page) or names_arxiv(written) or not _DIGIT.search(written):
        return
    if not page or normalise_pages(written)[:_SHOWN] not in page:
        yield Message("page-count", text=written[:_SHOWN])


def _footnotes(name: str, written: str) -> Iterator[Message]:
    for found in _FOOTNOTE.finditer(written):
        text = to_text(found[1])
        is_mark = name in {"author", "editor", "translator"} and _OF_NAMES.search(text)
        if text and not is_mark:
            yield Message("footnote-left-out", field=name, text=text[:_SHOWN])
