"""Years, months and days."""

from collections.abc import Mapping

from publications.citations.csl.dates.values import FIRST_SEASON, SEASONS
from publications.citations.csl.elements import Element
from publications.citations.csl.locale import Locale
from publications.citations.csl.parts import Part
from publications.citations.csl.text.formats import formats
from publications.citations.csl.text.rich_text import Run
from publications.citations.csl.text.text_case import apply_case


def unit_part(unit: Element, date: Mapping[str, int], locale: Locale) -> Part:
    """Return one part of a date."""
    name = unit.get("name")
    text = _TEXTS[name](date[name], unit.get("form"), locale, date)
    if unit.get("strip-periods") == "true":
        text = text.replace(".", "")
    runs = apply_case([Run(text)], unit.get("text-case"), english=True)
    return Part(
        "".join(run.text for run in runs),
        unit.get("prefix"),
        unit.get("suffix"),
        marks=formats(unit),
    )


def _year(year: int, form: str, locale: Locale, _date: Mapping[str, int]) -> str:
    if year < 0:
        return f"{-year}{locale.term('bc') or ''}"
    if year < 100:
        return f"{year}{locale.term('ad') or ''}"
    return f"{year % 100:02d}" if form == "short" else str(year)


def _month(month: int, form: str, locale: Locale, _date: Mapping[str, int]) -> str:
    # Above 12, that is: 21 to 24 are EDTF's seasons, and `read_dates` counts from 20 as well.
    if month > FIRST_SEASON - 8:
        return locale.term(f"season-{(month - 1) % SEASONS + 1:02d}") or ""
    if form == "numeric":
        return str(month)
    if form == "numeric-leading-zeros":
        return f"{month:02d}"
    return locale.term(f"month-{month:02d}", form or "long") or ""


def _day(day: int, form: str, locale: Locale, date: Mapping[str, int]) -> str:
    if form == "numeric-leading-zeros":
        return f"{day:02d}"
    if form == "ordinal":
        first_only = locale.options.get("limit-day-ordinals-to-day-1") == "true"
        return str(day) if first_only and day > 1 else f"{day}{locale.ordinal(day)}"
    return str(day)


_TEXTS = {"year": _year, "month": _month, "day": _day}
