"""Text for a line of a terminal, a log or a table."""

import re

#: For a class of a regular expression: control characters, line and paragraph separators, direction
#: marks and overrides, and what a file name holds in place of bytes that are no text.
UNSEEN = r"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
_UNSEEN = re.compile(f"[{UNSEEN}]")


def printable(text: str) -> str:
    """Return text with U+FFFD for each character that would do something instead of being seen."""
    return _UNSEEN.sub("\ufffd", text)
