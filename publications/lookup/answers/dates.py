"""Dates of issue in CSL-JSON items, as far as they are sound."""

import re
from datetime import date
from typing import Any

from publications.vocabulary.dates import SEASONS, iso_date

# In print before online: volume and pages belong to that.
_FIELDS = ("published-print", "issued", "published", "published-online", "posted", "created")
_FIRST_YEAR, _LAST_YEAR, _MONTHS = 1000, 2199, 12
_RAW = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?!\d)", re.ASCII)
_YEAR_IN_TEXT = re.compile(r"(?<!\d)(1\d{3}|2[01]\d{2})(?!\d)", re.ASCII)

Parts = tuple[int | None, int | None, int | None]


def issued(item: dict[str, Any]) -> Parts:
    """Return year, month and day of the first date that has a year; None for what is not known."""
    for field in _FIELDS:
        parts = _read(item.get(field))
        if parts[0]:
            return parts
    return None, None, None


def season(item: dict[str, Any]) -> int | None:
    """Return the season of the issue, from 1 for spring, where the item names one."""
    given = item.get("issued")
    number = _number(given.get("season")) if isinstance(given, dict) else None
    return number if number and 1 <= number <= len(SEASONS) else None


def iso_day(given: Any) -> str:
    """Return a date of an item as ISO 8601 text to the precision known, or ""."""
    return iso_date(*_read(given))


def sound_date(year: Any, month: Any = None, day: Any = None) -> Parts:
    """Return the parts as numbers, without those that no calendar has."""
    numbers = [_number(part) for part in (year, month, day)]
    if numbers[0] is None or not _FIRST_YEAR <= numbers[0] <= _LAST_YEAR:
        return None, None, None
    if numbers[1] is None or not 1 <= numbers[1] <= _MONTHS:
        return numbers[0], None, None
    try:
        date(numbers[0], numbers[1], numbers[2] or 0)
    except ValueError:
        return numbers[0], numbers[1], None
    return numbers[0], numbers[1], numbers[2]


def _read(given: Any) -> Parts:
    if not isinstance(given, dict):
        return None, None, None
    listed = given.get("date-parts")
    if isinstance(listed, list) and listed and isinstance(listed[0], list):
        parts = sound_date(*[*listed[0][:3], None, None, None][:3])
        if parts[0]:
            return parts
    text = next((one for one in map(given.get, ("raw", "literal")) if isinstance(one, str)), "")
    if raw := _RAW.match(text.strip()[:40]):
        return sound_date(*raw.groups())
    year = _YEAR_IN_TEXT.search(text[:100])
    return sound_date(year[0] if year else None)


def _number(part: Any) -> int | None:
    if isinstance(part, str) and part.strip().isascii() and part.strip().isdigit():
        return int(part.strip()[:6])
    return part if isinstance(part, int) and not isinstance(part, bool) else None
