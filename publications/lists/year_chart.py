"""The chart of publications per year: one bar a year, each a link to the list of that year."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from django.utils.translation import ngettext

from publications.lists.facets import Choice, Facet
from publications.lists.filters import PublicationFilter

#: Years without a bar between two that have one are shown, unless they are more than this.
LONGEST_GAP = 20
MOST_BARS = 120
TALLEST = 64
#: Every year is written under its bar if there are no more bars, else every fifth.
ALL_LABELLED = 12
#: Numbers as long as this fit above narrow bars.
WIDEST_NUMBER = 99


class Bar(NamedTuple):
    """A year of the chart, or a gap of several where `year` is 0. `height` is in pixels.

    `labelled` and `numbered` tell whether year and number are written at the bar.
    """

    year: int
    height: int
    labelled: bool
    numbered: bool
    choice: Choice | None = None

    @property
    def words(self) -> str:
        """The text of the bar."""
        count = self.choice.count if self.choice else 0
        return ngettext(
            "%(year)s: %(count)s publication", "%(year)s: %(count)s publications", count
        ) % {"year": self.year, "count": count}


def year_bars(years: Facet, asked: PublicationFilter) -> list[Bar]:
    """Return the bars of a facet of years, the latest first; none for a single year.

    A bar leads to its year alone, where the facet adds the year to those that are chosen.
    Of more than MOST_BARS the latest ones are shown: the facet leads to all.
    """
    choices = {
        int(one.value): one
        if one.chosen
        else replace(one, query=asked.having(year=one.value).query)
        for one in years.choices
        if one.count and one.value.isdigit()
    }
    if len(choices) < 2:
        return []
    tallest = max(choice.count for choice in choices.values())
    shown = list(_with_gaps(choices))[:MOST_BARS]
    few = len(shown) <= ALL_LABELLED
    chosen = {one.value for one in years.chosen}
    return [
        Bar(
            year,
            max(2, round(TALLEST * choices[year].count / tallest)) if year in choices else 0,
            labelled=bool(year) and (few or year % 5 == 0 or str(year) in chosen),
            numbered=few or tallest <= WIDEST_NUMBER or str(year) in chosen,
            choice=choices.get(year),
        )
        for year in shown
    ]


def _with_gaps(years: Iterable[int]) -> Iterable[int]:
    """Yield the years from the latest to the first, those between them too; 0 for a long gap."""
    after = 0
    for year in sorted(years, reverse=True):
        if after - year > LONGEST_GAP:
            yield 0
        elif after:
            yield from range(after - 1, year, -1)
        yield year
        after = year
