"""Records that were merged into others."""

import pytest

from labportal.base.records.merged_records import heir
from people.models import Person
from publications.models import Publication
from tests.factories import PersonFactory, PublicationFactory

pytestmark = pytest.mark.django_db


def test_a_record_that_was_not_merged_is_its_own_heir():
    person = PersonFactory()
    assert heir(person) == person


def test_the_heir_is_at_the_end_of_the_chain():
    last = PersonFactory()
    middle = PersonFactory(merged_into=last)
    assert heir(PersonFactory(merged_into=middle)) == last
    assert heir(middle) == last


def test_a_circle_has_an_end():
    first = PersonFactory()
    second = PersonFactory(merged_into=first)
    Person.objects.filter(pk=first.pk).update(merged_into=second)
    first.refresh_from_db()
    assert heir(first) in (first, second)


def test_a_merge_that_was_fetched_along_costs_no_query(django_assert_num_queries):
    PublicationFactory(retired_at="2024-01-01T00:00Z", merged_into=PublicationFactory())
    merged = Publication.objects.select_related("merged_into").get(merged_into__isnull=False)
    with django_assert_num_queries(0):
        assert heir(merged) == merged.merged_into
