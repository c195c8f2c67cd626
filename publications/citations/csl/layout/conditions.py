"""Tests of `cs:if` and `cs:else-if`."""

from collections.abc import Iterator, Mapping
from typing import Any

from publications.citations.csl.dates.values import read_dates
from publications.citations.csl.elements import Element
from publications.citations.csl.text.numbers import is_numeric


def holds(element: Element, item: Mapping[str, Any]) -> bool:
    """Return whether the tests of a branch hold for `item`."""
    tests = _tests(element, item)
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


def _tests(element: Element, item: Mapping[str, Any]) -> Iterator[bool]:
    for kind in element.get("type").split():
        yield item.get("type") == kind
    for variable in element.get("variable").split():
        yield has_value(item, variable)
    for variable in element.get("is-numeric").split():
        yield has_value(item, variable) and is_numeric(str(item[variable]))
    for variable in element.get("is-uncertain-date").split():
        date = item.get(variable)
        yield isinstance(date, Mapping) and bool(date.get("circa"))
    for other in ("locator", "position", "disambiguate"):
        # An entry of a bibliography is at no place in a text, and stands alone.
        for _ in element.get(other).split():
            yield False
