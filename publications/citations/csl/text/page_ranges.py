"""Ranges of pages: in full, or as a style shortens them."""

import re
from collections.abc import Callable

_RANGE = re.compile(r"([A-Za-z]*)([0-9]+)–([A-Za-z]*)([0-9]+)(?![\w])")


def _page_range(match: re.Match[str], shorten: Callable[[str, str], str]) -> str:
    first_letters, first, last_letters, last = match.groups()
    if len(first_letters) > 1 or last_letters not in {"", first_letters}:
        return match[0]
    # "123-30" in the data is 123 to 130, whatever the style prints.
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    short = shorten(first, last)
    letters = last_letters or first_letters
    # Shortened ranges name the letter once: "S12–5".
    if shorten is not _expanded:
        letters = ""
    return f"{first_letters}{first}–{letters}{short}"


def _expanded(_first: str, last: str) -> str:
    return last


def _minimal(first: str, last: str, least: int = 1) -> str:
    if len(first) != len(last):
        return last
    same = 0
    while same < len(last) - least and first[same] == last[same]:
        same += 1
    return last[same:]


def _minimal_two(first: str, last: str) -> str:
    return _minimal(first, last, 2)


def _chicago(first: str, last: str, *, whole_thousands: bool = True) -> str:
    """Return `last` as the Chicago Manual of Style, 15th edition, section 9.64, shortens it."""
    number = int(first)
    if number < 100 or number % 100 == 0 or len(first) != len(last):
        return last
    if number % 100 < 10:
        return _minimal(first, last)
    short = _minimal_two(first, last)
    return last if whole_thousands and len(first) == 4 and len(short) == 3 else short


def _chicago_16(first: str, last: str) -> str:
    return _chicago(first, last, whole_thousands=False)


_FORMATS: dict[str, Callable[[str, str], str]] = {
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago,
    "chicago-15": _chicago,
    "chicago-16": _chicago_16,
    "expanded": _expanded,
}


def shorten_ranges(pages: str, page_format: str) -> str:
    """Return pages with their ranges, written with a dash, in a `page-range-format`."""
    shorten = _FORMATS.get(page_format, _expanded)
    return _RANGE.sub(lambda match: _page_range(match, shorten), pages)
