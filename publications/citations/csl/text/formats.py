"""Formatting attributes of elements as marks."""

from publications.citations.csl.elements import Element
from publications.citations.csl.parts import Mark

_MARKS = {
    "font-style": {"italic": "i", "oblique": "i", "normal": "normal"},
    "font-weight": {"bold": "b", "normal": "roman"},
    "font-variant": {"small-caps": "small-caps", "normal": "no-sc"},
    "vertical-align": {"sup": "sup", "sub": "sub"},
    "text-decoration": {"underline": "u"},
}


def formats(element: Element) -> tuple[Mark, ...]:
    """Return the marks of an element's formatting attributes."""
    found = []
    for attribute, kinds in _MARKS.items():
        if kind := kinds.get(element.get(attribute)):
            found.append(Mark(kind))
    return tuple(found)
