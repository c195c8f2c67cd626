"""Styles and locales as plain, immutable elements."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# Far more than any style or locale has.
LARGEST = 500_000
_DEEPEST = 100
# A reference that was escaped once more, as some styles have it.
_REFERENCE = re.compile(r"&#[0-9]{2,6};")


class Element(NamedTuple):
    """An element of CSL: its name without namespace, its attributes, its children, its text."""

    tag: str
    attributes: dict[str, str]
    children: tuple["Element", ...]
    text: str

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute, or `default`."""
        return self.attributes.get(name, default)

    def all(self, tag: str) -> Iterator["Element"]:
        """Yield the children called `tag`."""
        return (child for child in self.children if child.tag == tag)

    def first(self, tag: str) -> "Element | None":
        """Return the first child called `tag`."""
        return next(self.all(tag), None)


def read_element(path: Path) -> Element:
    """Return the root of a .csl or locale file, as `parse_element` does."""
    return parse_element(path.read_bytes(), path.name)


def parse_element(content: bytes, name: str) -> Element:
    """Return the root of a .csl or locale file called `name`.

    Raises ValueError if the file is too large, nests too deeply, declares entities or is not XML.
    """
    if len(content) > LARGEST:
        raise ValueError(f"{name} is larger than {LARGEST} bytes.")
    if _DECLARATION.search(content):
        raise ValueError(f"{name} has a DOCTYPE or entities: take them out.")
    try:
        root = ET.fromstring(content)  # noqa: S314 - no entities, checked above
    except ET.ParseError as error:
        raise ValueError(f"{name} is not well-formed XML: {error}") from error
    return _element(root, name)


def _element(node: ET.Element, name: str, depth: int = 0) -> Element:
    if depth > _DEEPEST:
        raise ValueError(f"{name} nests its elements more than {_DEEPEST} deep.")
    attributes = {
        ("lang" if key == _LANGUAGE else key): _REFERENCE.sub(_letter, value)
        for key, value in node.attrib.items()
    }
    # ElementTree gives comments and processing instructions a function as tag.
    children = tuple(
        _element(child, name, depth + 1) for child in node if isinstance(child.tag, str)
    )
    return Element(node.tag.rpartition("}")[2], attributes, children, node.text or "")


def _letter(reference: re.Match[str]) -> str:
    return unescape(reference[0])
