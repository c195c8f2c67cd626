"""Styles made ready, and items put through them."""

from collections.abc import Sequence
from typing import Any

from publications.citations.csl.context import Context
from publications.citations.csl.elements import Element
from publications.citations.csl.layout.areas import lay_out
from publications.citations.csl.locale import Locale, style_locale
from publications.citations.csl.names.name_list import inherited_name_options
from publications.citations.csl.parts import (
    CLOSE,
    INNER_CLOSE,
    INNER_OPEN,
    OPEN,
    Part,
    Piece,
)
from publications.citations.csl.prepared_style import NamesRule, PreparedStyle
from publications.citations.csl.text.flattening import flatten
from publications.citations.csl.text.punctuation import settle


def prepare_style(style: Element, base: Sequence[Element], language: str) -> PreparedStyle:
    """Return a style ready to print in `language` ("de-DE"); `base` are locale files.

    Raises ValueError if the style has no bibliography.
    """
    bibliography = style.first("bibliography")
    if style.tag != "style" or bibliography is None:
        raise ValueError("This is no CSL style with a bibliography.")
    return PreparedStyle(
        style,
        {macro.get("name"): macro for macro in style.all("macro")},
        style_locale(style, base, language),
        inherited_name_options(style, bibliography),
        _givenname_rule(style),
        _places_year_suffix(style),
        inherited_name_options(style, *style.all("citation")),
    )


def _givenname_rule(style: Element) -> str:
    citation = style.first("citation")
    if citation is None or citation.get("disambiguate-add-givenname") != "true":
        return ""
    return citation.get("givenname-disambiguation-rule") or "by-cite"


def _places_year_suffix(element: Element) -> bool:
    if element.tag == "text" and element.get("variable") in {"year-suffix", "citation-label"}:
        return True
    return any(map(_places_year_suffix, element.children))


def render_pieces(sheet: PreparedStyle, item: dict[str, Any], rule: NamesRule) -> list[Piece]:
    """Return the entry of a CSL-JSON item as runs of text, in order."""
    return trimmed(settled_pieces(lay_out(Context(sheet, item, rule)), sheet))


def settled_pieces(part: Part, sheet: PreparedStyle) -> list[Piece]:
    """Return a part as runs of text, punctuation settled and quotation marks written out."""
    pieces = flatten(part)
    settled = settle(pieces, punctuation_in_quote=sheet.locale.punctuation_in_quote)
    return _with_quotes(settled, sheet.locale)


def _with_quotes(pieces: list[Piece], locale: Locale) -> list[Piece]:
    """Put the language's quotation marks in, outer and inner in turn."""
    outer = (locale.term("open-quote") or '"', locale.term("close-quote") or '"')
    inner = (locale.term("open-inner-quote") or "'", locale.term("close-inner-quote") or "'")
    always = str.maketrans({INNER_OPEN: inner[0], INNER_CLOSE: inner[1]})
    depth = 0
    for piece in pieces:
        written = []
        for letter in piece.text.translate(always):
            if letter == OPEN:
                written.append((inner if depth % 2 else outer)[0])
                depth += 1
            elif letter == CLOSE:
                depth = max(depth - 1, 0)
                written.append((inner if depth % 2 else outer)[1])
            else:
                written.append(letter)
        # Two spaces are meant to be seen.
        piece.text = "".join(written).replace("  ", "\u00a0 ")
    return pieces


def trimmed(pieces: list[Piece]) -> list[Piece]:
    """Return `pieces` without spaces at the beginning and the end."""
    kept = [piece for piece in pieces if piece.text]
    while kept and not kept[0].text.strip():
        del kept[0]
    while kept and not kept[-1].text.strip():
        del kept[-1]
    if kept:
        kept[0].text = kept[0].text.lstrip()
        kept[-1].text = kept[-1].text.rstrip()
    return kept
