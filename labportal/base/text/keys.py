"""Keys made from text: for comparing, for sorting, for URLs.

A German umlaut has two spellings in ASCII ("Rückert" is printed as "Rueckert" and as "Ruckert").
Folding every "ue" to "u" would merge different surnames (Coe and Co), so a text has one key per
spelling, and two texts agree when their sets of keys meet.
"""

import re
import unicodedata

from anyascii import anyascii

_SPELLED_OUT = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "ø": "oe",
        "Ø": "Oe",
        "å": "aa",
        "Å": "Aa",
    }
)
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def _words(ascii_text: str) -> str:
    return _NOT_WORD.sub(" ", ascii_text.lower().replace("'", "")).strip()


def fold(text: str) -> str:
    """Return `text` as lower-case ASCII words with accents dropped (ü as u), single-spaced."""
    if text.isascii():
        return _words(text)
    return _words(anyascii(unicodedata.normalize("NFC", text)))


def spell_out(text: str) -> str:
    """Return `text` like `fold`, with umlauts written as two letters (ü as ue)."""
    if text.isascii():
        return _words(text)
    return _words(anyascii(unicodedata.normalize("NFC", text).translate(_SPELLED_OUT)))


def fold_keys(text: str) -> frozenset[str]:
    """Return the one or two keys under which `text` is compared; empty for a text without words."""
    keys = {fold(text)} if text.isascii() else {fold(text), spell_out(text)}
    return frozenset(keys - {""})


def sort_key(*parts: str) -> str:
    """Return one ASCII key for sorting by `parts` in turn.

    Umlauts sort as two letters, the rule of DIN 5007-2 for lists of names. A "!" ends each part:
    it sorts before every letter, so a shorter name comes before a longer one that starts with it.
    """
    return "!".join(spell_out(part) for part in parts)


def slugify_ascii(*parts: str, max_length: int = 100) -> str:
    """Return the words of `parts` joined by hyphens, `[a-z0-9-]` only, cut at a word's end.

    Returns "" when no part holds a letter or digit.
    """
    words = " ".join(spell_out(part) for part in parts).split()
    slug = "-".join(words)
    if len(slug) <= max_length:
        return slug
    cut = slug[: max_length + 1]
    return cut[: cut.rfind("-")] if "-" in cut else slug[:max_length]
