"""Dates to the precision known."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from labportal.base.dates import (
    PartialDateField,
    format_years,
    has_ended_on,
    is_current_on,
)
from labportal.base.text.partial_dates import format_partial_date, parse_partial_date


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2021, "2021"),
        ("2021", "2021"),
        (" 2021-04 ", "2021-04"),
        ("2024-02-29", "2024-02-29"),
        (date(2021, 4, 15), "2021-04-15"),
    ],
)
def test_a_date_keeps_the_precision_it_has(value, text):
    assert parse_partial_date(value) == text


@pytest.mark.parametrize(
    "value", ["21", "2021-13", "2021-4", "2023-02-29", "2021-00", "0000", "15.04.2021", "soon"]
)
def test_what_is_no_date_is_refused(value):
    with pytest.raises(ValidationError):
        parse_partial_date(value)


def test_a_year_is_shown_as_a_year_and_gets_no_month():
    assert format_partial_date("2021") == "2021"


def test_a_month_is_shown_in_the_language_of_the_page():
    assert format_partial_date("2021-04") == "April 2021"
    with translation.override("de"):
        assert format_partial_date("2021-05") == "Mai 2021"
        assert format_partial_date("2021-05-01") == "1. Mai 2021"


@pytest.mark.parametrize(
    ("start", "end", "current"),
    [
        *(("", "", True), ("2020", "", True), ("", "2021", True), ("", "2021-04", True)),
        *(("", "2021-04-15", True), ("2021-04-15", "2021-04-15", True), ("2021", "2022", True)),
        *(("", "2020", False), ("", "2021-03", False), ("", "2021-04-14", False)),
        *(("2022", "", False), ("2021-05", "", False), ("2021-04-16", "", False)),
    ],
)
def test_a_range_holds_a_day_to_the_precision_it_has(start, end, current):
    assert is_current_on(date(2021, 4, 15), start, end) is current


@pytest.mark.parametrize(
    "value",
    [
        "2021-04-31",
        "1900-02-29",
        "2021-04-00",
        "-2021",
        "２０２１",
        "2021-04-15T10:00",
        "",
        "2" * 99,
    ],
)
def test_a_day_of_no_calendar_and_other_writing_is_refused(value):
    with pytest.raises(ValidationError):
        parse_partial_date(value)


@pytest.mark.parametrize(
    ("start", "end", "english", "german"),
    [
        ("2001", "2012", "2001–2012", "2001–2012"),
        ("2001-04-15", "2012-01", "2001–2012", "2001–2012"),
        ("2001-04", "2001-09", "2001", "2001"),
        ("2001", "", "since 2001", "seit 2001"),
        ("", "2012-05", "until 2012", "bis 2012"),
        ("", "", "", ""),
    ],
)
def test_a_range_is_shown_in_years(start, end, english, german):
    assert format_years(start, end) == english
    with translation.override("de"):
        assert format_years(start, end) == german


@pytest.mark.parametrize(
    ("end", "ended"),
    [
        *(("", False), ("2022", False), ("2021", False), ("2021-04", False)),
        *(("2021-04-15", False), ("2021-04-14", True), ("2021-03", True), ("2020", True)),
    ],
)
def test_a_range_has_ended_when_its_end_is_over_to_the_precision_known(end, ended):
    assert has_ended_on(date(2021, 4, 15), end) is ended


def test_a_field_stores_what_was_given_as_iso_text():
    field = PartialDateField()
    assert field.to_python(date(2021, 4, 15)) == "2021-04-15"
    assert field.get_prep_value(2021) == "2021"
    assert field.to_python(None) == field.to_python("") == ""
    with pytest.raises(ValidationError):
        field.to_python("soon")


def test_migrations_see_a_plain_column():
    _, path, _, options = PartialDateField().deconstruct()
    assert path == "django.db.models.CharField"
    assert (options["max_length"], options["db_collation"]) == (10, "C")
