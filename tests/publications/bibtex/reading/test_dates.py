"""Dates in every spelling."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.bibtex.reading.dates import read_date, read_day_of


def _date(**fields):
    issued = read_date(fields)
    return issued.year, issued.month, issued.day


def test_a_year_is_a_year_and_gets_no_month():
    assert _date(year="2001") == (2001, None, None)


@pytest.mark.parametrize(
    ("month", "number"),
    [
        *(
            ("jan", 1),
            ("JAN", 1),
            ("Jan.", 1),
            ("January", 1),
            ("01", 1),
            ("1", 1),
            ("{August}", 8),
        ),
        *(
            ("Januar", 1),
            (r"J{\"a}nner", 1),
            (r"M{\"a}rz", 3),
            ("Mrz", 3),
            ("Mai", 5),
            ("Dez.", 12),
        ),
        *(("Okt", 10), ("février", 2), (r"ao\^ut", 8), ("Juillet", 7), ("juin", 6), ("avr.", 4)),
        *(("Jan.--Feb.", 1), ("May/June", 5), ("3-4", 3), ("sept", 9)),
    ],
)
def test_months_are_understood_in_three_languages_and_as_numbers(month, number):
    assert _date(year="2001", month=month) == (2001, number, None)


@pytest.mark.parametrize(
    ("month", "day"),
    [
        ("10~jan", 10),
        ("jan 10", 10),
        ("January 10--12", 10),
        ("10. Januar", 10),
        ("10--12 January", 10),
        ("10-12 {January}", 10),
        ("jan 10--12", 10),
        ("30 Jan.--2 Feb.", 30),
        ("January 30 - February 2", 30),
        ("10th January", 10),
    ],
)
def test_a_day_may_stand_with_the_month(month, day):
    assert _date(year="2001", month=month) == (2001, 1, day)


def test_a_day_of_its_own_needs_a_month():
    assert _date(year="2001", month="feb", day="3") == (2001, 2, 3)
    assert _date(year="2001", day="3") == (2001, None, None)
    assert _date(month="feb", day="3") == (None, None, None)


@pytest.mark.parametrize("day", ["18--21", "18-21", "18", "18th", "18.", "18/19", "{18}--{21}"])
def test_of_a_range_of_days_the_first_counts(day):
    assert _date(year="2017", month="sep", day=day) == (2017, 9, 18)


def test_a_first_of_january_in_fields_of_its_own_is_a_year_as_pure_writes_it():
    assert _date(year="2017", month="jan", day="1") == (2017, None, None)
    assert _date(year="2017", month="01", day="01") == (2017, None, None)
    assert _date(date="2017-01-01", year="2017", month="jan", day="1") == (2017, None, None)
    assert _date(date="2017-01-01") == (2017, 1, 1)
    assert _date(year="2017", month="jan", day="10") == (2017, 1, 10)
    assert _date(year="2017", month="feb", day="1") == (2017, 2, 1)
    assert _date(year="2017", month="January 1") == (2017, 1, 1)


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2001-05-12", (2001, 5, 12)),
        ("2001-05", (2001, 5, None)),
        ("1984/1985", (1984, None, None)),
        ("2016-03-31/2016-04-02", (2016, 3, 31)),
        ("2004-06~/2004-08", (2004, 6, None)),
        ("2004/", (2004, None, None)),
        ("2004/..", (2004, None, None)),
        ("../2004-05", (2004, 5, None)),
        ("2001-21", (2001, None, None)),
        ("2001-24", (2001, None, None)),
        ("2009-02?", (2009, 2, None)),
        ("2009%", (2009, None, None)),
        ("2004-uu-uu", (2004, None, None)),
        ("2004-04-25T14:34:00/2004-04-26", (2004, 4, 25)),
        ("2020-12-01 10:00:00", (2020, 12, 1)),
        ("2017-09-18/2017-09-21", (2017, 9, 18)),
        ("2017-09-18/21", (2017, 9, 18)),
        ("2017-09-18--2017-09-21", (2017, 9, 18)),
        ("2017-09-18 to 2017-09-21", (2017, 9, 18)),
        ("18-21 September 2017", (2017, 9, 18)),
        ("September 18--21, 2017", (2017, 9, 18)),
        ("30 September -- 2 October 2017", (2017, 9, 30)),
        ("18.-21.09.2017", (2017, 9, 18)),
        ("30.09.-02.10.2017", (2017, 9, 30)),
        ("30.09.2017--02.10.2017", (2017, 9, 30)),
        ("18./19. 9. 2017", (2017, 9, 18)),
        ("2001/05/12", (2001, 5, 12)),
        ("12.05.2012", (2012, 5, 12)),
        ("05/2012", (2012, 5, None)),
        ("13/04/2021", (2021, 4, 13)),
        ("04/13/2021", (2021, 4, 13)),
        ("03/04/2021", (2021, None, None)),
        ("1-2 April, 2001", (2001, 4, 1)),
        ("June 3, 2020", (2020, 6, 3)),
        ("3rd of June 2020", (2020, 6, 3)),
        ("2001-02-30", (2001, 2, None)),
        ("2001-13", (2001, None, None)),
    ],
)
def test_a_date_is_as_precise_as_it_is_written_and_its_first_day_counts(date, parts):
    assert _date(date=date) == parts


@pytest.mark.parametrize(
    ("year", "parts"),
    [
        ("2023, June", (2023, 6, None)),
        ("c. 1990", (1990, None, None)),
        ("[1990]", (1990, None, None)),
        ("2001a", (2001, None, None)),
        ("1999--2001", (1999, None, None)),
        ("1984/1985", (1984, None, None)),
        ("2001/02", (2001, None, None)),
        ("2001-02", (2001, None, None)),
        ("2001-02-03", (2001, 2, 3)),
        ("{2001}", (2001, None, None)),
        ("१९८७", (1987, None, None)),
    ],
)
def test_a_year_field_may_hold_more_than_a_year(year, parts):
    assert _date(year=year) == parts


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"year": "20010"}, "year"),
        ({"year": "MCMLXXXV"}, "year"),
        ({"year": "2⁰⁰1"}, "year"),
        ({"date": "0380"}, "date"),
        ({"date": "-2010-01"}, "date"),
        ({"date": "19XX"}, "date"),
        ({"year": "2001", "month": "14"}, "month"),
        ({"year": "2001", "month": "whenever"}, "month"),
    ],
)
def test_what_is_no_date_is_left_out_and_said(fields, said):
    issued = read_date(fields)
    assert issued.month is None
    assert [str(message).split(":")[0] for message in issued.messages] == [said]


def test_a_season_is_no_month_and_no_fault():
    issued = read_date({"year": "2001", "month": "Spring"})
    assert (issued.year, issued.month, issued.messages) == (2001, None, [])


def test_the_date_counts_where_it_contradicts_the_year_and_this_is_said():
    issued = read_date({"date": "2010-01-27", "year": "2009"})
    assert (issued.year, issued.month, issued.day) == (2010, 1, 27)
    assert "2009" in str(issued.messages[0])


def test_the_month_field_completes_a_date_of_a_year():
    assert _date(date="2010", year="2010", month="feb") == (2010, 2, None)


def test_an_unreadable_date_leaves_the_year():
    assert _date(date="soon", year="2010", month="feb") == (2010, 2, None)


@pytest.mark.parametrize(
    ("year", "status"),
    [
        ("in press", "in press"),
        ("to appear", "in press"),
        ("forthcoming", "in press"),
        ("im Druck", "in press"),
        ("accepted", "accepted"),
        ("submitted", "submitted"),
        ("2004 (to appear)", "in press"),
        ("2004", None),
    ],
)
def test_words_in_place_of_the_year_are_the_status(year, status):
    issued = read_date({"year": year})
    assert issued.status == status
    assert issued.messages == []


@given(
    st.dictionaries(
        st.sampled_from(["date", "year", "month", "day"]),
        st.text(max_size=40) | st.text("0123456789-/.~?%XuT: janMAY", max_size=20),
    )
)
@settings(deadline=None, max_examples=500)
def test_any_text_gives_a_date_that_can_be(fields):
    issued = read_date(fields)
    assert issued.year is None or 1000 <= issued.year <= 2199
    assert issued.month is None or (issued.year and 1 <= issued.month <= 12)
    assert issued.day is None or (issued.month and 1 <= issued.day <= 31)


@pytest.mark.parametrize("field", ["urldate", "noticedate"])
def test_a_day_that_can_be_read_in_two_ways_keeps_its_year_and_says_so(field):
    messages = []
    assert read_day_of({field: "05/03/2020"}, (field,), messages) == "2020"
    assert [(one.code, dict(one.params)) for one in messages] == [
        ("date-ambiguous", {"field": field, "text": "05/03/2020"})
    ]


@pytest.mark.parametrize(
    ("text", "day", "code"),
    [
        ("last week", "", "day-unreadable"),
        ("2020-03-05/2020-03-07", "2020-03-05", "date-range-end"),
        ("25/03/2020", "2020-03-25", ""),
        ("05/05/2020", "2020-05-05", ""),
        ("2020-03-05", "2020-03-05", ""),
        ("", "", ""),
    ],
)
def test_a_day_says_what_of_it_was_left_out(text, day, code):
    messages = []
    assert read_day_of({"urldate": text}, ("urldate",), messages) == day
    assert [one.code for one in messages] == [code] * bool(code)


@pytest.mark.parametrize(
    "fields",
    [
        {"date": "2020-01/2020-03"},
        {"date": "2019/2020"},
        {"date": "March--April 2020"},
        {"date": "18.-21.09.2017"},
        {"year": "2019/2020"},
        {"year": "2019--20"},
        {"year": "2020", "month": "Jan.--Feb."},
        {"year": "2020", "month": "3-4"},
        {"year": "2020", "month": "mar", "day": "18--21"},
    ],
)
def test_the_end_of_a_range_is_told(fields):
    assert [one.code for one in read_date(fields).messages] == ["date-range-end"]


@pytest.mark.parametrize(
    "fields",
    [
        {"date": "2020/.."},
        {"date": "2020-05"},
        {"date": "2020/2020"},
        {"date": "2020/05"},
        {"year": "2020", "month": "10~jan"},
        {"year": "2020", "month": "mar", "day": "18"},
    ],
)
def test_a_date_without_an_end_says_nothing(fields):
    assert read_date(fields).messages == []


def test_an_issue_date_that_can_be_read_in_two_ways_says_so():
    issued = read_date({"date": "05/03/2020"})
    assert (issued.year, issued.month) == (2020, None)
    assert [one.code for one in issued.messages] == ["date-ambiguous"]
