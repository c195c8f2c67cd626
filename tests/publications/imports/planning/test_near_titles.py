"""Finding the publications of the database whose titles read nearly as those of entries."""

import pytest
from django.utils import timezone

from publications.imports.planning.near_titles import ids_near_titles
from tests.factories import PublicationFactory

pytestmark = pytest.mark.django_db

TITLE = "Convolutional recurrent networks: reconstruction of moving hearts"


@pytest.fixture
def publication():
    for number in range(20):
        PublicationFactory(title=f"Recurrent networks for task {number}")
    return PublicationFactory(title=TITLE)


@pytest.mark.parametrize(
    "title",
    [
        "Convolutional recurent networks: reconstruction of moving hearts",
        "The convolutional-recurrent networks: Reconstruction of moving hearts",
        "Convolutional recurrent networks: reconstruction of mov",
        "Convolutionalrecurrent networks: reconstruction of moving hearts",
        "Reconstruction of moving hearts: convolutional recurrent networks",
        f"{TITLE} with priors from physics",
    ],
)
def test_a_title_spelled_otherwise_is_found(publication, title):
    assert ids_near_titles([title, "Privacy of health records"]) == {publication.pk}


@pytest.mark.parametrize("title", ["", "…", "Privacy of health records", "Moving hearts of stone"])
def test_another_title_finds_nothing(publication, title):
    assert ids_near_titles([title]) == set()


def test_what_was_taken_back_is_not_found(publication):
    publication.retired_at = timezone.now()
    publication.save()
    assert ids_near_titles([f"The {TITLE} of patients"]) == set()


def test_one_query_does_for_any_number_of_titles(publication, django_assert_num_queries):
    with django_assert_num_queries(1):
        ids_near_titles([f"{TITLE} {number}" for number in range(100)])


def test_nothing_is_asked_for_no_titles(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert ids_near_titles([]) == set()


def test_dashes_and_quotation_marks_that_were_broken_are_no_part_of_a_title():
    record = PublicationFactory(title="Leo - DB2's learning optimizer")
    assert ids_near_titles(["Leo \u00e2\u20ac\u201c DB2\u00e2??s learning optimizer"]) == {
        record.pk
    }
