"""Numbers of groups, people and publications on each topic."""

import pytest
from django.utils import timezone

from groups.topics.counts import topic_counts
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


def _numbers(topic):
    (count,) = topic_counts([topic])
    return count.people, count.publications, count.groups


def test_a_topic_without_anything_counts_nothing(topic):
    assert _numbers(topic) == (0, 0, 0)


def test_people_count_once_however_many_ways_they_are_on_the_topic(topic):
    group = ResearchGroupFactory(topics=[topic])
    person = MembershipFactory(group=group, person=PersonFactory(topics=[topic])).person
    MembershipFactory(group=group, person=person)
    PublicationFactory(authors=[person], topics=[topic])
    PublicationFactory(authors=[person], topics=[topic])
    assert _numbers(topic) == (1, 2, 1)


def test_each_way_to_a_topic_counts_by_itself(topic):
    MembershipFactory(person=PersonFactory(topics=[topic]))
    MembershipFactory(group=ResearchGroupFactory(topics=[topic]))
    PublicationFactory(authors=[MembershipFactory().person], topics=[topic])
    assert _numbers(topic) == (3, 1, 1)


def test_editors_do_not_count_as_having_published_on_a_topic(topic):
    editor = MembershipFactory().person
    PublicationFactory(authors=["Grace Hopper", as_editor(editor)], topics=[topic])
    assert _numbers(topic) == (0, 1, 0)


def test_people_who_are_not_at_the_lab_today_do_not_count(topic):
    group = ResearchGroupFactory(topics=[topic])
    MembershipFactory(person=PersonFactory(topics=[topic]), end="2021")
    MembershipFactory(group=group, start="2999")
    MembershipFactory(group=group, person=PersonFactory(merged_into=PersonFactory()))
    PersonFactory(topics=[topic])
    PublicationFactory(authors=[PersonFactory()], topics=[topic])
    assert _numbers(topic) == (0, 1, 1)


def test_a_past_membership_in_a_group_on_the_topic_does_not_count(topic):
    person = MembershipFactory().person
    MembershipFactory(person=person, group=ResearchGroupFactory(topics=[topic]), end="2021")
    assert _numbers(topic)[0] == 0


def test_what_nobody_sees_does_not_count(topic):
    person = MembershipFactory().person
    PublicationFactory(authors=[person], topics=[topic], public=False)
    PublicationFactory(authors=[person], topics=[topic], retired_at=timezone.now())
    ResearchGroupFactory(topics=[topic], end="2021")
    ResearchGroupFactory(topics=[topic], start="2999")
    assert _numbers(topic) == (0, 0, 0)


def test_three_queries_do_for_any_number_of_topics(topic, django_assert_num_queries):
    topics = [topic, TopicFactory(), TopicFactory()]
    PublicationFactory(topics=topics[:2])
    with django_assert_num_queries(3):
        counts = topic_counts(topics)
    assert [(one.topic, one.publications) for one in counts] == [
        (topics[0], 1),
        (topics[1], 1),
        (topics[2], 0),
    ]
