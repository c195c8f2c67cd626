"""Dates as `cs:date` of CSL 1.0.2 asks: localised or by the style, parts, forms, ranges."""

import pytest

from publications.citations.csl.dates.rendering import date_part
from tests.publications.citations.csl.sheets import (
    ENGLISH,
    GERMAN,
    element,
    locale_of,
    printed,
)

DAY = {"date-parts": [[2024, 3, 5]]}


def date(attributes, value=DAY, inside="", locale=ENGLISH):
    return printed(date_part(element(f"<date {attributes}>{inside}</date>"), value, locale))


@pytest.mark.parametrize(
    ("parts", "text", "numeric"),
    [
        ("year-month-day", "March 5, 2024", "03/05/2024"),
        ("year-month", "March 2024", "03/2024"),
        ("year", "2024", "2024"),
    ],
)
def test_a_localised_date_shows_the_parts_that_are_asked_for(parts, text, numeric):
    assert date(f'form="text" date-parts="{parts}"') == text
    assert date(f'form="numeric" date-parts="{parts}"') == numeric


def test_a_localised_date_of_german():
    assert date('form="text"', locale=GERMAN) == "5. März 2024"
    assert date('form="text" date-parts="year-month"', locale=GERMAN) == "März 2024"


def test_the_style_may_change_the_form_of_a_part_but_not_its_affixes():
    short = '<date-part name="month" form="short" strip-periods="true" prefix="!" suffix="!"/>'
    assert date('form="text"', inside=short, locale=ENGLISH) == "Mar 5, 2024"
    day = '<date-part name="day" form="numeric-leading-zeros"/>'
    assert date('form="text"', inside=day) == "March 05, 2024"


def test_a_form_that_the_locale_lacks_shows_nothing():
    assert date('form="long"') == ""


def test_a_date_of_the_style_has_its_own_order_delimiter_and_affixes():
    inside = (
        '<date-part name="day" form="ordinal" suffix=" of"/>'
        '<date-part name="month"/><date-part name="year" form="short" prefix="’"/>'
    )
    assert date('delimiter=" "', inside=inside) == "5th of March ’24"


@pytest.mark.parametrize(
    ("form", "month"),
    [("", "March"), ("short", "Mar."), ("numeric", "3"), ("numeric-leading-zeros", "03")],
)
def test_forms_of_a_month(form, month):
    assert date("", inside=f'<date-part name="month" form="{form}"/>') == month


@pytest.mark.parametrize(
    ("day", "limited", "expected"),
    [(1, "true", "1er"), (2, "true", "2"), (2, "false", "2e"), (1, "false", "1er")],
)
def test_ordinals_may_be_for_the_first_of_the_month_only(day, limited, expected):
    french = locale_of(
        "en-US",
        f'<locale><style-options limit-day-ordinals-to-day-1="{limited}"/><terms>'
        '<term name="ordinal">e</term><term name="ordinal-01" match="whole-number">er</term>'
        "</terms></locale>",
    )
    value = {"date-parts": [[2024, 7, day]]}
    inside = '<date-part name="day" form="ordinal"/>'
    assert date("", value, inside, french) == expected


@pytest.mark.parametrize(
    ("year", "english", "german"),
    [(99, "99 AD", "99 n. Chr."), (-44, "44 BC", "44 v. Chr."), (100, "100", "100")],
)
def test_early_years_say_their_era(year, english, german):
    value = {"date-parts": [[year]]}
    for locale, expected in ((ENGLISH, english), (GERMAN, german)):
        found = date('form="text"', value, locale=locale).replace("\u00a0", " ")
        assert found.replace(" ", "") == expected.replace(" ", "")


@pytest.mark.parametrize(
    ("season", "english", "german"),
    [(1, "Spring 2024", "Frühjahr 2024"), (4, "Winter 2024", "Winter 2024")],
)
def test_a_season_stands_in_the_place_of_the_month(season, english, german):
    value = {"date-parts": [[2024]], "season": season}
    assert date('form="text"', value, locale=ENGLISH) == english
    assert date('form="text"', value, locale=GERMAN) == german
    assert date('form="numeric"', value) == "2024"


@pytest.mark.parametrize(("month", "text"), [(12, "December 2024"), (1, "January 2024")])
def test_the_last_month_is_no_season(month, text):
    assert date('form="text"', {"date-parts": [[2024, month]]}) == text


def test_a_text_shows_where_a_year_would():
    value = {"literal": "in press"}
    assert date('form="text"', value) == "in press"
    assert date("", value, '<date-part name="year"/>') == "in press"
    assert date("", value, '<date-part name="month"/>') == ""


@pytest.mark.parametrize("value", [None, "2024", {}, {"date-parts": []}, {"literal": ""}])
def test_no_date_is_no_part(value):
    assert date_part(element('<date form="text"/>'), value, ENGLISH) is None


def test_parts_that_the_date_lacks_are_left_out_with_their_affixes():
    value = {"date-parts": [[2024]]}
    inside = '<date-part name="month" suffix=" "/><date-part name="year"/>'
    assert date("", value, inside) == "2024"
    assert date("", value, '<date-part name="month"/>') == ""


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ([2024], [2025], "2024–2025"),
        ([2024, 3], [2024, 5], "March–May 2024"),
        ([2024, 3], [2025, 3], "March 2024–March 2025"),
        ([2024, 3, 5], [2024, 3, 8], "March 5–8, 2024"),
        ([2024, 3, 5], [2024, 3, 5], "March 5, 2024"),
    ],
)
def test_a_range_repeats_only_what_differs(first, last, text):
    assert date('form="text"', {"date-parts": [first, last]}) == text


def test_a_range_of_days_in_german_is_within_the_month():
    value = {"date-parts": [[2024, 3, 5], [2024, 3, 8]]}
    assert date('form="text"', value, locale=GERMAN) == "5.–8. März 2024"


def test_a_range_that_differs_only_in_what_is_not_shown_is_one_date():
    value = {"date-parts": [[2024, 3, 5], [2024, 5, 8]]}
    assert date('form="text" date-parts="year"', value) == "2024"


def test_the_delimiter_of_a_range_is_that_of_its_largest_unit():
    inside = '<date-part name="month" suffix=" "/><date-part name="year" range-delimiter=" to "/>'
    value = {"date-parts": [[2023, 3], [2024, 5]]}
    assert date("", value, inside) == "March 2023 to May 2024"


@pytest.mark.parametrize("month", [13, 20, 99, -3, 10**9])
def test_a_month_that_no_calendar_has_breaks_nothing(month):
    for form in ("text", "numeric"):
        assert "2024" in date(f'form="{form}"', {"date-parts": [[2024, month, 5]]})
