"""The number of elements that an entry takes when the macros of a style are put in."""

from dataclasses import dataclass, field
from typing import NamedTuple

from publications.citations.csl.elements import Element

#: Ten times that of the largest style in the repository of CSL.
MOST_ELEMENTS = 30_000
#: Half as much again as the deepest of the repository has.
DEEPEST = 100


@dataclass(slots=True)
class Expansion:
    """The elements of an entry at most, how deep they stand in others, and macros at fault."""

    elements: int = 0
    depth: int = 0
    missing: set[str] = field(default_factory=set)
    circular: set[str] = field(default_factory=set)


class _Size(NamedTuple):
    elements: int = 0
    depth: int = 0


_UNDER_WAY = _Size(-1)


def expansion(style: Element) -> Expansion:
    """Return the expansion of a style's bibliography. A macro counts as often as it is called."""
    macros = {macro.get("name"): macro for macro in style.all("macro")}
    sizes: dict[str, _Size] = {}
    found = Expansion()

    def size_of(name: str) -> _Size:
        if name not in macros:
            found.missing.add(name)
            return _Size()
        if sizes.get(name) == _UNDER_WAY:
            found.circular.add(name)
            return _Size()
        if name not in sizes:
            sizes[name] = _UNDER_WAY
            sizes[name] = _size(macros[name])
        return sizes[name]

    def _size(element: Element) -> _Size:
        # A macro is called by name, from a text or from a key to sort by.
        of_macro = size_of(element.get("macro")) if element.get("macro") else _Size()
        within = [of_macro, *map(_size, element.children)]
        counts = [size.elements for size in within]
        # Of the branches of a choice one is printed.
        count = max(counts) if element.tag == "choose" else sum(counts)
        return _Size(1 + count, 1 + max(size.depth for size in within))

    bibliography = style.first("bibliography")
    found.elements, found.depth = _size(bibliography) if bibliography else _Size()
    return found
