"""Titles of one work and of two."""

import pytest

from publications.matching.match import titles_agree
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
