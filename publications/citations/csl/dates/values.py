"""Dates of CSL-JSON: parts, seasons, raw ISO dates, texts that stand for one."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from publications.citations.csl.parts import clean

UNITS = ("year", "month", "day")
# A season is a month from here on.
FIRST_SEASON = 20
SEASONS = 4
_ISO = re.compile(r"(-?[0-9]{1,4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
Date = dict[str, int]


def read_dates(value: Any) -> tuple[list[Date], str]:
    """Return the one or two dates of a CSL-JSON date, and the text that stands for one."""
    if not isinstance(value, Mapping):
        return [], ""
    dates = [date for parts in _listed(value.get("date-parts")) if (date := _date(_listed(parts)))]
    if dates and (season := _number(value.get("season"))) and "month" not in dates[0]:
        dates[0]["month"] = FIRST_SEASON + season % 100
    text = clean(str(value.get("literal") or ""))
    raw = clean(str(value.get("raw") or ""))
    if not dates and not text and raw:
        match = _ISO.fullmatch(raw.strip())
        if match is None:
            return [], raw
        dates = [_date([part for part in match.groups() if part])]
    return dates[:2], text


def _date(parts: Sequence[Any]) -> Date:
    found: Date = {}
    for unit, part in zip(UNITS, parts, strict=False):
        number = _number(part)
        if not number:
            break
        found[unit] = number
    return found


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def _number(value: Any) -> int | None:
    try:
        return int(value)
    # Overflow: JSON may hold an infinite number.
    except (TypeError, ValueError, OverflowError):
        return None
