"""Formatting attributes of elements as marks."""

from publications.citations.csl.elements import Element
from publications.citations.csl.parts import Mark

_MARKS = {
    "font-style": {"italic": "i", "oblique": "i", "normal": "normal"},
    "font-weight": {"bold": "b", "normal": "roman"},
    "font-variant": {"small-caps": "small-caps", "normal": "no-sc"},
    "vertical-align": {"sup": "sup", "sub": "sub", "baseline": "baseline"},
    "text-decoration": {"underline": "u"},
}


def formats(element: Element) -> tuple[Mark, ...]:
    """Return the marks of an element's formatting attributes."""
    found = []
    for attribute, value in element.attributes.items():
        if kind := _MARKS.get(attribute, {}).get(value):
            found.append(Mark(kind))
    # As citeproc-js: what a style names first is innermost.
    return tuple(reversed(found))
