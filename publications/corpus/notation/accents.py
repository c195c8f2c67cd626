"""Letters with accents, written as LaTeX writes them."""

import re
import unicodedata
from collections.abc import Callable
from enum import Enum
from functools import cache

_COMMANDS = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u",
    "\u0307": ".",
    "\u0308": '"',
    "\u030a": "r",
    "\u030b": "H",
    "\u030c": "v",
    "\u0327": "c",
    "\u0328": "k",
}
_LETTERS = {
    "ß": r"{\ss}",
    "ø": r"{\o}",
    "Ø": r"{\O}",
    "æ": r"{\ae}",
    "Æ": r"{\AE}",
    "å": r"{\aa}",
    "Å": r"{\AA}",
    "ł": r"{\l}",
    "Ł": r"{\L}",
    "ı": r"{\i}",
}
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


class Spelling(Enum):
    r"""The spelling of an accented letter: ü, {\"u}, {\"{u}}, \"{u} or \"u."""

    UNICODE = "{letter}"
    BRACED = "{{\\{command}{base}}}"
    TWICE_BRACED = "{{\\{command}{{{base}}}}}"
    ARGUMENT = "\\{command}{{{base}}}"
    BARE = "\\{command}{base}"


def spell(text: str, spelling: Spelling) -> str:
    """Return `text` with its accented letters in `spelling`; letters LaTeX has not stay as is."""
    if spelling is Spelling.UNICODE or text.isascii():
        return text
    return _NOT_ASCII.sub(_speller(spelling), text)


def _speller(spelling: Spelling) -> Callable[[re.Match[str]], str]:
    return lambda match: _spell(match[0], spelling)


@cache
def _spell(letter: str, spelling: Spelling) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    decomposed = unicodedata.normalize("NFD", letter)
    if len(decomposed) != 2 or decomposed[1] not in _COMMANDS:
        return letter
    base, command = decomposed[0], _COMMANDS[decomposed[1]]
    if base == "i":
        base = r"\i"
    if command.isalpha() and spelling in {Spelling.BRACED, Spelling.BARE}:
        # A space ends the command's name; braces keep it from the letters after it.
        return f"{{\\{command} {base}}}"
    if base == r"\i" and spelling is Spelling.BARE:
        spelling = Spelling.BRACED
    return spelling.value.format(letter=letter, command=command, base=base)
