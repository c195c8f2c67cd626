"""Records that pages name by id, as visitors may see them now."""

import pytest
from django.utils import timezone

from labportal.visible_records import groups_now, in_order, people_now, publications_now
from tests.factories import PersonFactory, PublicationFactory, ResearchGroupFactory

pytestmark = pytest.mark.django_db

GONE = 999_999


def test_a_merged_person_is_the_one_who_holds_the_record(django_assert_num_queries):
    person = PersonFactory()
    merged = PersonFactory(merged_into=person)
    with django_assert_num_queries(1):
        found = people_now({person.pk, merged.pk, GONE})
    assert found == {person.pk: person, merged.pk: person}


def test_a_person_who_was_merged_twice_is_the_last():
    last = PersonFactory()
    first = PersonFactory(merged_into=PersonFactory(merged_into=last))
    assert people_now([first.pk]) == {first.pk: last}


def test_publications_are_visible_and_ready_to_be_cited(django_assert_num_queries):
    shown = PublicationFactory()
    merged = PublicationFactory(merged_into=shown, retired_at=timezone.now())
    again = PublicationFactory(merged_into=merged, retired_at=timezone.now())
    hidden = PublicationFactory(public=False)
    of_hidden = PublicationFactory(merged_into=hidden, retired_at=timezone.now())
    undone = PublicationFactory(retired_at=timezone.now())
    ids = [one.pk for one in (shown, merged, again, hidden, of_hidden, undone)]
    found = publications_now([*ids, GONE])
    assert found == {shown.pk: shown, merged.pk: shown, again.pk: shown}
    with django_assert_num_queries(0):
        assert [str(one) for one in found[again.pk].authorships.all()] == ["Grace Hopper"]


def test_as_many_queries_for_many_publications_as_for_one(django_assert_num_queries):
    ids = [PublicationFactory().pk for _ in range(3)]
    # Their holders, then publications, names and people.
    with django_assert_num_queries(3):
        publications_now(ids[:1])
    with django_assert_num_queries(3):
        publications_now(ids)


def test_groups_come_with_their_names(django_assert_num_queries):
    group = ResearchGroupFactory(names={"en": "Machines"})
    found = groups_now([group.pk, GONE])
    with django_assert_num_queries(0):
        assert {pk: one.name for pk, one in found.items()} == {group.pk: "Machines"}


def test_records_come_in_the_order_of_their_ids_and_each_once():
    assert in_order([3, 1, 2, 9, 1], {1: "a", 2: "b", 3: "a"}) == ["a", "b"]
    assert in_order([], {1: "a"}) == []
