"""Dates as texts to sort by."""

from typing import Any

from publications.citations.csl.dates.values import Date, read_dates

# Added to years, so that those before Christ sort as they should.
_ERA = 10_000


def date_key(value: Any, units: frozenset[str]) -> str:
    """Return a CSL-JSON date as digits, of the given units only.

    A text that stands for a date is returned as it is.
    """
    dates, text = read_dates(value)
    return "-".join(_digits(date, units) for date in dates) or text


def _digits(date: Date, units: frozenset[str]) -> str:
    year = f"{date.get('year', 0) + _ERA:05d}" if "year" in units else ""
    month = f"{date.get('month', 0):02d}" if "month" in units else ""
    return year + month + (f"{date.get('day', 0):02d}" if "day" in units else "")
