"""Entries of a whole bibliography, one after the other."""

from collections.abc import Iterable, Iterator
from typing import Any

from publications.citations.csl.bibliography.likeness import tell_apart
from publications.citations.csl.bibliography.sorting import sorted_items
from publications.citations.csl.bibliography.substitution import Shown, substitute_names
from publications.citations.csl.context import Context
from publications.citations.csl.entry import Entry, NameRegister
from publications.citations.csl.layout.areas import lay_out
from publications.citations.csl.parts import Piece
from publications.citations.csl.prepared_style import NamesRule, PreparedStyle
from publications.citations.csl.render import settled_pieces

Item = dict[str, Any]


def bibliography_entries(
    sheet: PreparedStyle, items: Iterable[Item], rule: NamesRule
) -> Iterator[tuple[Item, list[Piece]]]:
    """Yield CSL-JSON items in the order of the style, each with its entry as runs of text.

    Spaces at the ends of entries are the style's.
    """
    numbered = sorted_items(sheet, list(items))
    entries = [Entry(number) for number, _ in numbered]
    ordered = [item for _, item in numbered]
    register = NameRegister()
    tell_apart(sheet, ordered, entries, register)
    before: Shown = []
    for item, entry in zip(ordered, entries, strict=True):
        context = Context(sheet, item, rule, register=register, entry=entry)
        part = lay_out(context)
        before = substitute_names(sheet.bibliography, context.first_names, before)
        yield item, settled_pieces(part, sheet)
