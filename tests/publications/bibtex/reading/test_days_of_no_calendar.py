"""Dates that no calendar has: what can be is taken, and the rest is told."""

import pytest

from publications.bibtex.reading.dates import read_date


@pytest.mark.parametrize(
    ("fields", "parts", "field", "text"),
    [
        ({"date": "31.02.2021"}, (2021, 2), "date", "31.02.2021"),
        ({"date": "2021-02-31"}, (2021, 2), "date", "2021-02-31"),
        ({"date": "2021-13"}, (2021, None), "date", "2021-13"),
        ({"year": "2021", "month": "feb", "day": "31"}, (2021, 2), "day", "31"),
        ({"year": "2021", "month": "31 feb"}, (2021, 2), "day", "31 feb"),
        ({"year": "31.02.2021"}, (2021, 2), "year", "31.02.2021"),
    ],
)
def test_what_the_calendar_does_not_have_is_told_as_it_was_written(fields, parts, field, text):
    issued = read_date(fields)
    assert (issued.year, issued.month, issued.day) == (*parts, None)
    said = [(one.code, dict(one.params)) for one in issued.messages]
    assert said == [("date-cut", {"field": field, "text": text})]
