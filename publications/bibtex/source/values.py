"""Value expressions: `{braced}`, `"quoted"`, `2001` or `macro`, joined by `#`.

The grammar is that of BibTeX 0.99d, which counts every brace, escaped or not. Where that leads
nowhere, a brace behind a backslash is taken for a character, as bibtexparser does.
"""

import re
from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """The kind of a piece of a value."""

    TEXT = "text"
    NUMBER = "number"
    MACRO = "macro"


class Piece(NamedTuple):
    """One operand of `#`; `text` comes without delimiters."""

    kind: Kind
    text: str


class MalformedValueError(ValueError):
    """No value can be read here; `position` is where the reading stopped."""

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.position = position


# Most values: braces at most two deep. Possessive, so that what does not match fails at once.
_PLAIN = re.compile(r'\{((?:[^{}]++|\{[^{}]*+\})*+)\}|"([^"{}]*)"|([0-9]+)')
_BARE = re.compile(r'[^\s{}"#,=()%]+')
_BRACE = re.compile(r"[{}]")
_UNESCAPED_BRACE = re.compile(r"(?<!\\)[{}]")
_BRACE_OR_QUOTE = re.compile(r'[{}"]')
# White space, and comments, which biber allows between the parts of an entry.
_GAP = re.compile(r"(?:\s|%[^\n]*(?:\n|\Z))*+")


def skip_gap(text: str, position: int, end: int) -> int:
    """Return where the white space and `%` comments at `position` end."""
    gap = _GAP.match(text, position, end)
    return gap.end() if gap else position


def scan_value(
    text: str, position: int, end: int, *, escapes: bool = False
) -> tuple[list[Piece], int]:
    r"""Read the value that begins at `position`; return its pieces and where it ends.

    With `escapes`, `\{` and `\}` do not count as braces. Raises MalformedValueError.
    """
    pieces: list[Piece] = []
    while True:
        position = skip_gap(text, position, end)
        piece, value_end = _scan_piece(text, position, end, escapes=escapes)
        pieces.append(piece)
        position = skip_gap(text, value_end, end)
        if not text.startswith("#", position, end):
            return pieces, value_end
        position += 1


def pieces(expression: str) -> list[Piece]:
    """Return the pieces of a whole expression. Raises MalformedValueError for any leftover."""
    plain = _PLAIN.fullmatch(expression)
    if plain:
        return [_plain_piece(plain)]
    try:
        return _all_pieces(expression, escapes=False)
    except MalformedValueError:
        return _all_pieces(expression, escapes=True)


def is_value(expression: str) -> bool:
    """Return whether a text is a value expression from its first character to its last."""
    if _PLAIN.fullmatch(expression):
        return True
    try:
        pieces(expression)
    except MalformedValueError:
        return False
    return True


def _all_pieces(expression: str, *, escapes: bool) -> list[Piece]:
    found, value_end = scan_value(expression, 0, len(expression), escapes=escapes)
    if expression[value_end:].strip():
        raise MalformedValueError("there is text behind the value", value_end)
    return found


def _scan_piece(text: str, position: int, end: int, *, escapes: bool) -> tuple[Piece, int]:
    plain = None if escapes else _PLAIN.match(text, position, end)
    if plain and plain[3] is None:
        return _plain_piece(plain), plain.end()
    if text.startswith("{", position, end):
        close = _closing_brace(text, position, end, escapes=escapes)
        return Piece(Kind.TEXT, text[position + 1 : close]), close + 1
    if text.startswith('"', position, end):
        close = _closing_quote(text, position, end)
        return Piece(Kind.TEXT, text[position + 1 : close]), close + 1
    bare = _BARE.match(text, position, end)
    if bare is None:
        raise MalformedValueError("a value is missing", position)
    # A macro's name cannot begin with a digit, so `12--15` or `2001a` only lacks its braces.
    kind = Kind.NUMBER if bare[0][0].isdigit() else Kind.MACRO
    return Piece(kind, bare[0]), bare.end()


def _plain_piece(match: re.Match[str]) -> Piece:
    if match[3] is not None:
        return Piece(Kind.NUMBER, match[3])
    return Piece(Kind.TEXT, match[1] if match[1] is not None else match[2])


def _closing_brace(text: str, position: int, end: int, *, escapes: bool) -> int:
    depth = 0
    for brace in (_UNESCAPED_BRACE if escapes else _BRACE).finditer(text, position, end):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.start()
    raise MalformedValueError("the braces are not balanced", position)


def _closing_quote(text: str, position: int, end: int) -> int:
    depth = 0
    for mark in _BRACE_OR_QUOTE.finditer(text, position + 1, end):
        if mark[0] == '"':
            if depth == 0:
                return mark.start()
        else:
            depth += 1 if mark[0] == "{" else -1
            if depth < 0:
                raise MalformedValueError("the braces are not balanced", mark.start())
    raise MalformedValueError("the closing quotation mark is missing", position)
