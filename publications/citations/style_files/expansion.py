"""The number of elements that an entry takes when the macros of a style are put in."""

from dataclasses import dataclass, field

from publications.citations.csl.elements import Element

#: Ten times that of the largest style in the repository of CSL.
MOST_ELEMENTS = 30_000
_UNDER_WAY = -1


@dataclass(slots=True)
class Expansion:
    """The elements of an entry at most, and the macros that are missing or circular."""

    elements: int = 0
    missing: set[str] = field(default_factory=set)
    circular: set[str] = field(default_factory=set)


def expansion(style: Element) -> Expansion:
    """Return the expansion of a style's bibliography. A macro counts as often as it is called."""
    macros = {macro.get("name"): macro for macro in style.all("macro")}
    sizes: dict[str, int] = {}
    found = Expansion()

    def size_of(name: str) -> int:
        if name not in macros:
            found.missing.add(name)
            return 0
        if sizes.get(name) == _UNDER_WAY:
            found.circular.add(name)
            return 0
        if name not in sizes:
            sizes[name] = _UNDER_WAY
            sizes[name] = _size(macros[name])
        return sizes[name]

    def _size(element: Element) -> int:
        # A macro is called by name, from a text or from a key to sort by.
        of_macro = size_of(element.get("macro")) if element.get("macro") else 0
        sizes_within = [_size(child) for child in element.children]
        # Of the branches of a choice one is printed.
        within = max(sizes_within, default=0) if element.tag == "choose" else sum(sizes_within)
        return 1 + of_macro + within

    bibliography = style.first("bibliography")
    found.elements = _size(bibliography) if bibliography else 0
    return found
