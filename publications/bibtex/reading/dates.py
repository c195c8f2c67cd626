"""Dates: `year`, `month` and `day` in any spelling, and biblatex's `date`.

The first date of a range counts. ISO 8601-2 (EDTF) level 1, as the biblatex manual takes it over,
plus what people write.
"""

import calendar
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from publications.bibtex.latex.text import to_text
from publications.messages.message import Message
from publications.vocabulary.dates import iso_date
from publications.vocabulary.statuses import status_within

_MONTHS = (
    "january jan januar jaenner janner janvier janv",
    "february feb febr februar feber fevrier fevr fev",
    "march mar marz maerz mrz mars",
    "april apr avril avr",
    "may mai",
    "june jun juni juin",
    "july jul juli juillet juil",
    "august aug aout",
    "september sep sept septembre",
    "october oct oktober okt octobre",
    "november nov novembre",
    "december dec dezember dez decembre",
)
_MONTH_OF = {name: month for month, names in enumerate(_MONTHS, 1) for name in names.split()}
_SEASONS = (
    "spring fruhling fruhjahr printemps",
    "summer sommer ete",
    "autumn fall herbst automne",
    "winter hiver",
)
_SEASON_OF = {name: season for season, names in enumerate(_SEASONS, 1) for name in names.split()}
#: Words beside a year that are no month and need no remark.
_PERIODS = frozenset({*_SEASON_OF, "quarter", "issue"})
#: Seasons are months from 21 on in EDTF, before quarters.
_MONTH_BEFORE_SEASONS = 20
_MONTHS_OF_YEAR = 12
_WORD = re.compile(r"[^\W\d_]+")
# ASCII throughout: digits of other scripts made pages fail, since PostgreSQL reads no others.
_YEAR = re.compile(r"(?<![\d.])(1\d{3}|2[01]\d{2})(?!\d)", re.ASCII)
_EDTF = re.compile(
    r"(\d{4})(?:-(\d{2}|XX|uu)(?:-(\d{2}|XX|uu))?)?(?:[T ]\d.*)?[~?%]*", re.ASCII | re.IGNORECASE
)
_BEFORE_CHRIST = re.compile(r"-\d{4}(?!\d)", re.ASCII)
_OPEN = frozenset({"", "..", "*", "open", "unknown"})
_YEAR_MONTH_DAY = re.compile(
    r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?|(\d{4})(\d\d)(\d\d)", re.ASCII
)
# "18.-21.09.2017", "30.9./2.10.2017"; and days in ISO 8601 with another sign than the slash.
_DAYS_MONTH_YEAR = re.compile(
    r"(\d{1,2})\.?\s?(?:(\d{1,2})\.)?\s?(?:\d{4})?\s?[-–—/]\s?\d{1,2}\.\s?(\d{1,2})\.\s?(\d{4})",
    re.ASCII,
)
_ISO_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})\s*(?:[-–—]|to|bis|until)\s*\d{1,4}.*", re.ASCII)
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](\d{4})", re.ASCII)
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)", re.ASCII)
_FIRST_DAY = re.compile(r"\s*(\d{1,2})(?!\d)", re.ASCII)
_NUMBER = re.compile(r"\d{1,2}", re.ASCII)
# "18-21", and what ends "2019/2020" and "2019/20", "2020-01/2020-03", "Jan--Feb".
_DAYS = re.compile(r"\s*(\d{1,2})\s*[-–—/]+\s*(\d{1,2})(?!\d)", re.ASCII)
_END_OF_YEARS = re.compile(r"\d{4}\s*[-–—/]+\s*(\d{4}|\d{2})", re.ASCII)
_LONGEST = 200
# As half of all entries have it: nothing to be read in another way.
_YEAR_ALONE = re.compile(r"1\d{3}|2[01]\d{2}", re.ASCII)
_BESIDE_YEAR = frozenset({"date", "month", "day"})


