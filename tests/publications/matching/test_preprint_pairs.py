"""Preprints that came out under another title."""

import pytest

from tests.publications.matching.candidate_pairs import candidate_of, kind_of, matched

NAMES = ("Kim", "Allmendinger", "López")
PREPRINT = {"type": "article", "arxiv_id": "2101.00001", "issued_year": 2021}
ARTICLE = {"type": "article-journal", "container_title": "Journal of Safety"}
FIRST = "Safe learning and optimization techniques: towards a survey"
SECOND = "Are evolutionary algorithms safe optimizers?"


@pytest.mark.parametrize("year", [2021, 2022, 2023])
def test_a_preprint_and_an_article_of_the_same_people_on_one_subject_are_asked(year):
    preprint = candidate_of(FIRST, NAMES, **PREPRINT)
    article = candidate_of(SECOND, NAMES, issued_year=year, **ARTICLE)
    assert kind_of(preprint, article) == "possible"
    assert matched(article, preprint).reason.code == "preprint-of-article"


@pytest.mark.parametrize(
    ("title", "names", "values"),
    [
        (SECOND, NAMES, {"issued_year": 2020}),
        (SECOND, NAMES, {"issued_year": 2024}),
        (SECOND, NAMES[::-1], {"issued_year": 2022}),
        (SECOND, NAMES[:2], {"issued_year": 2022}),
        ("Tides of the north", NAMES, {"issued_year": 2022}),
        (SECOND, NAMES, {"issued_year": 2022, "arxiv_id": "2201.00002"}),
        (SECOND, NAMES, {"issued_year": 2022, "type": "dataset"}),
    ],
)
def test_other_people_years_subjects_and_works_are_not(title, names, values):
    preprint = candidate_of(FIRST, NAMES, **PREPRINT)
    assert kind_of(preprint, candidate_of(title, names, **(ARTICLE | values))) is None


def test_two_articles_or_two_preprints_of_the_same_people_are_two():
    for values in (ARTICLE, {"type": "article"}):
        first, second = (
            candidate_of(t, NAMES, issued_year=2021, **values) for t in (FIRST, SECOND)
        )
        assert kind_of(first, second) is None


def test_two_authors_write_more_and_so_need_two_words_in_common():
    preprint = candidate_of(FIRST, NAMES[:2], **PREPRINT)
    article = candidate_of(SECOND, NAMES[:2], issued_year=2022, **ARTICLE)
    assert kind_of(preprint, article) is None
    nearer = candidate_of("Safe techniques reviewed", NAMES[:2], issued_year=2022, **ARTICLE)
    assert kind_of(preprint, nearer) == "possible"


def test_of_several_articles_the_one_with_the_nearest_title_is_named():
    preprint = candidate_of(FIRST, NAMES, **PREPRINT)
    far = candidate_of(SECOND, NAMES, issued_year=2022, **ARTICLE)
    near = candidate_of("Optimization techniques that are safe", NAMES, issued_year=2022, **ARTICLE)
    assert matched(preprint, far, near).candidate is near
