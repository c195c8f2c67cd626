"""Regular expressions of a word in all its spellings: accents, umlauts, LaTeX, HTML, JSON, URLs.

They are written in the syntax that Python and PostgreSQL share, for matching without case.
"""

import re
import unicodedata
from functools import lru_cache
from html.entities import codepoint2name
from urllib.parse import quote

from anyascii import anyascii

#: The commands of LaTeX for combining marks.
_COMMANDS = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": r"\^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u",
    "\u0307": r"\.",
    "\u0308": '(?:"|&quot;|&#34;)',
    "\u030a": "r",
    "\u030b": "H",
    "\u030c": "v",
    "\u0323": "d",
    "\u0327": "c",
    "\u0328": "k",
    "\u0331": "b",
}
#: The commands of LaTeX for letters.
_LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "å": "aa",
    "ł": "l",
    "đ": "dj",
    "ð": "dh",
    "þ": "th",
    "ı": "i",
}
_IN_TWO_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe"}
_UMLAUTS = {"ae": "ä", "oe": "ö", "ue": "ü"}
#: Braces of BibTeX and soft hyphens, which may stand between any two letters.
_BETWEEN = r"(?:[{}\u00ad]|&shy;)*"
_HYPHEN = r"(?:[-\u2010\u2011\u2013 ~._]|%20|--)?"
_APOSTROPHE = r"(?:['\u2019\u02bc`]|\\+'|&#39;|&#x27;|&apos;|&rsquo;|\\+u2019|%27|-)?"


@lru_cache(maxsize=2**12)
def spelled(word: str) -> str:
    """Return the expression of a word in all its spellings; it has no boundaries."""
    letters = unicodedata.normalize("NFC", word).lower()
    parts, place = [], 0
    while place < len(letters):
        pair = letters[place : place + 2]
        if pair in _UMLAUTS:
            parts.append(_any_of([pair, *_umlaut(_UMLAUTS[pair])]))
            place += 2
        else:
            parts.append(_letter(letters[place]))
            place += 1
    return _BETWEEN.join(parts)


def _umlaut(letter: str) -> list[str]:
    # Without the plain letter: "Manuel" is not "Manul".
    return [one for one in _ways(letter) if one not in (_plain(letter), _IN_TWO_LETTERS[letter])]


def _letter(letter: str) -> str:
    if letter in "-\u2010\u2011\u2013":
        return _HYPHEN
    if letter in "'\u2019\u02bc":
        return _APOSTROPHE
    if letter.isspace():
        return r"(?:[\s~._\u00a0+-]|&nbsp;|&#160;|\\+u00a0|%20|\\,)*"
    if letter.isascii():
        return re.escape(letter)
    return _any_of(_ways(letter))


def _plain(letter: str) -> str:
    return re.escape(anyascii(letter).lower().strip())


def _ways(letter: str) -> list[str]:
    both = dict.fromkeys([letter, letter.upper() if len(letter.upper()) == 1 else letter])
    found = [*both, _plain(letter)]
    if letter in _IN_TWO_LETTERS:
        found.append(_IN_TWO_LETTERS[letter])
    if letter in _LETTERS:
        found.append(rf"\{{?\\+{_LETTERS[letter]}(?:\{{\}}|\}}|\s|\\ )?")
    decomposed = unicodedata.normalize("NFD", letter)
    if len(decomposed) > 1:
        base = decomposed[0]
        found.append(decomposed)
        marks = [_COMMANDS[mark] for mark in decomposed[1:] if mark in _COMMANDS]
        for mark in marks[:1]:
            # {\"u}, \"{u}, {\"{u}}, \"u, {\'\i}, \c c
            letter_of = r"\\*i" if base == "i" else re.escape(base)
            found.append(rf"\{{?\\+{mark}\s?\{{?{letter_of}\}}?\}}?")
    for one in both:
        found += _encoded(one)
    if len(decomposed) > 1:
        found.append(quote(decomposed))
        found.append(
            "".join(rf"\\+u{ord(one):04x}" if ord(one) > 127 else one for one in decomposed)
        )
    # The longest first, so that the braces behind a letter belong to it.
    return sorted(dict.fromkeys(filter(None, found)), key=len, reverse=True)


def _encoded(letter: str) -> list[str]:
    code = ord(letter)
    found = [f"&#0*{code};", f"&#x0*{code:x};", quote(letter)]
    if name := codepoint2name.get(code):
        found.append(f"&{name};")
    units = letter.encode("utf-16-be").hex()
    found.append("".join(rf"\\+u{units[at : at + 4]}" for at in range(0, len(units), 4)))
    return found


def _any_of(ways: list[str]) -> str:
    return f"(?:{'|'.join(ways)})" if len(ways) > 1 else ways[0]
