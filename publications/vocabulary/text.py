"""Plain text for places where a line end or an invisible character would mean something."""

import re
from typing import Any

#: For a class of a regular expression: control characters, line and paragraph separators, direction
#: marks and overrides, and lone surrogates, which stand for bytes of a file name that are no text.
UNSEEN = r"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
_UNSEEN = re.compile(f"[{UNSEEN}]")
_UNSEEN_OR_NO_CHARACTER = re.compile(f"[{UNSEEN}\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def printable(text: str) -> str:
    """Return text with U+FFFD for each character that a terminal would act on."""
    return _UNSEEN.sub("\ufffd", text)


def one_line(text: Any) -> str:
    """Return `text` with single spaces, without control characters and direction marks."""
    return " ".join(_UNSEEN_OR_NO_CHARACTER.sub("", _CONTROL.sub(" ", str(text))).split())


def in_one_line(data: Any) -> Any:
    """Return JSON-like data with every string in it as `one_line` makes it."""
    match data:
        case str():
            return one_line(data)
        case dict():
            return {key: in_one_line(value) for key, value in data.items()}
        case list() | tuple():
            return [in_one_line(value) for value in data]
    return data
