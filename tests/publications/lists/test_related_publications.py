"""Publications related to one, by topics and people in common."""

import pytest
from django.utils import timezone

from publications.lists.related_publications import MOST, related_to
from tests.factories import PersonFactory, PublicationFactory, TopicFactory, as_editor

pytestmark = pytest.mark.django_db


def test_a_topic_weighs_as_much_as_two_people():
    topic, ada, grace = TopicFactory(), PersonFactory(), PersonFactory()
    publication = PublicationFactory(topics=[topic], authors=[ada, grace])
    by_one = PublicationFactory(authors=[ada])
    on_topic = PublicationFactory(topics=[topic])
    on_topic_and_by_one = PublicationFactory(topics=[topic], authors=[grace])
    PublicationFactory()
    assert related_to(publication) == [on_topic_and_by_one, on_topic, by_one]


def test_two_people_weigh_as_much_as_a_topic():
    topic, ada, grace = TopicFactory(), PersonFactory(), PersonFactory()
    publication = PublicationFactory(topics=[topic], authors=[ada, grace], issued_year=2020)
    by_both = PublicationFactory(authors=[ada, grace], issued_year=2020)
    on_topic = PublicationFactory(topics=[topic], issued_year=2021)
    assert related_to(publication) == [by_both, on_topic]


def test_of_those_that_share_as_much_the_nearest_in_time_come_first():
    topic = TopicFactory()
    years = {year: PublicationFactory(topics=[topic], issued_year=year) for year in (2010, 2019)}
    later, undated = (PublicationFactory(topics=[topic], issued_year=y) for y in (2021, None))
    publication = PublicationFactory(topics=[topic], issued_year=2020)
    assert related_to(publication) == [later, years[2019], years[2010], undated]


def test_a_publication_without_a_date_has_related_ones_too_the_latest_first():
    topic = TopicFactory()
    old, new = (PublicationFactory(topics=[topic], issued_year=year) for year in (2001, 2020))
    assert related_to(PublicationFactory(topics=[topic], issued_year=None)) == [new, old]


def test_what_nobody_sees_is_related_to_nothing():
    topic = TopicFactory()
    PublicationFactory(topics=[topic], public=False)
    PublicationFactory(topics=[topic], retired_at=timezone.now())
    assert related_to(PublicationFactory(topics=[topic])) == []


def test_editors_of_one_book_are_nothing_in_common():
    person = PersonFactory()
    edited = [PublicationFactory(authors=[as_editor(person)]) for _ in range(2)]
    written = PublicationFactory(authors=[person])
    for publication in (*edited, written):
        assert related_to(publication) == []


def test_there_are_few_and_they_are_ready_to_be_cited(django_assert_num_queries):
    topic = TopicFactory()
    for _ in range(MOST + 1):
        PublicationFactory(topics=[topic])
    publication = PublicationFactory(topics=[topic])
    # The ids, then publications, names and people.
    with django_assert_num_queries(3):
        found = related_to(publication)
        names = {str(name) for one in found for name in one.authorships.all()}
    assert len(found) == MOST
    assert names == {"Grace Hopper"}
