"""Topics that an import gave, and the way back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.imports.keywords.topics import (
    give,
    given_by_import,
    given_otherwise,
    take_back,
)
from publications.models import ImportBatch, Publication, PublicationTopic
from tests.factories import TopicFactory
from tests.publications.imports.keywords.keyword_page import (
    bib,
    import_keywords,
    publication_of,
    topics_of,
)
from tests.staff.answers import open_form, record_url

pytestmark = pytest.mark.django_db


def _by_hand(batch):
    rows = given_otherwise(batch).order_by("content_object", "tag__name")
    return list(rows.values_list("content_object__citekey", "tag__name"))


def test_taking_back_takes_what_the_import_gave_and_leaves_what_editors_gave(given, librarian):
    revisions = [publication_of(given.batch, f"key{n}").revisions.count() for n in range(2)]
    assert take_back(given.batch, librarian) == 2
    assert topics_of(given.batch) == []
    assert topics_of(given.batch, "key1") == ["By hand"]
    for number, before in enumerate(revisions):
        publication = publication_of(given.batch, f"key{number}")
        assert publication.revisions.count() == before + 1
        assert publication.latest_revision.user == librarian
    assert take_back(given.batch, librarian) == 0


def test_taking_back_writes_no_revision_where_the_caller_does(given):
    first = publication_of(given.batch)
    before = first.revisions.count()
    take_back(given.batch, without_revision={first.pk})
    assert first.revisions.count() == before
    assert topics_of(given.batch) == []


def test_topics_of_another_import_stay(given):
    other = import_keywords(source="DBLP", text=bib("MRI", "MRI"))
    assert take_back(other) == 0
    assert topics_of(given.batch) == ["Imaging"]
    assert ("key0", "Imaging") in _by_hand(other)


def test_what_editors_gave_is_told_from_what_the_import_gave(given):
    assert _by_hand(given.batch) == [("key1", "By hand")]


def test_saving_the_form_of_a_publication_leaves_its_topics_the_imports(given):
    publication = publication_of(given.batch, "key1")
    rows = set(PublicationTopic.objects.values_list("pk", "tag", "given_by"))
    fields = open_form(given.client, record_url(publication))
    assert "Imaging" in fields["topics"]
    answer = given.client.post(record_url(publication), fields | {"note": "typed"})
    assert answer.status_code == 302
    assert publication_of(given.batch, "key1").note == "typed"
    assert set(PublicationTopic.objects.values_list("pk", "tag", "given_by")) == rows


def test_a_topic_that_an_editor_takes_away_and_gives_again_is_the_editors(given):
    url = record_url(publication_of(given.batch))
    given.client.post(url, open_form(given.client, url) | {"topics": ""})
    assert topics_of(given.batch) == []
    given.client.post(url, open_form(given.client, url) | {"topics": "Imaging"})
    assert _by_hand(given.batch) == [("key0", "Imaging"), ("key1", "By hand")]
    take_back(given.batch)
    assert topics_of(given.batch) == ["Imaging"]


def test_a_topic_that_an_editor_adds_beside_is_the_editors(given):
    TopicFactory(name="Added")
    url = record_url(publication_of(given.batch))
    given.client.post(url, open_form(given.client, url) | {"topics": "Imaging, Added"})
    assert _by_hand(given.batch)[0] == ("key0", "Added")
    assert given_by_import(given.batch).count() == 2


def test_going_back_to_a_revision_with_the_topic_leaves_it_the_imports(given):
    publication = publication_of(given.batch)
    with_topic = publication.latest_revision
    url = record_url(publication)
    given.client.post(url, open_form(given.client, url) | {"topics": ""})
    url = record_url(publication, "revisions_revert", with_topic.pk)
    assert given.client.post(url, open_form(given.client, url)).status_code == 302
    assert topics_of(given.batch) == ["Imaging"]
    assert given_by_import(given.batch).count() == 2


def test_a_later_import_of_the_publication_leaves_the_topics_as_they_are(given):
    moved = bib("MRI", "MRI").replace("year = 2020", "year = 2021")
    assert import_keywords(text=moved).counts == {"changed": 2}
    assert given_by_import(given.batch).count() == 2


def test_the_topics_stay_when_the_import_is_forgotten(given):
    ImportBatch.objects.filter(pk=given.batch.pk).delete()
    assert set(PublicationTopic.objects.values_list("given_by", flat=True)) == {None}
    assert PublicationTopic.objects.count() == 3


def test_the_number_of_queries_does_not_depend_on_that_of_publications_given_topics():
    batch, topic = import_keywords(*(["MRI"] * 30)), TopicFactory(name="MRI")
    ids = sorted(Publication.objects.values_list("pk", flat=True))
    numbers = []
    for some in (ids[:2], ids[2:]):
        with CaptureQueriesContext(connection) as queries:
            assert give(batch, {topic.pk: some}) == some
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] < 20
