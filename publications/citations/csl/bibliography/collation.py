"""Collation: the order of texts in a bibliography, without case, accents and punctuation.

As citeproc-js: words before letters ("Smith Tom" before "Smithson"), numbers by value. Texts of
other alphabets stand behind, by code point.
"""

import re
import unicodedata

_RUN = re.compile(r"[0-9]+|[^\W\d_]+|\s+|.", re.DOTALL)
# Letters that have no accent to take off, but are equal to others in the order.
_EQUAL = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "ı": "i"})
_SPACE, _SYMBOL, _NUMBER, _LETTERS = range(4)
_LONGEST_NUMBER = 300
CollationKey = tuple[tuple[int, int, str], ...]


def collation_key(text: str) -> CollationKey:
    """Return a key that sorts `text`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold()).translate(_EQUAL)
    plain = "".join(letter for letter in decomposed if unicodedata.category(letter)[0] not in "PMC")
    return tuple(map(_element, _RUN.findall(plain.strip())))


def _element(run: str) -> tuple[int, int, str]:
    if run.isspace():
        return (_SPACE, 0, "")
    if run.isascii() and run.isdigit() and len(run) < _LONGEST_NUMBER:
        return (_NUMBER, int(run), "")
    return (_LETTERS if run.isalpha() else _SYMBOL, 0, run)
