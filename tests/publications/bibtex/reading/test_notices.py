"""Notices, notes and days of reading of an entry."""

import pytest

from tests.publications.bibtex.round_trip import parsed


def values_of(fields, title="Ice on lakes"):
    text = f"@misc{{k, title={{{title}}}, {fields}}}"
    return parsed(text).values


@pytest.mark.parametrize(
    "title",
    [
        "RETRACTED ARTICLE: Ice on lakes",
        "RETRACTED: Ice on lakes",
        "Retracted: Ice on lakes",
        "[Retracted] Ice on lakes",
        "{RETRACTED CHAPTER}: {Ice} on lakes",
        "WITHDRAWN: Ice on lakes",
    ],
)
def test_a_notice_before_the_title_is_no_part_of_it(title):
    values = values_of("year=2020", title)
    assert (values["title"], values["notice"]) == ("Ice on lakes", "retracted")


@pytest.mark.parametrize("title", ["Retraction: Ice on lakes", "Retracted tongues", "Retracted"])
def test_other_titles_that_begin_so_stay_as_they_are(title):
    values = values_of("year=2020", title)
    assert (values["title"], values.get("notice")) == (title, None)


def test_a_notice_has_its_doi_and_date():
    values = values_of("notice={corrected}, noticedoi={10.5555/n}, noticedate={2022-03}")
    notice = {name: values[name] for name in ("notice", "notice_doi", "notice_date")}
    assert notice == {
        "notice": "corrected",
        "notice_doi": "10.5555/n",
        "notice_date": "2022-03",
    }


@pytest.mark.parametrize(
    ("fields", "accessed"),
    [
        ("urldate={2021-05-03}", "2021-05-03"),
        ("urldate={2021-05}", "2021-05"),
        ("lastchecked={3.5.2021}", "2021-05-03"),
        ("note={[Online; accessed 19-July-2008]}", "2008-07-19"),
        ("note={Accessed: 2021-05-03}", "2021-05-03"),
        ("note={Last visited on May 3, 2021.}", "2021-05-03"),
        ("note={Zuletzt abgerufen am 3. Mai 2021}", "2021-05-03"),
        ("note={Zugriff: 03.05.2021}", "2021-05-03"),
        ("note={Accessed by many}", None),
    ],
)
def test_the_day_on_which_a_page_was_read_is_a_date(fields, accessed):
    values = values_of(fields)
    assert values.get("accessed") == accessed
    assert ("note" in values) == (accessed is None)


@pytest.mark.parametrize(
    ("fields", "season", "month"),
    [
        ("year=2020, month={Spring}", 1, None),
        ("year=2020, month={Herbst}", 3, None),
        ("year=2020, month={Spring/Summer}", 1, None),
        ("date={2020-22}", 2, None),
        ("date={2020-22}, year=2020", 2, None),
        ("year={Winter 2020}", 4, None),
        ("date={2020-33}", None, None),
        ("year=2020, month=mar", None, 3),
        ("date={2020-21}, month=mar, year=2020", 1, None),
        ("month={Spring}", None, None),
    ],
)
def test_a_season_is_kept_as_one(fields, season, month):
    values = values_of(fields)
    assert (values.get("issued_season"), values.get("issued_month")) == (season, month)
