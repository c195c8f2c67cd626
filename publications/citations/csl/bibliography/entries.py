"""Entries of a whole bibliography, one after the other."""

from collections.abc import Iterable, Sequence
from typing import Any

from publications.citations.csl.bibliography.likeness import tell_apart
from publications.citations.csl.bibliography.sorting import sorted_items
from publications.citations.csl.bibliography.substitution import Shown, substitute_names
from publications.citations.csl.context import Context
from publications.citations.csl.entry import Entry, NameRegister
from publications.citations.csl.layout.walk import lay_out
from publications.citations.csl.parts import Piece
from publications.citations.csl.prepared_style import NamesRule, PreparedStyle
from publications.citations.csl.render import settled_pieces


def bibliography_pieces(
    sheet: PreparedStyle, items: Iterable[dict[str, Any]], rule: NamesRule | None = None
) -> list[list[Piece]]:
    """Return the entries of CSL-JSON items as runs of text, in the order of the style."""
    sorted_ones = sorted_items(sheet, list(items))
    entries = [Entry(number) for number, _ in sorted_ones]
    ordered = [item for _, item in sorted_ones]
    register = NameRegister()
    tell_apart(sheet, ordered, entries, register)
    return list(_printed(sheet, ordered, entries, register, rule or NamesRule()))


def _printed(
    sheet: PreparedStyle,
    items: Sequence[dict[str, Any]],
    entries: Sequence[Entry],
    register: NameRegister,
    rule: NamesRule,
) -> Iterable[list[Piece]]:
    before: Shown = []
    for item, entry in zip(items, entries, strict=True):
        context = Context(sheet, item, rule, register=register, entry=entry)
        part = lay_out(context)
        before = substitute_names(sheet.bibliography, context.first_names, before)
        yield settled_pieces(part, sheet)
