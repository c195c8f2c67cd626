"""Dates of CSL-JSON as numbers."""

import pytest

from publications.citations.csl.dates.values import read_dates


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([[2024]], [{"year": 2024}]),
        ([[2024, 3, 5]], [{"year": 2024, "month": 3, "day": 5}]),
        ([["2024", "03"]], [{"year": 2024, "month": 3}]),
        ([[-44, 3, 15]], [{"year": -44, "month": 3, "day": 15}]),
        ([[2024, 0, 5]], [{"year": 2024}]),
        ([[2024, None, 5]], [{"year": 2024}]),
        ([[2024, 1, 2, 3]], [{"year": 2024, "month": 1, "day": 2}]),
        ([[2024], [2025]], [{"year": 2024}, {"year": 2025}]),
        ([[2024], [2025], [2026]], [{"year": 2024}, {"year": 2025}]),
        ([[2024], []], [{"year": 2024}]),
        ([["x"], None, [2024]], [{"year": 2024}]),
        ([[0]], []),
        ([], []),
        (None, []),
    ],
)
def test_parts_are_numbers_up_to_the_first_that_is_none(parts, expected):
    assert read_dates({"date-parts": parts}) == (expected, "")


@pytest.mark.parametrize("value", [None, "2024", 2024, [], [[2024]]])
def test_what_is_no_date_is_none(value):
    assert read_dates(value) == ([], "")


@pytest.mark.parametrize(("season", "month"), [(1, 21), ("4", 24), (21, 41)])
def test_a_season_is_a_month_behind_the_twelve(season, month):
    dates, _ = read_dates({"date-parts": [[2024]], "season": season})
    assert dates == [{"year": 2024, "month": month}]


def test_a_month_goes_before_a_season():
    dates, _ = read_dates({"date-parts": [[2024, 5]], "season": 1})
    assert dates == [{"year": 2024, "month": 5}]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2024", [{"year": 2024}]),
        (" 2024-3 ", [{"year": 2024, "month": 3}]),
        ("2024-03-05", [{"year": 2024, "month": 3, "day": 5}]),
        ("-44-03-15", [{"year": -44, "month": 3, "day": 15}]),
    ],
)
def test_a_raw_iso_date_is_read(raw, expected):
    assert read_dates({"raw": raw}) == (expected, "")


@pytest.mark.parametrize("raw", ["spring 2024", "2024-03-05T12:00", "20240305", "5.3.2024"])
def test_another_raw_date_is_text(raw):
    assert read_dates({"raw": raw}) == ([], raw)


def test_a_literal_stands_beside_parts_and_before_a_raw_date():
    assert read_dates({"literal": "o. J.", "raw": "2024"}) == ([], "o. J.")
    assert read_dates({"literal": "a\ue000\nb", "date-parts": [[1]]}) == ([{"year": 1}], "a b")


@pytest.mark.parametrize(
    "value",
    [
        {"date-parts": [[float("nan")]]},
        {"date-parts": [[float("inf")]]},
        {"date-parts": [["9" * 5000]]},
        {"date-parts": 5},
        {"date-parts": [5]},
        {"date-parts": "2024"},
        {"date-parts": {"a": 1}},
        {"season": [1], "date-parts": [[2024]]},
        {"raw": ["x"]},
        {"literal": {"a": 1}},
    ],
)
def test_hostile_dates_are_read_without_an_error(value):
    dates, text = read_dates(value)
    assert isinstance(text, str)
    assert all(isinstance(number, int) for date in dates for number in date.values())
