"""Titles and subtitles, full stops, short names of series."""

import pytest

from publications.bibtex.reading.titles import is_short_series, join_title, without_full_stop
from publications.vocabulary.rich_text.rich_text import plain_text
from publications.vocabulary.rich_text.stored import from_stored, to_stored


@pytest.mark.parametrize(
    ("title", "subtitle", "joined"),
    [
        ("A!", "B", "A! B"),
        ("A:", "B", "A: B"),
        ("A –", "B", "A – B"),
        ("A—", "B", "A— B"),
        ("A...", "B", "A...: B"),
        ("In the U.S.", "B", "In the U.S.: B"),
        ("", "", ""),
    ],
)
def test_a_subtitle_follows_a_colon_unless_the_title_has_a_mark(title, subtitle, joined):
    assert join_title(plain_text(title), plain_text(subtitle)).plain == joined


@pytest.mark.parametrize(
    ("title", "without"),
    [
        ("A .", "A ."),
        ("Doe Inc.", "Doe Inc."),
        ("Bücher, Hefte usw.", "Bücher, Hefte usw."),
        ("A b..", "A b.."),
        ("A 2.0.", "A 2.0"),
        (".", "."),
        ("", ""),
        ("A b", "A b"),
    ],
)
def test_only_a_single_full_stop_of_a_sentence_goes(title, without):
    assert without_full_stop(plain_text(title)).plain == without


@pytest.mark.parametrize(
    ("series", "short"),
    [
        ("NeurIPS 2020", True),
        ("CHI’19", True),
        ("S&P-2021", True),
        ("SIGIR", False),
        ("icml 2023", False),
        ("ICML 2023 Workshops", False),
        ("Lecture Notes 2020", False),
        ("A" * 40 + " 2020", False),
        ("", False),
    ],
)
def test_a_short_series_is_an_acronym_with_a_year(series, short):
    assert is_short_series(series) is short


@pytest.mark.parametrize(
    ("title", "subtitle", "joined"),
    [
        ("A", "B", "A: B"),
        ("A?", "B", "A? B"),
        ("A.", "B", "A: B"),
        ("A", "", "A"),
    ],
)
def test_title_and_subtitle_are_joined(title, subtitle, joined):
    assert join_title(plain_text(title), plain_text(subtitle)).plain == joined


@pytest.mark.parametrize(
    ("title", "without"),
    [
        ("A b.", "A b"),
        ("A b...", "A b..."),
        ("In the U.S.", "In the U.S."),
        ("A et al.", "A et al."),
    ],
)
def test_a_full_stop_at_the_end_goes_but_no_abbreviations(title, without):
    assert without_full_stop(plain_text(title)).plain == without


def test_a_title_keeps_its_markup_beside_its_subtitle():
    title = from_stored("On <i>E. coli</i> and <i>S. aureus.</i>")
    joined = join_title(title, from_stored("CO<sub>2</sub>"))
    assert to_stored(joined) == "On <i>E. coli</i> and <i>S. aureus</i>: CO<sub>2</sub>"
    assert to_stored(without_full_stop(from_stored("On <math>x.</math>"))) == "On <math>x.</math>"
