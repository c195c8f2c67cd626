"""Value expressions: `{braced}`, `"quoted"`, `2001` or `macro`, joined by `#`.

The grammar is that of BibTeX 0.99d, which counts every brace, escaped or not. Where that leads
nowhere, a brace behind a backslash is taken for a character, as bibtexparser does.
"""

import re
from enum import Enum
from typing import NamedTuple


class OperandKind(Enum):
    """The kind of a piece of a value."""

    TEXT = "text"
    NUMBER = "number"
    MACRO = "macro"


class Operand(NamedTuple):
    """One operand of `#`; `text` comes without delimiters."""

    kind: OperandKind
    text: str


class Fault(Enum):
    """A reason why no value can be read."""

    MISSING = "a value is missing"
    UNBALANCED = "the braces are not balanced"
    UNCLOSED = "the closing quotation mark is missing"
    SURPLUS = "there is text behind the value"


class MalformedValueError(ValueError):
    """No value can be read here; `position` is where the reading stopped."""

    def __init__(self, fault: Fault, position: int) -> None:
        super().__init__(fault.value)
        self.fault = fault
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
    """Return the end of the white space and `%` comments at `position`."""
    gap = _GAP.match(text, position, end)
    return gap.end() if gap else position


def scan_value(
    text: str, position: int, end: int, *, escapes: bool = False
) -> tuple[list[Operand], int]:
    r"""Read the value that begins at `position`; return its pieces and where it ends.

    With `escapes`, `\{` and `\}` do not count as braces. Raises MalformedValueError.
    """
    pieces: list[Operand] = []
    while True:
        position = skip_gap(text, position, end)
        piece, value_end = _scan_piece(text, position, end, escapes=escapes)
        pieces.append(piece)
        position = skip_gap(text, value_end, end)
        if not text.startswith("#", position, end):
            return pieces, value_end
        position += 1


def pieces(expression: str) -> list[Operand]:
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


def _all_pieces(expression: str, *, escapes: bool) -> list[Operand]:
    found, value_end = scan_value(expression, 0, len(expression), escapes=escapes)
    if expression[value_end:].strip():
        raise MalformedValueError(Fault.SURPLUS, value_end)
    return found


def _scan_piece(text: str, position: int, end: int, *, escapes: bool) -> tuple[Operand, int]:
    plain = None if escapes else _PLAIN.match(text, position, end)
    if plain and plain[3] is None:
        return _plain_piece(plain), plain.end()
    if text.startswith("{", position, end):
        close = _closing_brace(text, position, end, escapes=escapes)
        return Operand(OperandKind.TEXT, text[position + 1 : close]), close + 1
    if text.startswith('"', position, end):
        close = _closing_quote(text, position, end)
        return Operand(OperandKind.TEXT, text[position + 1 : close]), close + 1
    bare = _BARE.match(text, position, end)
    if bare is None:
        raise MalformedValueError(Fault.MISSING, position)
    # A macro's name cannot begin with a digit, so `12--15` or `2001a` only lacks its braces.
    kind = OperandKind.NUMBER if bare[0][0].isdigit() else OperandKind.MACRO
    return Operand(kind, bare[0]), bare.end()


def _plain_piece(match: re.Match[str]) -> Operand:
    if match[3] is not None:
        return Operand(OperandKind.NUMBER, match[3])
    return Operand(OperandKind.TEXT, match[1] if match[1] is not None else match[2])


def _closing_brace(text: str, position: int, end: int, *, escapes: bool) -> int:
    depth = 0
    for brace in (_UNESCAPED_BRACE if escapes else _BRACE).finditer(text, position, end):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.start()
    raise MalformedValueError(Fault.UNBALANCED, position)


def _closing_quote(text: str, position: int, end: int) -> int:
    depth = 0
    for mark in _BRACE_OR_QUOTE.finditer(text, position + 1, end):
        if mark[0] == '"':
            if depth == 0:
                return mark.start()
        else:
            depth += 1 if mark[0] == "{" else -1
            if depth < 0:
                raise MalformedValueError(Fault.UNBALANCED, mark.start())
    raise MalformedValueError(Fault.UNCLOSED, position)
