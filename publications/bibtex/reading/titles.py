"""Titles: joined with their subtitles, without a full stop, and the short names of series."""

import re

_ENDS_WITH_FULL_STOP = re.compile(r".*[^.\s]\.", re.DOTALL)
_ABBREVIATED = re.compile(r"(?:\b[^\W\d]\.){2,}\Z|\b(?:al|etc|inc|ltd|jr|usw)\.\Z", re.IGNORECASE)
_SHORT_SERIES = re.compile(r"[A-Z][\w+/&.-]{1,15}(?:\s?['’]\s?[0-9]{2}|[\s-]?[0-9]{4})")


def join_title(title: str, subtitle: str) -> str:
    """Return "Title: Subtitle", or the title alone."""
    if not subtitle:
        return title
    separator = " " if title.endswith(("?", "!", ":", "–", "—")) else ": "
    return without_full_stop(title) + separator + subtitle


def without_full_stop(title: str) -> str:
    """Return a title without the full stop at its end, but "U.S." and "..." as they are."""
    # Of the title its end: the expression is tried at every letter.
    if not title.endswith(".") or _ABBREVIATED.search(title[-20:]):
        return title
    return title[:-1].rstrip() if _ENDS_WITH_FULL_STOP.fullmatch(title) else title


def is_short_series(series: str) -> bool:
    """Return whether a series is the short name of a conference: "CHI '19", "ICML 2023"."""
    return _SHORT_SERIES.fullmatch(series) is not None
