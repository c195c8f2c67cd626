"""The engine: a CSL-JSON item in a style and a language becomes a citation.

The HTML is safe by construction. Styles and items become runs of text with marks; every text is
escaped when it is written, and there is no tag but those that `processor.html` has for a mark: `i`,
`b`, `sup`, `sub`, `span` (with one of its own classes, or `lang`) and `a`. Addresses are http or
https. Names of people of the portal are written `<a data-person="12">` and titles `<a data-title>`,
the same for every page and language; `publications.citations.links.with_links` puts addresses in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from publications.citations.csl.parts import Piece
from publications.citations.csl.prepared_style import NamesRule, PreparedStyle
from publications.citations.csl.render import render_pieces
from publications.citations.csl.text.html import to_html, to_text
from publications.citations.styles import sheet_of

__all__ = ["Citation", "NamesRule", "render"]

_BY_THE_STYLE = NamesRule()


@dataclass(frozen=True, slots=True)
class Citation:
    """A printed citation, without a number: lists number themselves.

    `html` is as described above, `text` the same without markup; `people` are the ids of those
    whose names are in it. `equal` and `corresponding` say which signs a legend has to explain.
    """

    html: str
    text: str
    people: frozenset[int] = frozenset()
    equal: bool = False
    corresponding: bool = False


def render(
    item: Mapping[str, Any],
    style: str | PreparedStyle,
    language: str,
    rule: NamesRule = _BY_THE_STYLE,
) -> Citation:
    """Return a CSL-JSON item as the style called `style` prints it in `language` ("en", "de").

    Items of `cited_item` carry marks on their names in `custom`; others are printed without. An
    unknown style is the portal's own, one that was made ready prints in its own language. `rule`
    says how many names are shown.
    """
    sheet = style if isinstance(style, PreparedStyle) else sheet_of(style, language)
    pieces = render_pieces(sheet, dict(item), rule)
    # Read from what is printed: where names are cut, signs of the others need no legend.
    signs = "".join(piece.text for piece in pieces if _has(piece, "sign"))
    return Citation(
        to_html(pieces),
        to_text(pieces),
        frozenset(
            int(mark.value) for piece in pieces for mark in piece.marks if mark.kind == "person"
        ),
        equal="*" in signs,
        corresponding="✉" in signs,
    )


def _has(piece: Piece, kind: str) -> bool:
    return any(mark.kind == kind for mark in piece.marks)