@dataclass(frozen=True, slots=True)
class IssueDate:
    """A date to the precision known (`cut`: as the calendar has it), or a status, and remarks."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    status: str | None = None
    season: int | None = None
    cut: bool = False
    messages: list[Message] = field(default_factory=list)


def read_day(text: str) -> str:
    """Return the date that `text` names as ISO 8601 text to the precision known, or ""."""
    date = _whole_date(to_text(text[:_LONGEST])) if text else IssueDate()
    return iso_date(date.year, date.month, date.day)


def read_day_of(fields: Mapping[str, str], names: tuple[str, ...], messages: list[Message]) -> str:
    """Return the date that the first of the fields `names` holds, as `read_day` does.

    Remarks on a date that can be read in two ways, or not at all, are added to `messages`.
    """
    written = ((name, text) for name in names if (text := _text(fields, name)))
    name, text = next(written, ("", ""))
    day = read_day(text)
    if text and not day:
        messages.append(Message("day-unreadable", field=name, text=text))
    messages += _doubts(name, text)
    return day


def read_date(fields: Mapping[str, str]) -> IssueDate:
    """Return when an entry was issued, from `date`, `year`, `month` and `day`."""
    date = _text(fields, "date")
    year_text = _text(fields, "year")
    if _YEAR_ALONE.fullmatch(year_text) and fields.keys().isdisjoint(_BESIDE_YEAR):
        return _checked(int(year_text))
    messages: list[Message] = []
    whole = _whole_date(date) if date else IssueDate()
    if date and whole.year is None and whole.status is None:
        messages.append(Message("date-unreadable", text=date))
    for name in ("date", "year", "month", "day"):
        messages += _doubts(name, _text(fields, name))
    parts = _parts(fields, year_text, messages)
    status = whole.status or parts.status
    if whole.year is None:
        return replace(parts, status=status, messages=messages)
    if parts.year is not None and parts.year != whole.year:
        messages.append(Message("year-contradicted", year=parts.year, date=date))
    elif parts.year == whole.year and (
        not (whole.month or whole.season) or _is_placeholder(fields)
    ):
        whole = parts
    return replace(whole, status=status, messages=messages)


def _doubts(field: str, text: str) -> list[Message]:
    """Return remarks on a date of which another reading, or its end, is left out."""
    if is_ambiguous(text):
        return [Message("date-ambiguous", field=field, text=text)]
    if text and field not in {"year", "month", "day"} and _whole_date(text).cut:
        return [Message("date-cut", field=field, text=text)]
    return [Message("date-range-end", field=field, text=text)] if _is_range(field, text) else []


def is_ambiguous(text: str) -> bool:
    """Return whether a date is in one month to Europeans, and in another one to Americans."""
    found = _SLASHES.fullmatch(text)
    first, second = (int(found[1]), int(found[2])) if found else (0, 0)
    return 0 < first != second > 0 and max(first, second) <= _MONTHS_OF_YEAR


def _is_range(field: str, text: str) -> bool:
    if field == "day" or text.isalpha():
        days = _DAYS.match(text)
        return days is not None and days[1] != days[2]
    months = {_MONTH_OF[word] for word in _words(text) if word in _MONTH_OF}
    if field == "month" or len(months) > 1:
        return len(months) > 1 or (not _words(text) and _DAYS.match(text) is not None)
    start, slash, end = (part.strip() for part in text.partition("/"))
    if slash and _EDTF.fullmatch(start) and _EDTF.fullmatch(end):
        return start != end
    if _DAYS_MONTH_YEAR.fullmatch(text) or _ISO_DAYS.fullmatch(text):
        return True
    years = _END_OF_YEARS.fullmatch(text)
    # "2020-05" is a month, "2019/20" and "2019-20" are two years.
    return years is not None and (len(years[1]) > 2 or int(years[1]) > _MONTHS_OF_YEAR)


def _is_placeholder(fields: Mapping[str, str]) -> bool:
    """Return whether `month` and `day` say 1 January: Pure does where it knows the year only."""
    if _text(fields, "day") not in {"1", "01"}:
        return False
    return _month_and_day(_text(fields, "month")) == (1, None)


def _text(fields: Mapping[str, str], name: str) -> str:
    # Most are not there.
    return to_text(fields[name][:_LONGEST]) if name in fields else ""


def _parts(fields: Mapping[str, str], year_text: str, messages: list[Message]) -> IssueDate:
    """Read year, month and day from their own fields."""
    issued = _free_date(year_text, numeric=False) if year_text else IssueDate()
    if year_text and issued.year is None and issued.status is None:
        messages.append(Message("year-invalid", text=year_text))
    if issued.cut:
        messages.append(Message("date-cut", field="year", text=year_text))
    month_text, day_text = _text(fields, "month"), _text(fields, "day")
    if issued.year is None or not month_text:
        return issued
    month, day = _month_and_day(month_text)
    season = None
    if month is None:
        season = _season(month_text)
        if not _PERIODS.intersection(_words(month_text)):
            messages.append(Message("month-invalid", text=month_text))
    # Of "18-21" the first.
    if month and (first := _FIRST_DAY.match(day_text)):
        day = int(first[1])
    if day == month == 1 and _is_placeholder(fields):
        month = day = None
    date = _checked(issued.year, month or issued.month, day, issued.status)
    if date.cut:
        messages.append(Message("date-cut", field="day", text=day_text or month_text))
    return replace(date, season=season if date.month is None else None)


def _whole_date(text: str) -> IssueDate:
    start, slash, end = text.partition("/")
    if slash and start.strip().lower() in _OPEN:
        start = end
    date = _EDTF.fullmatch(start.strip())
    if date and not _YEAR_MONTH_DAY.fullmatch(text):
        year, month, day = map(_number, date.groups())
        season = (month or 0) - _MONTH_BEFORE_SEASONS
        known = _checked(year, month if season <= 0 else None, day)
        return replace(known, season=season if 1 <= season <= len(_SEASONS) else None)
    return _free_date(text, numeric=True)


def _free_date(text: str, *, numeric: bool) -> IssueDate:
    """Read a date as people write it; `numeric` also for 2001/05, which may be two years."""
    if len(text) == 4 and text.isdecimal():
        return _checked(int(text))
    status = status_within(text)
    if _BEFORE_CHRIST.match(text):
        return IssueDate(status=status)
    if numeric or text.count("-") == 2 or text.count(".") >= 2:
        date = _numeric_date(text)
        if date:
            return replace(date, status=status)
    year = _YEAR.search(text)
    if year is None:
        return IssueDate(status=status)
    rest = f"{text[: year.start()]} {text[year.end() :]}"
    month, day = _month_and_day(rest) if _WORD.search(rest) else (None, None)
    date = _checked(int(year[1]), month, day, status)
    return date if date.month else replace(date, season=_season(rest))


def _season(text: str) -> int | None:
    return next((_SEASON_OF[word] for word in _words(text) if word in _SEASON_OF), None)


def _numeric_date(text: str) -> IssueDate | None:
    if days := _ISO_DAYS.fullmatch(text):
        text = days[1]
    if match := _EDTF.fullmatch(text):
        year, month, day = match.groups()
    elif match := _YEAR_MONTH_DAY.fullmatch(text):
        year, month, day = match[1] or match[4], match[2] or match[5], match[3] or match[6]
    elif match := _DAYS_MONTH_YEAR.fullmatch(text):
        day, month, year = match[1], match[2] or match[3], match[4]
    elif match := _DAY_MONTH_YEAR.fullmatch(text):
        day, month, year = match.groups()
    elif match := _MONTH_YEAR.fullmatch(text):
        month, year, day = match[1], match[2], None
    elif match := _SLASHES.fullmatch(text):
        first, second, year = match.groups()
        # 03/04/2021 is in March or in April, depending on the country.
        month = first if int(second) > _MONTHS_OF_YEAR else second
        day = second if int(second) > _MONTHS_OF_YEAR else first
        if max(int(first), int(second)) <= _MONTHS_OF_YEAR and first != second:
            month = day = None
    else:
        return None
    return _checked(_number(year), _number(month), _number(day))


def _number(part: str | None) -> int | None:
    return int(part) if part and part.isdecimal() else None


def _month_and_day(text: str) -> tuple[int | None, int | None]:
    if _NUMBER.fullmatch(text.strip(" .")):
        month = int(text.strip(" ."))
        return (month, None) if 1 <= month <= _MONTHS_OF_YEAR else (None, None)
    words = [word for word in _words(text) if word in _MONTH_OF]
    days = _DAY.findall(text)
    if not words:
        is_range = len(days) == 2 and _WORD.search(text) is None
        return _month_and_day(days[0]) if is_range else (None, None)
    return _MONTH_OF[words[0]], int(days[0]) if days else None


def _words(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(one for one in decomposed if not unicodedata.combining(one)))


def _checked(
    year: int | None, month: int | None = None, day: int | None = None, status: str | None = None
) -> IssueDate:
    """Return the parts of a date that can be, each only with the one above it."""
    if year is None or _YEAR.fullmatch(f"{year:04}") is None:
        return IssueDate(status=status)
    if month is None or not 1 <= month <= _MONTHS_OF_YEAR:
        return IssueDate(year, status=status, cut=bool(month))
    if day is None or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return IssueDate(year, month, status=status, cut=bool(day))
    return IssueDate(year, month, day, status)
