"""Text of dates to the precision known: a year, a year and month, or a day (ISO 8601)."""

import re
from calendar import monthrange
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

PATTERN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")


def parse_partial_date(value: str | int | date) -> str:
    """Return `value` (a date, a year, or ISO text) as ISO text of the same precision.

    Raises ValidationError when it names no year, month or day of the calendar.
    """
    text = value.isoformat() if isinstance(value, date) else str(value).strip()
    match = PATTERN.fullmatch(text)
    if match is None:
        raise ValidationError(
            _("“%(value)s” is not a date: write 2021, 2021-04 or 2021-04-15."),
            code="invalid",
            params={"value": text},
        )
    year, month, day = match.groups()
    # ISO 8601 has a year 0, Python's calendar has none.
    if int(year) == 0 or (day and int(day) > monthrange(int(year), int(month))[1]):
        raise ValidationError(
            _("There is no day %(value)s."), code="invalid", params={"value": text}
        )
    return text


def last_day(value: str) -> date:
    """Return the last day that the ISO text of a date may mean."""
    year, month, day = ([*map(int, value.split("-")), 0, 0])[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def format_partial_date(value: str) -> str:
    """Return the ISO text `value` as it is read in the active language; "" stays ""."""
    parts = value.split("-")
    if len(parts) == 1:
        return value
    day = int(parts[2]) if len(parts) == 3 else 1
    known = date(int(parts[0]), int(parts[1]), day)
    return date_format(known, "DATE_FORMAT" if len(parts) == 3 else "YEAR_MONTH_FORMAT")
