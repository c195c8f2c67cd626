"""Titles of one work and of two."""

import pytest

from publications.matching.match import titles_agree
from publications.matching.title_likeness import (
    Relation,
    contradict,
    is_heading,
    letters,
    relate,
    words,
)
from tests.publications.matching.candidate_pairs import AUTHORS, candidate_of, kind_of


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        ("deep learning for mri", "deep learning for mri", True),
        ("machine learning in medicine", "machine learning in medicine a review of methods", True),
        ("a b", "a b c d e f g h i j k l m", False),
        ("differential privacy in imaging", "graph networks for molecules", False),
    ],
)
def test_titles_agree_when_words_move_or_a_subtitle_is_missing(first, second, agree):
    assert titles_agree(first, second) is agree


@pytest.mark.parametrize(
    "title",
    [
        "Convolutional Recurrent Networks for Reconstruction.",
        "Convolutional recurent networks for reconstruction",
        "Convolutional recurrent networks for reconstruktion",
        "The convolutional recurrent networks for reconstruction",
        "Convolutional-recurrent networks for reconstruction",
        "Convolutionalrecurrent networks for reconstruction",
        "Convolutional recurrent networks for reconstruction: with priors from physics",
        "Convolutional recurrent networks for reconst",
        "Reconstruction with recurrent convolutional networks",
        "Convolutional {recurrent} networks for $reconstruction$",
    ],
)
def test_a_title_that_is_spelled_otherwise_asks(title):
    assert kind_of(candidate_of(names=AUTHORS), candidate_of(title, names=AUTHORS)) == "possible"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Visualisation of tumour growth models", "Visualization of tumor growth models"),
        ("Über die Messung der Größe von Körpern", "Ueber die Messung der Groesse von Koerpern"),
        ("Atlases of the heart from MRI", "Atlases of the heart from magnetic resonance imaging"),
        ("Registration of images, part II: methods", "Registration of images. Part 2: Methods"),
        ("SINR: Spline-enhanced implicit representation", "SINR"),
        ("Введение в теорию измерений", "Vvedenie v teoriiu izmerenii"),
    ],
)
def test_spelling_abbreviations_numbers_and_subtitles_may_differ(first, second):
    one, other = (candidate_of(title, AUTHORS, issued_year=2020) for title in (first, second))
    assert kind_of(one, other) == "possible"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Tabu search, part I", "Tabu search, part II"),
        ("Tabu search", "Tabu search, part II"),
        ("Atlases from T1-weighted scans", "Atlases from T2-weighted scans"),
        ("Prevalence of hepatitis B in migrants", "Prevalence of hepatitis C in migrants"),
        ("Segmentation of the liver in abdominal CT", "Segmentation of the spleen in abdominal CT"),
        ("Supervised domain adaptation", "Unsupervised domain adaptation"),
        ("Registration of hearts with landmarks", "Registration of hearts without landmarks"),
        ("Macrovascular complications in a cohort", "Microvascular complications in a cohort"),
        ("Certifying algorithms for graphs", "Erratum: Certifying algorithms for graphs"),
        ("Certifying algorithms for graphs", "Reply to: Certifying algorithms for graphs"),
        ("Certifying algorithms for graphs", "Data from: Certifying algorithms for graphs"),
        ("Certifying algorithms for graphs", "Certifying algorithms for graphs: a rebuttal"),
        (
            "Proceedings of the 18th conference on maps",
            "Proceedings of the 19th conference on maps",
        ),
        ("Diffusion models", "Diffusion models for the synthesis of contrast agents in MRI"),
    ],
)
def test_titles_that_tell_two_works_of_the_same_people_apart(first, second):
    one, other = (candidate_of(title, AUTHORS, issued_year=2020) for title in (first, second))
    assert kind_of(one, other) is None


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ("on tides", "on tides", Relation.EQUAL),
        ("the tides", "tides", Relation.EQUAL),
        ("time series", "timeseries", Relation.EQUAL),
        ("recurrent networks", "recurent networks", Relation.NEAR),
        ("part 2 of tides", "part ii of tides", Relation.NEAR),
        ("tides of the sea 2nd time series", "tides of the sea ii timeseries", Relation.NEAR),
        ("a study of the tides in the north sea", "study of tides in north sea", Relation.NEAR),
        (
            "a long enough title of tides",
            "a long enough title of tides and storms",
            Relation.PART,
        ),
        ("short title", "short title and a lot more of it", Relation.OTHER),
        ("sea tides of north and south", "baltic sea tides of north and south", Relation.MORE),
        ("tides of the north sea coast", "towards tides of the north sea coast", Relation.OTHER),
        ("tides of the north sea coast", "tides of the north sea coast slides", Relation.OTHER),
        ("tides of the north sea coast", "tides of the north sea coast not", Relation.OTHER),
        ("tides of the north sea", "privacy of health records", Relation.OTHER),
        ("", "on tides", Relation.OTHER),
    ],
)
def test_titles_stand_to_each_other(first, second, relation):
    assert relate(first, second) is relation
    assert relate(second, first) is relation


@pytest.mark.parametrize(
    ("first", "second", "contradiction"),
    [
        ("tides part 1", "tides part 2", True),
        ("tides", "tides part 2", True),
        ("tides", "tides 2", True),
        ("tides", "erratum tides", True),
        ("tides", "antwort auf tides", True),
        ("type a tides", "type b tides", True),
        ("tides of 2020 in rome", "tides of rome", True),
        ("tides", "storms", False),
        ("first tides", "1 tides", False),
        ("tides", "tides", False),
        ("tides", "tides of the part", False),
    ],
)
def test_a_number_or_a_telling_word_contradicts(first, second, contradiction):
    assert contradict(first, second) is contradiction
    assert contradict(second, first) is contradiction


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        *((title, True) for title in ("editorial", "preface to the proceedings", "book reviews")),
        *((title, True) for title in ("vorwort der herausgeber", "comptes rendus", "", "the")),
        *((title, False) for title in ("editorial on tides", "tides", "vorwort zu den gezeiten")),
    ],
)
def test_a_heading_says_nothing_of_its_own(title, heading):
    assert is_heading(title) is heading


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("the 2nd part of tides", ("2", "part", "of", "tides")),
        ("eine dritte auflage", ("3", "auflage")),
        ("chapter iv", ("chapter", "4")),
        ("a", ("a",)),
        ("the a tides", ("tides",)),
        ("21st century", ("21", "century")),
        ("2d tides", ("2d", "tides")),
        ("", ()),
    ],
)
def test_words_have_numbers_in_figures_and_no_article_before_them(title, expected):
    assert words(title) == expected


def test_what_is_behind_the_longest_title_is_not_compared():
    title = "tides " * 100
    assert letters(f"{title}one") == letters(f"{title}two")
    assert relate("a" * 100_000, "a" * 99_999) is Relation.EQUAL
