"""Dates of registries, as far as they are sound."""

import pytest

from publications.lookup.answers.dates import issued, sound_date

NOTHING = (None, None, None)


@pytest.mark.parametrize(
    ("given", "sound"),
    [
        ((2024, 2, 29), (2024, 2, 29)),
        ((2023, 2, 29), (2023, 2, None)),
        ((2024, 4, 31), (2024, 4, None)),
        ((2024, 4, 0), (2024, 4, None)),
        ((2024, 13, 1), (2024, None, None)),
        ((2024, 0, 1), (2024, None, None)),
        ((2024, None, 5), (2024, None, None)),
        (("2024", " 03 ", "05"), (2024, 3, 5)),
        ((1000,), (1000, None, None)),
        ((2199, 12, 31), (2199, 12, 31)),
        ((999,), NOTHING),
        ((2200,), NOTHING),
        ((True, 1, 1), NOTHING),
        ((2024.0,), NOTHING),
        (("²⁰²⁴",), NOTHING),
        (("２０２４",), NOTHING),
        (("-2024",), NOTHING),
        (("9" * 5000,), NOTHING),
        (([2024],), NOTHING),
        ((None,), NOTHING),
    ],
)
def test_parts_that_no_calendar_has_are_left_out(given, sound):
    assert sound_date(*given) == sound


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ({"date-parts": [[2024, 3, 5]]}, (2024, 3, 5)),
        ({"date-parts": [[2024]]}, (2024, None, None)),
        ({"date-parts": [[2024, 3, 5, 7, 9]]}, (2024, 3, 5)),
        ({"date-parts": [[None]]}, NOTHING),
        ({"date-parts": [[None]], "raw": "2024-03"}, (2024, 3, None)),
        ({"date-parts": []}, NOTHING),
        ({"date-parts": [2024]}, NOTHING),
        ({"date-parts": "2024"}, NOTHING),
        ({"raw": "2024-03-05T10:00:00Z"}, (2024, 3, 5)),
        ({"raw": " 2024 "}, (2024, None, None)),
        ({"raw": "20245"}, NOTHING),
        ({"literal": "Spring 2024"}, (2024, None, None)),
        ({"literal": "in 1899 or 2024"}, (1899, None, None)),
        ({"literal": "pp. 120245"}, NOTHING),
        ({"raw": None, "literal": "2024"}, (2024, None, None)),
        ({"raw": 2024}, NOTHING),
        ({}, NOTHING),
        (None, NOTHING),
        ("2024", NOTHING),
        ([[2024]], NOTHING),
    ],
)
def test_a_date_in_any_shape(value, parts):
    assert issued({"issued": value}) == parts


FIELDS = ("published-print", "issued", "published", "published-online", "posted", "created")


@pytest.mark.parametrize("number", range(len(FIELDS)))
def test_the_first_date_with_a_year_counts_print_before_online(number):
    item = {name: {"date-parts": [[2000 + place]]} for place, name in enumerate(FIELDS)}
    for name in FIELDS[:number]:
        item[name] = {"date-parts": [[None]]}  # type: ignore[list-item]
    assert issued(item) == (2000 + number, None, None)


def test_an_item_without_dates_has_none():
    assert issued({"title": "T", "deposited": {"date-parts": [[2024]]}}) == NOTHING
