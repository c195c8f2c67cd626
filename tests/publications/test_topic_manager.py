"""Topics of a record that keep their rows when a form is saved."""

import pytest

from publications.models import ImportBatch, Publication, PublicationTopic
from publications.topic_manager import KeptTopicsManager
from tests.factories import PublicationFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def topics():
    return [TopicFactory() for _ in range(3)]


@pytest.fixture
def publication(topics):
    """A publication with two topics, the first of which an import gave."""
    publication = PublicationFactory(topics=topics[:2])
    batch = ImportBatch.objects.create(source="Zotero")
    PublicationTopic.objects.filter(tag=topics[0]).update(given_by=batch)
    return Publication.objects.get(pk=publication.pk)


def _rows():
    return dict(PublicationTopic.objects.values_list("tag", "pk"))


def test_topics_that_stay_keep_their_rows_and_say_who_gave_them(publication, topics):
    before = _rows()
    publication.topics.set([topics[0], topics[2]])
    publication.save()
    after = _rows()
    assert after.keys() == {topics[0].pk, topics[2].pk}
    assert after[topics[0].pk] == before[topics[0].pk]
    assert PublicationTopic.objects.get(tag=topics[0]).given_by
    assert PublicationTopic.objects.get(tag=topics[2]).given_by is None


def test_nothing_is_written_before_the_record_is(publication, topics):
    before = _rows()
    publication.topics.set([topics[2]])
    assert _rows() == before
    assert list(publication.topics.all()) == [topics[2]]


def test_all_topics_can_be_taken_away_and_names_will_do(publication, topics):
    publication.topics.set([topics[1].name])
    publication.save()
    assert _rows().keys() == {topics[1].pk}
    publication.topics.set([])
    publication.save()
    assert _rows() == {}


def test_the_same_topics_write_no_row(publication, topics):
    before = _rows()
    publication.topics.set(topics[:2])
    publication.save()
    assert _rows() == before


def test_migrations_know_the_manager_that_it_comes_from():
    field = Publication._meta.get_field("topics")
    assert isinstance(field, KeptTopicsManager)
    assert field.deconstruct()[1] == "modelcluster.contrib.taggit.ClusterTaggableManager"
