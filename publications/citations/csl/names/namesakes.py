"""Namesakes: names that look the same with initials, in styles that tell them apart."""

from publications.citations.csl.context import Context
from publications.citations.csl.names.name import NameStyle
from publications.citations.csl.names.selection import NameSelection


def namesakes(chosen: NameSelection, style: NameStyle, context: Context) -> set[int]:
    """Return the places of names that only their given names in full tell from another."""
    names = [data for data, _ in chosen.names]
    everybody = [*context.printed, *(data for data in names if data is not None)]
    # Also of the lists before: an author and an editor may be namesakes.
    context.printed = everybody
    if not context.sheet.tells_namesakes_apart or len(everybody) < 2:
        return set()
    given: dict[str, set[str]] = {}
    for data in everybody:
        given.setdefault(style.short(data), set()).add(str(data.get("given")))
    return {
        number
        for number, data in enumerate(names)
        if data is not None and len(given[style.short(data)]) > 1
    }
