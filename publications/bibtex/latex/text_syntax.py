"""Text that LaTeX sets without an error and without a package: what sources say as it stands."""

import re

from publications.bibtex.latex.commands import (
    SIGN_ACCENTS,
    TEXT_COMMANDS,
    TEXT_SYMBOLS,
    WORD_ACCENTS,
)
from publications.bibtex.latex.math_syntax import is_sound

_TOKEN = re.compile(
    r"\\url\{(?P<url>[^{}%#\\]*)\}|\$(?P<formula>[^$]*)\$|\\(?P<word>[A-Za-z]+)|\\(?P<symbol>.)"
    r"|(?P<brace>[{}])|(?P<other>[&#_^%$\\])|[^\\{}&#_^%$]+",
    re.DOTALL,
)
_CONTROL_SYMBOLS = frozenset("&%$#_{} ,/-@\n")
#: What an accent stands on: a letter, a letter in braces or one without its dot.
_ACCENTED = re.compile(
    r"\s*(?:[A-Za-z]|\{\s*\\?[A-Za-z]*\s*\}|\\[ijoO](?![A-Za-z])|\{\\[`'^~=.\"])"
)


def is_sound_text(latex: str) -> bool:
    """Return whether LaTeX sets a value, given without its delimiters, without an error."""
    depth = 0
    for token in _TOKEN.finditer(latex):
        kind = token.lastgroup
        if kind == "brace":
            depth += 1 if token[0] == "{" else -1
            if depth < 0:
                return False
        elif kind == "other" or (
            kind and not _is_sound_token(kind, token[kind], latex, token.end())
        ):
            return False
    return depth == 0


def _is_sound_token(kind: str, found: str, latex: str, end: int) -> bool:
    if kind == "formula":
        return is_sound(found)
    if kind == "word" and found in TEXT_SYMBOLS:
        return True
    if kind == "word" and found in TEXT_COMMANDS:
        return found != "url" and latex.startswith("{", end)
    if kind == "symbol" and found in _CONTROL_SYMBOLS:
        return True
    is_accent = found in (WORD_ACCENTS if kind == "word" else SIGN_ACCENTS)
    return kind == "url" or (is_accent and _ACCENTED.match(latex, end) is not None)
