"""People on topics."""

import pytest
from django.utils import timezone

from groups.topics.links import people_on_topic, topics_of_person
from tests.factories import (
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    TopicFactory,
    as_editor,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic():
    return TopicFactory(name="Privacy")


def test_a_topic_is_a_persons_by_choice_by_group_and_by_publication(topic):
    chosen, published = TopicFactory(name="Choice"), TopicFactory(name="Print")
    TopicFactory(name="Another")
    person = PersonFactory(topics=[chosen])
    MembershipFactory(person=person, group=ResearchGroupFactory(topics=[topic]))
    PublicationFactory(authors=[person], topics=[published])
    assert [(one.name, one.written) for one in topics_of_person(person)] == [
        ("Print", 1),
        ("Choice", 0),
        ("Privacy", 0),
    ]


def test_topics_that_a_person_published_on_most_come_first(topic, django_assert_num_queries):
    often = TopicFactory(name="Zebras", texts={"en": ("Zebras", ""), "de": ("Zebras", "")})
    person = PersonFactory(topics=[topic, often])
    PublicationFactory(authors=[person], topics=[topic, often])
    PublicationFactory(authors=[person], topics=[often])
    PublicationFactory(authors=[person], topics=[topic], public=False)
    PublicationFactory(authors=["Somebody Else"], topics=[topic])
    with django_assert_num_queries(2):
        found = [(one.label, one.written) for one in topics_of_person(person)]
    assert found == [("Zebras", 2), ("Privacy", 1)]


def test_who_edited_a_volume_on_a_topic_has_not_published_on_it(topic):
    person = PersonFactory()
    PublicationFactory(authors=["Grace Hopper", as_editor(person)], topics=[topic])
    PublicationFactory(authors=[as_editor(person)], topics=[topic])
    assert not topics_of_person(person).exists()
    assert not people_on_topic(topic.slug).exists()


@pytest.mark.parametrize("fields", [{"end": "2021"}, {"start": "2999"}])
def test_the_topic_of_a_group_counts_for_its_current_members_only(topic, fields):
    group = ResearchGroupFactory(topics=[topic])
    current = MembershipFactory(group=group)
    other = MembershipFactory(group=group, **fields)
    assert list(people_on_topic(topic.slug)) == [current.person]
    assert list(topics_of_person(current.person)) == [topic]
    assert not topics_of_person(other.person).exists()


@pytest.mark.parametrize("fields", [{"public": False}, {"retired_at": timezone.now()}])
def test_a_publication_that_nobody_sees_counts_for_nobody(topic, fields):
    person = PersonFactory()
    PublicationFactory(authors=[person], topics=[topic], **fields)
    assert not people_on_topic(topic.slug).exists()
    assert not topics_of_person(person).exists()


def test_who_once_published_on_a_topic_works_on_it_though_gone_from_the_lab(topic):
    person = MembershipFactory(end="2021").person
    PublicationFactory(authors=[person, "Nobody Known"], topics=[topic])
    assert list(people_on_topic(topic.slug)) == [person]


def test_who_works_on_a_topic_for_several_reasons_is_there_once(topic):
    person = PersonFactory(topics=[topic, TopicFactory(), TopicFactory()])
    MembershipFactory(person=person, group=ResearchGroupFactory(topics=[topic]))
    PublicationFactory(authors=[person], topics=[topic])
    PublicationFactory(authors=[person], topics=[topic])
    assert list(people_on_topic(topic.slug)) == [person]


def test_merged_people_and_those_of_other_topics_are_left_out(topic):
    PersonFactory(topics=[topic], merged_into=PersonFactory())
    PersonFactory(topics=[TopicFactory()])
    assert not people_on_topic(topic.slug).exists()
