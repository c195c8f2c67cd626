"""Plain text for places where a line end or an invisible character would mean something.

The classes of characters are for regular expressions: `f"[{CONTROLS}{DIRECTIONS}]"`.
"""

import re
from typing import Any

#: Control characters but for those that divide words (tab, line ends, U+001C to U+001F, U+0085).
CONTROLS = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
#: Control characters that divide words.
DIVIDING_CONTROLS = r"\x09-\x0d\x1c-\x1f\x85"
#: Line and paragraph separators.
SEPARATORS = r"\u2028\u2029"
#: Marks and overrides of the direction of writing.
DIRECTIONS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
#: Zero width: soft hyphen, spaces, word joiner, invisible operators, byte order mark. The joiners
#: U+200C and U+200D are not among them: some scripts spell with them.
ZERO_WIDTH = r"\u00ad\u200b\u2060-\u2065\ufeff"
#: Lone surrogates, which stand for bytes of a file name that are no text.
SURROGATES = r"\ud800-\udfff"
NONCHARACTERS = r"\ufdd0-\ufdef\ufffe\uffff"
#: Deprecated format characters, interlinear annotations, and tags.
FORMAT = r"\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e007f"
#: Hyphens, dashes and the minus sign, but for the hyphen of ASCII.
DASHES = "‐‑‒–—−"
#: Characters that a terminal, a log or a table would act on or not show.
UNSEEN = CONTROLS + DIVIDING_CONTROLS + SEPARATORS + DIRECTIONS + SURROGATES

_UNSEEN = re.compile(f"[{UNSEEN}]")
_NO_LINE = re.compile(f"[{UNSEEN}{NONCHARACTERS}\ufeff]")
_DIVIDING = re.compile(f"[{CONTROLS}{DIVIDING_CONTROLS}{SEPARATORS}]")
_INVISIBLE = re.compile(
    rf"[{CONTROLS}\x0b-\x0d\x1c-\x1f\x85{SEPARATORS}{DIRECTIONS}{ZERO_WIDTH}{FORMAT}\u200c\u200d]"
)
_DASH = re.compile(rf"[-{DASHES}]+")


def printable(text: str) -> str:
    """Return text with U+FFFD for each character that a terminal would act on."""
    return _UNSEEN.sub("\ufffd", text)


def with_visible_codes(text: str) -> str:
    """Return text with the code of every character that would not be seen, such as [U+202E]."""
    return _INVISIBLE.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def one_line(text: Any) -> str:
    """Return `text` with single spaces, without control characters and direction marks."""
    return " ".join(_NO_LINE.sub("", _DIVIDING.sub(" ", str(text))).split())


def hyphenated(text: str) -> str:
    """Return `text` with one plain hyphen for each run of dashes."""
    return _DASH.sub("-", text)


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
