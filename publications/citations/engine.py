"""The engine: CSL-JSON items in a style and a language become citations, alone or listed.

The HTML is safe by construction. Styles and items become runs of text with marks; every text is
escaped when it is written, and there is no tag but those that `processor.html` has for a mark: `i`,
`b`, `sup`, `sub`, `span` (with one of its own classes, or `lang`) and `a`. Addresses are http or
https. Names of people of the portal are written `<a data-person="12">` and titles `<a data-title>`,
the same for every page and language; `publications.citations.links.with_links` puts addresses in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from publications.citations.csl.bibliography.entries import bibliography_entries
from publications.citations.csl.parts import Piece
from publications.citations.csl.prepared_style import NamesRule, PreparedStyle
from publications.citations.csl.render import render_pieces, trimmed
from publications.citations.csl.text.blocks import apart
from publications.citations.csl.text.html import to_html, to_text
from publications.citations.styles import sheet_of

__all__ = ["Citation", "NamesRule", "bibliography", "render"]

_BY_THE_STYLE = NamesRule()


@dataclass(frozen=True, slots=True)
class Citation:
    """A printed citation: by itself without a number, in a bibliography as the style has it.

    `html` is as described above, `text` the same without markup; `people` are the ids of those
    whose names are in it. `equal` and `corresponding` say which signs a legend has to explain.
    In a bibliography, `item` is the id of the item.
    """

    html: str
    text: str
    people: frozenset[int] = frozenset()
    equal: bool = False
    corresponding: bool = False
    item: str = ""


def render(
    item: Mapping[str, Any],
    style: str | PreparedStyle,
    language: str,
    rule: NamesRule = _BY_THE_STYLE,
) -> Citation:
    """Return a CSL-JSON item as the style called `style` prints it in `language` ("en", "de").

    Items of `cited_item` carry marks on their names in `custom`; others are printed without. An
    unknown style is the portal's own, one that was made ready prints in its own language. `rule`
    says how many names are shown. Raises ValueError for a style that would not come to an end.
    """
    return _citation(render_pieces(_sheet(style, language), dict(item), rule))


def bibliography(
    items: Iterable[Mapping[str, Any]],
    style: str | PreparedStyle,
    language: str,
    rule: NamesRule = _BY_THE_STYLE,
) -> list[Citation]:
    """Return CSL-JSON items as a bibliography: in the style's order, with numbers if it has any.

    Items that look alike get letters behind their years, and authors who come again are replaced,
    where the style asks for it. An item of which the style prints nothing has an empty citation.
    Styles and errors are those of `render`.
    """
    entries = bibliography_entries(_sheet(style, language), map(dict, items), rule)
    return [
        _citation(apart(trimmed(pieces)), str(item.get("id") or "")) for item, pieces in entries
    ]


def _sheet(style: str | PreparedStyle, language: str) -> PreparedStyle:
    return style if isinstance(style, PreparedStyle) else sheet_of(style, language)


def _citation(pieces: list[Piece], item: str = "") -> Citation:
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
        item=item,
    )


def _has(piece: Piece, kind: str) -> bool:
    return any(mark.kind == kind for mark in piece.marks)
