"""Text for formats in which a line end, or a character that nobody sees, would mean something."""

import re
from typing import Any

from publications.bibtex.printable import UNSEEN

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LANGUAGE_TAG = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")
_UNSEEN = re.compile(f"[{UNSEEN}\ufdd0-\ufdef\ufeff\ufffe\uffff]")


def one_line(text: Any) -> str:
    """Return `text` with single spaces, without control characters and direction marks."""
    return " ".join(_UNSEEN.sub("", _CONTROL.sub(" ", str(text))).split())


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


def language_tag(code: str) -> str:
    """Return `code` if it has the form of a language tag (de, en-GB), else ""."""
    return code if _LANGUAGE_TAG.fullmatch(code) else ""
