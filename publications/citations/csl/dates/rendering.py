"""Dates: localised or spelled out by the style, with ranges."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from publications.citations.csl.dates.units import unit_part
from publications.citations.csl.dates.values import UNITS, Date, read_dates
from publications.citations.csl.elements import Element
from publications.citations.csl.locale import Locale
from publications.citations.csl.parts import Part

_SHOWN = {
    "": UNITS,
    "year-month-day": UNITS,
    "year-month": ("year", "month"),
    "year": ("year",),
}


def date_part(element: Element, value: Any, locale: Locale, year_suffix: str = "") -> Part | None:
    """Return a `cs:date` for a CSL-JSON date; None if nothing of it is to be shown.

    `year_suffix` follows the year.
    """
    dates, text = read_dates(value)
    units, delimiter = _layout(element, locale)
    if text and not dates:
        shows_year = any(unit.get("name") == "year" for unit in units)
        return Part(text + year_suffix) if shows_year else None
    if not dates:
        return None
    numeric = element.get("form") == "numeric"
    content = _range(units, dates, locale, delimiter, numeric=numeric, year_suffix=year_suffix)
    return Part(content, delimiter=delimiter) if content else None


def shown_units(element: Element, locale: Locale) -> frozenset[str]:
    """Return the units that a `cs:date` shows; all of them if it names none."""
    units, _ = _layout(element, locale)
    return frozenset(unit.get("name") for unit in units) or frozenset(UNITS)


def _layout(element: Element, locale: Locale) -> tuple[list[Element], str]:
    """Return the parts to show, in order, and what stands between them."""
    own = {part.get("name"): part for part in element.all("date-part")}
    form = element.get("form")
    if not form:
        return list(element.all("date-part")), element.get("delimiter")
    localised = locale.dates.get(form)
    if localised is None:
        return [], ""
    shown = _SHOWN.get(element.get("date-parts"), UNITS)
    units = []
    for part in localised.all("date-part"):
        name = part.get("name")
        if name in shown:
            override = own[name].attributes if name in own else {}
            # CSL allows a style no affixes in a localised date: they are the language's.
            kept = {key: value for key, value in override.items() if "fix" not in key}
            units.append(part._replace(attributes={**part.attributes, **kept}))
    return units, localised.get("delimiter")


def _range(
    units: Sequence[Element],
    dates: Sequence[Date],
    locale: Locale,
    between: str,
    *,
    numeric: bool,
    year_suffix: str,
) -> list[Part]:
    def parts_of(units: Iterable[Element]) -> Iterator[Part]:
        for unit in units:
            part = unit_part(unit, dates[0], locale)
            if year_suffix and unit.get("name") == "year":
                part.content = [Part(part.content), Part(year_suffix)]
            yield part

    present = [unit for unit in units if unit.get("name") in dates[0]]
    if numeric:
        # A season has no number to print.
        present = [u for u in present if u.get("name") != "month" or dates[0]["month"] <= 12]
    if len(dates) == 1:
        return list(parts_of(present))
    differing = _differing(dates, present)
    first, last = ([u for u in present if u.get("name") in date] for date in dates)
    start = [unit for unit in first if unit.get("name") in differing]
    end = [unit for unit in last if unit.get("name") in differing]
    if not start or not end:
        return list(parts_of(present))
    # The parts that both dates share are printed once, before or after the range: "3–5 May 2024".
    place = present.index(start[0])
    before = [unit for unit in present[:place] if unit not in start]
    after = [unit for unit in present[place:] if unit not in start]
    opening = list(parts_of(start))
    delimiter = start[-1].get("range-delimiter", "–")
    # The delimiter of the range stands in the place of what would follow, and go before, a date.
    opening[-1].suffix = ""
    closing = [unit_part(unit, dates[1], locale) for unit in end]
    closing[0].prefix = ""
    return [
        *parts_of(before),
        Part([Part(opening, delimiter=between), Part(delimiter), Part(closing, delimiter=between)]),
        *parts_of(after),
    ]


def _differing(dates: Sequence[Date], present: Sequence[Element]) -> frozenset[str]:
    """Return the units in which two dates differ, of those that are shown."""
    shown = {unit.get("name") for unit in present}
    for number, unit in enumerate(UNITS):
        if unit in shown and dates[0].get(unit) != dates[1].get(unit):
            return frozenset(UNITS[number:])
    return frozenset()
