"""Sorting of a bibliography by the keys of `cs:sort`."""

from collections.abc import Callable, Sequence
from typing import Any

from publications.citations.csl.bibliography.collation import CollationKey, collation_key
from publications.citations.csl.context import Context
from publications.citations.csl.elements import Element
from publications.citations.csl.entry import Entry, SortForm
from publications.citations.csl.layout.areas import lay_out_key
from publications.citations.csl.parts import CLOSE, INNER_CLOSE, INNER_OPEN, OPEN
from publications.citations.csl.prepared_style import PreparedStyle
from publications.citations.csl.text.flattening import flatten

_LIMITS = {
    "names-min": "et-al-min",
    "names-use-first": "et-al-use-first",
    "names-use-last": "et-al-use-last",
}
_QUOTES = dict.fromkeys(map(ord, OPEN + CLOSE + INNER_OPEN + INNER_CLOSE))
_NUMBER = "citation-number"


def sorted_items(
    sheet: PreparedStyle, items: Sequence[dict[str, Any]]
) -> list[tuple[int, dict[str, Any]]]:
    """Return the items in the order of the style, each with its citation number.

    They keep their order where keys are equal, or where the style does not sort.
    """
    sort = sheet.bibliography.first("sort")
    keys = list(sort.all("key")) if sort is not None else []
    found = list(enumerate(items, start=1))
    # By the last key first: each sort keeps the order of the one before among equals.
    for key in reversed(keys):
        found = _by_key(found, key, sheet)
    numbers = list(range(1, len(found) + 1))
    if any(map(_counts_down, keys)):
        numbers.reverse()
    return [(number, item) for number, (_, item) in zip(numbers, found, strict=True)]


def _by_key(
    numbered: list[tuple[int, dict[str, Any]]], key: Element, sheet: PreparedStyle
) -> list[tuple[int, dict[str, Any]]]:
    texts = [_text(key, sheet, number, item) for number, item in numbered]
    present = [place for place, text in enumerate(texts) if text]
    collated = {place: collation_key(texts[place]) for place in present}
    of_place: Callable[[int], CollationKey] = collated.__getitem__
    present.sort(key=of_place, reverse=key.get("sort") == "descending")
    # CSL: items without a value go last, whatever the direction.
    missing = [place for place, text in enumerate(texts) if not text]
    return [numbered[place] for place in present + missing]


def _text(key: Element, sheet: PreparedStyle, number: int, item: dict[str, Any]) -> str:
    limits = {option: key.get(name) for name, option in _LIMITS.items() if name in key.attributes}
    form = SortForm({"name-as-sort-order": "all", **limits})
    context = Context(sheet, item, entry=Entry(number), sorting=form)
    pieces = flatten(lay_out_key(key, context))
    return "".join(piece.text for piece in pieces).translate(_QUOTES).strip()


def _counts_down(key: Element) -> bool:
    return key.get("variable") == _NUMBER and key.get("sort") == "descending"
