"""The elements that an entry takes when the macros of a style are put in."""

from dataclasses import dataclass, field

from publications.citations.csl.elements import Element

#: Three times that of the largest style in the repository of CSL.
MOST_ELEMENTS = 10_000
#: Levels of elements within others, macros put in; of those in the repository none has over 64.
MOST_LEVELS = 100
#: Characters of a text that the style itself prints; of those in the repository none has over 84.
LONGEST_TEXT = 500
_UNDER_WAY = (-1, -1)
_PRINTED = ("prefix", "suffix", "delimiter", "value")


@dataclass(slots=True)
class Expansion:
    """The elements and levels of an entry at most, and the macros that are missing or circular."""

    elements: int = 0
    levels: int = 0
    missing: set[str] = field(default_factory=set)
    circular: set[str] = field(default_factory=set)


def expansion(style: Element) -> Expansion:
    """Return the expansion of a style's bibliography. A macro counts as often as it is called."""
    macros = {macro.get("name"): macro for macro in style.all("macro")}
    measures: dict[str, tuple[int, int]] = {}
    found = Expansion()

    def of_macro(name: str, above: int) -> tuple[int, int]:
        if name not in macros:
            found.missing.add(name)
            return 0, 0
        if measures.get(name) == _UNDER_WAY:
            found.circular.add(name)
            return 0, 0
        if name not in measures:
            measures[name] = _UNDER_WAY
            measures[name] = measure(macros[name], above)
        return measures[name]

    def measure(element: Element, above: int) -> tuple[int, int]:
        """Return the number of elements, and of levels."""
        if above > MOST_LEVELS:
            # It is refused: nothing further in is looked at, which Python could not do anyway.
            return 1, above
        # A macro is called by name, from a text or from a key to sort by.
        name = element.get("macro")
        called, deepest = of_macro(name, above + 1) if name else (0, 0)
        within = [measure(child, above + 1) for child in element.children]
        numbers = [elements for elements, _levels in within]
        # Of the branches of a choice one is printed.
        printed = max(numbers, default=0) if element.tag == "choose" else sum(numbers)
        levels = max((levels for _elements, levels in within), default=0)
        return 1 + called + printed, 1 + max(deepest, levels)

    if bibliography := style.first("bibliography"):
        found.elements, found.levels = measure(bibliography, 0)
    return found


def longest_text(style: Element) -> int:
    """Return the characters of the longest text that the style itself prints."""
    lengths = [len(style.get(name)) for name in _PRINTED]
    if style.tag in {"term", "single", "multiple"}:
        lengths.append(len(style.text.strip()))
    return max(lengths + [longest_text(child) for child in style.children if child.tag != "info"])
