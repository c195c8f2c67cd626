"""Plain text from what services send: HTML, JATS and MathML tags, entities, stray blanks."""

import html
import re
from typing import Any

from publications.bibtex.latex.text import tidy

_TAGS = (
    "a|alternatives|b|bold|break|br|div|em|fixed-case|font|h[1-6]|hr|i|img|inf|inline-formula|inline-graphic"
    "|italic|li|list|list-item|monospace|ol|p|sans-serif|sc|scp|sec|small|span|strike|strong|styled-content"
    "|sub|sup|table|tbody|td|tex-math|th|title|tr|tt|u|ul|underline"
)
_TAG = re.compile(rf"</?(?:(?:jats|mml|m):[\w-]+|{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:jats:)?(?:p|br|break|div|li|list-item|sec|title|h[1-6]|tr|td|th)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
# A formula stands there twice, and the heading of an abstract is no part of it. The bound keeps the
# time linear where an element is never closed.
_FORMULA_IN_TEX = re.compile(
    r"<(jats:tex-math|tex-math|mml:annotation)\b.{0,2000}?</\1>", re.IGNORECASE | re.DOTALL
)
_HEADING = re.compile(
    r"^\s*<(?:jats:)?title>\s*(?:abstract|summary|zusammenfassung)\s*</(?:jats:)?title>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
_RAISED = re.compile(
    r"<(?:jats:)?(sub|sup|inf)>\s*([0-9+\-−=()n]{1,12})\s*</(?:jats:)?\1>", re.IGNORECASE
)
_SUPERSCRIPT = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_SUBSCRIPT = str.maketrans("0123456789+-−=()n", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙ")
_ROUNDS = 2
_LONGEST = 200_000


def plain(value: Any) -> str:
    """Return the text of a value that may hold markup; "" if it is no text.

    Figures set low or high become those characters: the 2 of CO₂ is no factor. What only looks
    like a tag ("p<q") stays.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return ""
    text = value[:_LONGEST]
    # Once more, because many publishers register their titles escaped twice.
    for _round in range(_ROUNDS):
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), _without_tags(text))
    return tidy(_without_tags(text))


def _without_tags(text: str) -> str:
    if "<" not in text:
        return text
    text = _HEADING.sub("", text)
    if "mml:math" in text:
        text = _FORMULA_IN_TEX.sub("", text)
    text = _RAISED.sub(_raised, text)
    return _TAG.sub("", _BLOCK.sub(" ", text))


def _raised(match: re.Match[str]) -> str:
    return match[2].translate(_SUPERSCRIPT if match[1].lower() == "sup" else _SUBSCRIPT)
