"""Dates as people type them, in German and in English, as ISO 8601 text."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.dates import MONTHS

from labportal.base.text.keys import fold, spell_out
from labportal.base.text.partial_dates import parse_partial_date

_WORD = r"(?P<name>[^\W\d_]{3,12})\.?"
_DAY, _MONTH, _YEAR = r"(?P<d>[0-9]{1,2})", r"(?P<m>[0-9]{1,2})", r"(?P<y>[0-9]{4})"
_WRITTEN = tuple(
    map(
        re.compile,
        (
            rf"{_YEAR}[-/]{_MONTH}(?:[-/]{_DAY})?",
            rf"{_DAY}\. ?{_MONTH}\. ?{_YEAR}",
            rf"{_MONTH}[./] ?{_YEAR}",
            rf"{_DAY}\.? ?{_WORD},? ?{_YEAR}",
            rf"{_WORD} ?{_DAY},? {_YEAR}",
            rf"{_WORD},? {_YEAR}",
        ),
    )
)
# "31/12/2026" is German or British, "12/31/2026" American, and "05/03/2026" either.
_SLASHES = re.compile(rf"{_DAY}/{_MONTH}/{_YEAR}")
_MOST_MONTHS = 12
_AUSTRIAN = {"janner": 1, "jaenner": 1, "feber": 2}


def iso_of_typed(text: str) -> str:
    """Return the date that `text` names as ISO 8601 text to its precision, or else `text` itself.

    Digits of any script count. Whether the calendar has the day is not asked; what can be read in
    two ways is not read.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    match = next(filter(None, (pattern.fullmatch(plain) for pattern in _WRITTEN)), None)
    if match is None:
        return _of_slashes(plain) or plain
    found = match.groupdict()
    month = _month(found["name"]) if found.get("name") else int(found["m"])
    day = found.get("d")
    return _iso(found["y"], month, int(day) if day else None) if month else plain


def read_typed_date(text: str) -> str:
    """Return the date that `text` names as ISO 8601 text to its precision, "" for no text.

    Raises ValidationError, which says the date as it was typed.
    """
    typed = iso_of_typed(text)
    try:
        return parse_partial_date(typed) if typed else ""
    except ValidationError as error:
        raise ValidationError(error.message, error.code, {"value": text.strip()}) from error


def _of_slashes(text: str) -> str:
    match = _SLASHES.fullmatch(text)
    if match is None:
        return ""
    first, second = int(match["d"]), int(match["m"])
    if first > _MOST_MONTHS >= second or first == second <= _MOST_MONTHS:
        return _iso(match["y"], second, first)
    return _iso(match["y"], first, second) if second > _MOST_MONTHS >= first else ""


def _iso(year: str, month: int, day: int | None) -> str:
    return f"{year}-{month:02}" + ("" if day is None else f"-{day:02}")


def _month(name: str) -> int | None:
    key = fold(name)
    found = {month for known, month in _months() if known.startswith(key)}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1)
def _months() -> tuple[tuple[str, int], ...]:
    return tuple(_names_of_months())


def _names_of_months() -> Iterator[tuple[str, int]]:
    yield from _AUSTRIAN.items()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for month, name in MONTHS.items():
                yield fold(str(name)), month
                yield spell_out(str(name)), month
