"""Months and seasons, and dates to the precision known, as ISO 8601 text: "2021", "2021-04"."""

from calendar import monthrange

from django.core.exceptions import ValidationError

from labportal.base.text.partial_dates import parse_partial_date

#: Months by their abbreviations in English: BibTeX's own macros, and how PubMed writes them.
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: The seasons of CSL 1.0.2 and of EDTF, where they are the months 21 to 24, by number.
SEASONS = ("spring", "summer", "autumn", "winter")


def iso_date(*parts: int | None) -> str:
    """Return year, month and day as ISO 8601 text, as far as they are known; "" for nothing."""
    return "-".join(
        f"{part:0{width}}" for part, width in zip(parts, (4, 2, 2), strict=False) if part
    )


def normalise_date(text: str) -> str:
    """Return the year, month or day that `text` names. Raises ValueError for text that is none."""
    try:
        return parse_partial_date(text)
    except ValidationError as error:
        raise ValueError(error.messages[0]) from error


def days_in(year: int, month: int) -> int:
    """Return the days of a month; the most that any has, if it is none or of no year."""
    try:
        return monthrange(year, month)[1]
    except ValueError:
        return 31
