"""Tests of `cs:if` and `cs:else-if`."""

from collections.abc import Iterator, Mapping
from typing import Any

from publications.citations.csl.context import Context
from publications.citations.csl.dates.values import read_dates
from publications.citations.csl.elements import Element
from publications.citations.csl.text.numbers import is_numeric


def holds(element: Element, context: Context) -> bool:
    """Return whether the tests of a branch hold for the item of `context`."""
    tests = _tests(element, context)
    match element.get("match", "all"):
        case "any":
            return any(tests)
        case "none":
            return not any(tests)
        case _:
            return all(tests)


def has_value(item: Mapping[str, Any], variable: str) -> bool:
    """Return whether a variable of `item` says anything."""
    value = item.get(variable)
    if isinstance(value, Mapping):
        dates, text = read_dates(value)
        return bool(dates or text)
    return value not in (None, "", [])


def _tests(element: Element, context: Context) -> Iterator[bool]:
    item = context.item
    if types := element.get("type").split():
        # One test, whatever `match` says: an item has one type.
        yield item.get("type") in types
    for variable in element.get("variable").split():
        yield has_value(item, variable)
    for variable in element.get("is-numeric").split():
        yield has_value(item, variable) and is_numeric(str(item[variable]))
    for variable in element.get("is-uncertain-date").split():
        date = item.get(variable)
        yield isinstance(date, Mapping) and bool(date.get("circa"))
    for position in element.get("position").split():
        # An entry of a bibliography is at no place in a text; what tells citations apart is looked
        # at where an item is cited again.
        yield context.cite is not None and position in {"subsequent", "near-note"}
    for _ in element.get("locator").split():
        yield False
    if "disambiguate" in element.attributes:
        place = context.cite or context.entry
        yield place is not None and place.disambiguated
