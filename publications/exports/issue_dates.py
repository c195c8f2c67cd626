"""The date of issue as programs read it."""

from calendar import monthrange

from publications.models import Publication
from publications.vocabulary.dates import iso_date


def issued_parts(publication: Publication) -> list[int]:
    """Return year, month and day as far as they are known without a gap and in the calendar."""
    year, month, day = (
        publication.issued_year,
        publication.issued_month,
        publication.issued_day,
    )
    if not year or year > 9999:
        return []
    if not month:
        return [year]
    if not day or day > monthrange(year, month)[1]:
        return [year, month]
    return [year, month, day]


def issued_iso(publication: Publication) -> str:
    """Return the date in the form of ISO 8601, as far as it is known: "2024", "2024-02"."""
    return iso_date(*issued_parts(publication))
