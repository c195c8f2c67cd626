"""Titles: joined with their subtitles, without a full stop, and the short names of series."""

import re

from publications.vocabulary.rich_text.rich_text import RichText, plain_text

_ENDS_WITH_FULL_STOP = re.compile(r".*[^.\s]\.", re.DOTALL)
_ABBREVIATED = re.compile(r"(?:\b[^\W\d]\.){2,}\Z|\b(?:al|etc|inc|ltd|jr|usw)\.\Z", re.IGNORECASE)
_SHORT_SERIES = re.compile(r"[A-Z][\w+/&.-]{1,15}(?:\s?['’]\s?[0-9]{2}|[\s-]?[0-9]{4})")

#: Fields with the title of what holds a work, by its type, the one that counts first in front.
CONTAINERS = {
    "chapter": ("booktitle", "journaltitle", "journal"),
    "paper-conference": ("booktitle", "journaltitle", "journal"),
    "book": (),
    "thesis": (),
}
OTHER_CONTAINERS = ("journaltitle", "journal", "booktitle")


def join_title(title: RichText, subtitle: RichText) -> RichText:
    """Return "Title: Subtitle", or the title alone."""
    if not (title and subtitle):
        return title
    separator = " " if title.plain.endswith(("?", "!", ":", "–", "—")) else ": "
    return without_full_stop(title) + plain_text(separator) + subtitle


def without_full_stop(title: RichText) -> RichText:
    """Return a title without the full stop at its end, but "U.S." and "..." as they are."""
    text = title.plain
    # Of the title its end: the expression is tried at every letter.
    if not text.endswith(".") or _ABBREVIATED.search(text[-20:]) or title.runs[-1].is_formula:
        return title
    return title.without_end(1) if _ENDS_WITH_FULL_STOP.fullmatch(text) else title


def is_short_series(series: str) -> bool:
    """Return whether a series is the short name of a conference: "CHI '19", "ICML 2023"."""
    return _SHORT_SERIES.fullmatch(series) is not None
