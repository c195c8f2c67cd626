"""The place where a style is not as the schema has it.

The validator tells of a style as a whole, mostly that its last element was not expected. So parts
are validated by themselves, each in a style that has nothing else, down to the smallest at fault.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
_STUB = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>A</title><id>a</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout><text value="a"/></layout></citation></style>"""
#: Elements that may stand alone in a layout.
_RENDERING = frozenset({"choose", "date", "group", "label", "names", "number", "text"})
_HOLDERS = frozenset({"macro", "citation", "bibliography"})


def faulty_element(root: Any, schema: Any) -> Any | None:
    """Return the smallest element at fault, as far as it can be told."""
    for part in root:
        if not isinstance(part.tag, str):
            continue
        if _name(part) in _HOLDERS:
            found = _faulty(_rendering_within(part), schema)
            if found is not None:
                return found
        elif _name(part) in {"info", "locale"} and not _stands_alone(part, schema):
            return part
    return None


def _faulty(parts: Iterator[Any], schema: Any) -> Any | None:
    for part in parts:
        if not _stands_alone(part, schema):
            within = _faulty(_rendering_within(part), schema)
            return part if within is None else within
    return None


def _rendering_within(part: Any) -> Iterator[Any]:
    """Yield the nearest elements within that can be validated by themselves, and unknown ones."""
    for child in part:
        if not isinstance(child.tag, str):
            continue
        if _name(child) in _RENDERING:
            yield child
        else:
            yield from _rendering_within(child)


def _stands_alone(part: Any, schema: Any) -> bool:
    """Return whether a style is valid that has this part, and nothing else to be wrong."""
    style = etree.fromstring(_STUB)
    info, citation = style
    if _name(part) == "info":
        style.replace(info, deepcopy(part))
    elif _name(part) == "locale":
        style.insert(1, deepcopy(part))
    else:
        citation[0].append(deepcopy(part))
    return bool(schema.validate(style))


def _name(element: Any) -> str:
    return str(element.tag).removeprefix(_NAMESPACE)
