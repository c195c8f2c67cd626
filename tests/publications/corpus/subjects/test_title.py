"""Titles that never repeat."""

from random import Random

import pytest

from labportal.base.text.keys import fold
from publications.corpus.subjects.subject import Subject
from publications.corpus.subjects.title import Titles, title_case


def chance(seed=1):
    return Random(seed)  # noqa: S311 - no secret


def test_a_field_whose_phrases_are_used_up_goes_on_with_second_parts():
    field = Subject.of(
        "tiny", "en", 1.0, "robust; fair", "atlases; proofs", "tides", "at sea; on land"
    )
    titles = Titles(chance(), [field])
    given = [titles.next(chance(number), field).text for number in range(60)]
    assert len({fold(title) for title in given}) == 60
    assert any(title.endswith(", part {II}") for title in given)


def test_title_case_leaves_small_words_braces_and_maths_alone():
    title = r"Fair {vision models} for $k$-space data in {M{\"u}nster} with $a + b$ tides"
    expected = r"Fair {vision models} for $k$-space Data in {M{\"u}nster} with $a + b$ Tides"
    assert title_case(title) == expected


@pytest.mark.parametrize("short", [True, False])
def test_every_combination_of_phrases_comes_once_before_any_comes_again(short, monkeypatch):
    monkeypatch.setattr("publications.corpus.subjects.title._SHORT", 1.0 if short else 0.0)
    subject = Subject.of("tiny", "en", 1.0, "a; b; c", "d; e", "f; g; h", "i; j")
    titles = Titles(chance(), [subject])
    count = 18 if short else 36
    first = {titles.next(chance(number), subject).core for number in range(count)}
    second = {titles.next(chance(number), subject).core for number in range(count)}
    assert len(first) == count
    assert first == second


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("the art of tides", "the Art of Tides"),
        ("iOS and DNA", "IOS and DNA"),
        (r"a {nested {deep} text} word", r"a {nested {deep} text} Word"),
        ("$x$ for $y + z$ waves", "$x$ for $y + z$ Waves"),
        ("", ""),
    ],
)
def test_title_case_of_latex(text, cased):
    assert title_case(text) == cased
