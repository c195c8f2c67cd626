"""The chart of publications per year."""

from typing import Any

import pytest

from publications.lists.facets import Facet
from publications.lists.filters import PublicationFilter
from publications.lists.year_chart import MOST_BARS, TALLEST, Bar, year_bars
from tests.factories import PublicationFactory, TopicFactory
from tests.portal import SiteTree


def bars(years: dict[int, int], **asked: str) -> list[Bar]:
    """Return the bars of these numbers of publications by year."""
    values = [(str(year), str(year), count) for year, count in sorted(years.items(), reverse=True)]
    wanted = PublicationFilter(**asked)
    return year_bars(Facet.of(wanted, "year", "Year", values), wanted)


def test_years_without_publications_are_gaps_and_the_latest_comes_first() -> None:
    found = bars({2020: 4, 2023: 2})
    assert [(bar.year, bar.height) for bar in found] == [
        (2023, TALLEST // 2),
        (2022, 0),
        (2021, 0),
        (2020, TALLEST),
    ]
    assert [bar.choice is None for bar in found] == [False, True, True, False]
    assert found[0].words == "2023: 2 publications"
    assert bars({2020: 1, 2021: 3})[1].words == "2020: 1 publication"


def test_the_smallest_bar_can_be_seen() -> None:
    assert bars({2020: 1, 2021: 100_000})[1].height >= 2


def test_one_year_makes_no_chart() -> None:
    assert bars({}) == []
    assert bars({2020: 4}) == []


def test_a_year_that_was_mistyped_leaves_the_others_their_room() -> None:
    found = bars({2: 1, 2019: 1, 2020: 3, 9999: 1})
    assert [bar.year for bar in found] == [9999, 0, 2020, 2019, 0, 2]


def test_there_is_an_end_to_the_bars() -> None:
    assert len(bars(dict.fromkeys(range(1, 3000), 1))) == MOST_BARS


def test_every_fifth_year_is_named_where_there_are_many() -> None:
    labelled = [bar.year for bar in bars(dict.fromkeys(range(1990, 2024), 1)) if bar.labelled]
    assert labelled == [2020, 2015, 2010, 2005, 2000, 1995, 1990]
    assert all(bar.labelled for bar in bars({2020: 1, 2023: 1}))


def test_the_chosen_year_is_named_and_numbered_among_many() -> None:
    years = dict.fromkeys(range(1990, 2024), 100)
    found = bars(years, year="1993")
    assert [bar.year for bar in found if bar.numbered] == [1993]
    assert 1993 in [bar.year for bar in found if bar.labelled]


def test_numbers_are_written_where_they_fit() -> None:
    assert all(bar.numbered for bar in bars(dict.fromkeys(range(1990, 2024), 99)))
    assert all(bar.numbered for bar in bars({2020: 5000, 2021: 3}))
    assert not any(bar.numbered for bar in bars(dict.fromkeys(range(1990, 2024), 100)))


def test_a_bar_leads_to_its_year_and_keeps_the_other_filters(site_tree: SiteTree, get: Any) -> None:
    topic = TopicFactory(slug="t")
    for year in (2020, 2022, 2022):
        PublicationFactory(issued_year=year, topics=[topic])
    PublicationFactory(issued_year=1999)
    figure = get("/publications/?topic=t&sort=oldest&year=2020").main.one("figure")
    links = figure.one("ul", "bars").all("a")
    assert [
        (link.one("span", "visually-hidden").text, link["href"], link["aria-current"])
        for link in links
    ] == [
        ("2022: 2 publications", "/publications/?year=2022&topic=t&sort=oldest#results", ""),
        ("2020: 1 publication", "/publications/?topic=t&sort=oldest#results", "true"),
    ]
    assert len(figure.one("ul", "bars").all("li")) == 3
    assert figure.one("ul", "bars")["aria-labelledby"] == figure.one("figcaption")["id"]


def test_the_chart_is_a_table_too(site_tree: SiteTree, get: Any) -> None:
    for year in (2020, 2022, 2022):
        PublicationFactory(issued_year=year)
    figure = get("/publications/").main.one("figure")
    details = figure.one("details")
    assert details.one("summary").text == "Table of publications per year"
    rows = [
        [cell.text for cell in row.children if not isinstance(cell, str)]
        for row in details.one("tbody").all("tr")
    ]
    assert rows == [["2022", "2"], ["2020", "1"]]
    assert details.one("tbody").all("a")[0]["href"] == "/publications/?year=2022#results"


@pytest.mark.parametrize("prefix", ["", "/de"])
def test_nothing_in_the_chart_needs_an_inline_style(
    site_tree: SiteTree, get: Any, prefix: str
) -> None:
    for year in range(1960, 2024):
        PublicationFactory(issued_year=year, authors=[])
    page = get(f"{prefix}/publications/")
    assert len(page.main.one("ul", "bars").all("a")) == 64
    assert not [element for element in page.all() if element["style"]]
