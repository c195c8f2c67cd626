"""Entries laid out, dates written, habits of tools."""

from collections import Counter

import pytest

from publications.bibtex.source.parse import parse
from publications.corpus.notation.date import FIRST_YEAR, LAST_YEAR, pick_year, write_month
from publications.corpus.notation.entry import Bare, Entry
from publications.corpus.notation.habits import HABITS, MonthForm
from publications.corpus.notation.layout import Layout
from tests.publications.corpus.works_at_hand import rng

ENTRY = Entry("book", "key", {"author": "A and B", "title": "T", "year": Bare(2020)})


@pytest.mark.parametrize(
    ("layout", "text"),
    [
        (
            Layout(),
            "@book{key,\n  author = {A and B},\n  title = {T},\n  year = 2020,\n}",
        ),
        (
            Layout(indent="\t", equals="=", last_comma=False),
            "@book{key,\n\tauthor={A and B},\n\ttitle={T},\n\tyear=2020\n}",
        ),
        (
            Layout(capital_types=True, capital_fields=True, quotes=True, closing_indent=" "),
            '@Book{key,\n  Author = "A and B",\n  Title = "T",\n  Year = 2020,\n }',
        ),
        (
            Layout(aligned=True),
            "@book{key,\n  author = {A and B},\n  title  = {T},\n  year   = 2020,\n}",
        ),
        (
            Layout(one_author_a_line=True),
            "@book{key,\n  author = {A and\n               B},\n  title = {T},\n  year = 2020,\n}",
        ),
    ],
)
def test_an_entry_is_laid_out(layout, text):
    assert layout.lay_out(ENTRY) == text


def test_a_value_with_a_quotation_mark_stands_in_braces_whatever_the_habit():
    entry = Entry("book", "k", {"title": 'M{\\"u}ller'})
    assert 'title = {M{\\"u}ller}' in Layout(quotes=True).lay_out(entry)


def test_only_long_values_are_wrapped():
    long = "A sentence. " * 40
    entry = Entry("book", "k", {"title": "A. B.", "abstract": long})
    lines = Layout(wrapped=True).lay_out(entry).splitlines()
    assert "  title = {A. B.}," in lines
    assert len(lines) > 30


@pytest.mark.parametrize("habits", HABITS)
def test_what_any_habit_lays_out_is_read_as_it_was_meant(habits):
    text = habits.layout.lay_out(ENTRY)
    (read,) = parse([("x.bib", text)]).entries
    assert (read.entry_type, read.citekey) == ("book", "key")
    assert list(read.fields) == ["author", "title", "year"]
    assert read.messages == ()


def test_the_shares_of_habits_are_those_of_a_whole():
    assert sum(habits.share for habits in HABITS) == pytest.approx(1)
    assert all(0 <= habits.doi_share <= 1 for habits in HABITS)


@pytest.mark.parametrize(
    ("form", "month", "english", "german"),
    [
        (MonthForm.MACRO, 3, "mar", "mar"),
        (MonthForm.MACRO, 12, "dec", "dec"),
        (MonthForm.WORD, 3, "March", "März"),
        (MonthForm.SHORT_WORD, 10, "Oct.", "Okt."),
        (MonthForm.SHORT_WORD, 5, "May", "Mai"),
        (MonthForm.TWO_WORDS, 10, "September--October", "September--Oktober"),
        (MonthForm.TWO_WORDS, 1, "January", "Januar"),
        (MonthForm.NONE, 1, "", ""),
    ],
)
def test_a_month_in_every_form(form, month, english, german):
    assert write_month(rng(), month, form, "en") == english
    assert write_month(rng(), month, form, "de") == german


def test_macros_stand_without_delimiters_and_words_do_not():
    assert isinstance(write_month(rng(), 3, MonthForm.MACRO, "de"), Bare)
    assert not isinstance(write_month(rng(), 3, MonthForm.WORD, "de"), Bare)
    with_day = write_month(rng(), 3, MonthForm.MACRO_WITH_DAY, "en")
    assert isinstance(with_day, Bare)
    assert with_day.endswith('~" # mar')


def test_a_month_in_a_number_is_one_with_or_without_delimiters():
    chance = rng()
    written = {write_month(chance, 3, MonthForm.NUMBER, "en") for _ in range(20)}
    assert written == {"3", "03"}


def test_years_are_within_their_range_and_recent_ones_more_likely():
    chance = rng()
    years = Counter(pick_year(chance) for _ in range(5_000))
    assert min(years) == FIRST_YEAR
    assert max(years) == LAST_YEAR
    assert years[LAST_YEAR] > 3 * years[FIRST_YEAR]
