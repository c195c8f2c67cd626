"""Lists of names in BibTeX as it is written: their places, and single names replaced."""

import re
from collections.abc import Callable, Iterator

from people.names.parts import NameParts, parse_name
from publications.bibtex.entry import PrintedName
from publications.bibtex.names.printed_names import read_names
from publications.bibtex.reading.read import SUPERVISOR_FIELDS
from publications.bibtex.source.top_level import AND
from publications.bibtex.source.values import MalformedValueError, scan_value

NAME_FIELDS = ("author", "editor", "translator", "bookauthor", *SUPERVISOR_FIELDS)
_FIELD = re.compile(rf"(?<![\w-])(?:{'|'.join(NAME_FIELDS)})\s*=\s*", re.IGNORECASE)
# A macro may hold a list of names.
_MACRO = re.compile(r"@\s*string\s*[{(]\s*[^\s=]+\s*=\s*", re.IGNORECASE)


def read_name(printed: PrintedName) -> NameParts:
    """Return the parts of a printed name, also of one that is printed in one piece."""
    parts = NameParts(printed.given, printed.particle, printed.family, printed.suffix)
    return parts if parts.family else parse_name(printed.literal)


def outside_of_names(text: str, change: Callable[[str], str]) -> str:
    """Return a text that was changed wherever no list of names stands."""
    parts, end = [], 0
    for start, stop in _places(text, _FIELD, _MACRO):
        parts += [change(text[end:start]), text[start:stop]]
        end = stop
    return "".join([*parts, change(text[end:])])


def without_names(text: str, goes: Callable[[NameParts], bool], replacement: str) -> str:
    """Return a text with `replacement` for each name of a list that goes."""
    parts, end = [], 0
    for start, stop in _places(text, _FIELD):
        for first, last in _names(text, start, stop):
            printed = read_names(text[first:last])[0]
            if len(printed) == 1 and goes(read_name(printed[0])):
                parts += [text[end:first], replacement]
                end = last
    return "".join([*parts, text[end:]])


def _places(text: str, *patterns: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where values begin and end, in turn; what cannot be read is none."""
    found = sorted(one.end() for pattern in patterns for one in pattern.finditer(text))
    passed = 0
    for start in found:
        # Within a value, "author = {" is a text.
        if start < passed:
            continue
        try:
            _pieces, passed = scan_value(text, start, len(text))
        except MalformedValueError:
            continue
        yield start, passed


def _names(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where the names of a list begin and end, without blanks and delimiters of the list."""
    depth, begin = 0, start + 1
    for mark in AND.finditer(text, start + 1, stop - 1):
        if mark[0] in "{}":
            depth += 1 if mark[0] == "{" else -1
        elif depth == 0:
            yield _stripped(text, begin, mark.start())
            begin = mark.end()
    yield _stripped(text, begin, stop - 1)


def _stripped(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin].isspace():
        begin += 1
    while begin < end and text[end - 1].isspace():
        end -= 1
    return begin, end
