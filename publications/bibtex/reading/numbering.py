"""The series of an entry and its number: of an issue, a report, a patent, or within the series.

And its pages, which are numbers, too.
"""

import re

from publications.bibtex.reading.preprints import names_arxiv
from publications.bibtex.reading.titles import is_short_series
from publications.messages.message import Message
from publications.vocabulary.genres import canonical_genre, genre_of_entry_type
from publications.vocabulary.page_ranges import normalise_pages
from publications.vocabulary.text import hyphenated

_PERIODICALS = frozenset(
    """
    article-journal article-magazine article-newspaper review review-book periodical article
    post-weblog
    """.split()
)
_BOOKS = frozenset({"book", "chapter", "paper-conference", "entry", "entry-encyclopedia"})
#: Types of which `type` says the kind. Of others it is a word of the program that wrote the file:
#: "Journal Article", "Conference Paper".
_WITH_GENRE = frozenset(
    """
    thesis report patent manuscript speech software dataset pamphlet map standard webpage document
    """.split()
)
_NO_GENRE = frozenset({"", "thesis", "article", "misc", "other", "generic", "book", "web page"})
#: Types of which one number is that of all pages: "212", "xii+212".
_WHOLE = frozenset({"book", "thesis", "report", "pamphlet"})
_COUNT = re.compile(r"(?:[ivxlc]+\s*[,+]\s*)?[0-9]+(?:\s*(?:pp?|pages|S|Seiten))?", re.IGNORECASE)
_LONGEST_WORDS = 12
_LETTERS = re.compile(r"[^\W\d_]{3}")


def numbered_field(csl_type: str, *, in_series: bool) -> str:
    """Return the field of a record that the `number` of its entry holds."""
    if csl_type in _PERIODICALS:
        return "issue"
    if csl_type in _BOOKS:
        return "collection_number" if in_series else "issue"
    return "number"


def numbering(
    csl_type: str, number: str, *, series: str, short: str, report_number: str
) -> dict[str, str]:
    """Return issue, number, collection title and number, and the short title of a conference.

    `number` is that of the entry, which has one field for all of these; `short` is the short
    container title, where the entry has one.
    """
    number = hyphenated(number)
    if csl_type in _PERIODICALS:
        # To biblatex the series of a journal is a number: the second one that it began.
        collection = series if _LETTERS.search(series) else ""
        return {"issue": number, "collection_title": collection, "container_title_short": short}
    if not short and csl_type in {"paper-conference", "book"} and is_short_series(series):
        # "CHI '19" names the conference, and what counts there is of no series.
        return {"container_title_short": series}
    field = numbered_field(csl_type, in_series=bool(series))
    if field == "number":
        number = number or report_number
    return {"collection_title": series, "container_title_short": short, field: number}


def read_genre(csl_type: str, entry_type: str, written: str) -> str:
    """Return the kind of a thesis, report or the like: what `type` says, or the entry type."""
    if csl_type not in _WITH_GENRE:
        return ""
    genre = canonical_genre(written)
    if genre.casefold() not in _NO_GENRE:
        return genre
    return genre_of_entry_type(entry_type) if not written else ""


def read_pages(csl_type: str, written: str, article_number: str, messages: list[Message]) -> str:
    """Return the pages or, without any, the article number; "" for the number of all pages.

    A remark on what is neither is added to `messages`.
    """
    pages = normalise_pages(written)
    if len(pages) > _LONGEST_WORDS and not any(map(str.isdigit, pages)):
        messages.append(Message("pages-invalid", text=written[:60]))
        pages = ""
    if csl_type in _WHOLE and _COUNT.fullmatch(pages):
        pages = ""
    pages = pages or normalise_pages(article_number)
    return "" if names_arxiv(pages) else pages
