"""Revisions of many publications at once."""

import pytest
from django.contrib.auth.models import User
from wagtail.models import ModelLogEntry, Revision

from publications.models import Publication
from publications.records import revisions
from publications.records.revisions import revise
from tests.factories import PublicationFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_a_revision_says_what_one_of_the_form_would():
    publication = PublicationFactory(authors=["Ada King"], topics=[TopicFactory()])
    revise([publication.pk])
    publication = Publication.objects.get(pk=publication.pk)
    mine = publication.latest_revision
    theirs = publication.save_revision()
    ignored = {"latest_revision"}
    assert {key: value for key, value in mine.content.items() if key not in ignored} == {
        key: value for key, value in theirs.content.items() if key not in ignored
    }
    assert (mine.object_str, mine.content_type) == (theirs.object_str, theirs.content_type)
    assert mine.base_content_type == theirs.base_content_type
    assert mine.as_object().authorships.get().name == "Ada King"


def test_a_line_of_history_says_who_it_was():
    user, publication = User.objects.create_user("ada"), PublicationFactory(title="On engines")
    revise([publication.pk], user)
    entry = ModelLogEntry.objects.get()
    assert (entry.user, entry.action, entry.label) == (user, "wagtail.edit", "On engines")
    assert entry.object_id == str(publication.pk)
    assert entry.content_changed
    assert entry.revision == Revision.objects.get()
    assert entry.revision.user == user


def test_each_publication_has_its_own_revision_and_others_none():
    first, second, other = (PublicationFactory(title=title) for title in "ABC")
    revise([second.pk, first.pk])
    for publication in (first, second):
        publication.refresh_from_db()
        assert publication.latest_revision.content["title"] == publication.title
    other.refresh_from_db()
    assert other.latest_revision is None


def test_a_second_revision_does_not_replace_the_first():
    publication = PublicationFactory(title="A")
    revise([publication.pk])
    Publication.objects.update(title="B")
    revise([publication.pk])
    titles = [one.content["title"] for one in Revision.objects.order_by("pk")]
    assert titles == ["A", "B"]
    assert Publication.objects.get().latest_revision == Revision.objects.latest("pk")


def test_many_publications_take_as_many_queries_as_one(django_assert_num_queries):
    ids = [PublicationFactory().pk for _ in range(4)]
    revise(ids[:1])
    # Publications, names, topics; revisions, history; the publications' latest.
    with django_assert_num_queries(8):
        revise(ids[:1])
    with django_assert_num_queries(8):
        revise(ids)
    with django_assert_num_queries(0):
        revise([])


def test_very_many_are_written_a_number_at_a_time(monkeypatch):
    monkeypatch.setattr(revisions, "_ROWS_AT_ONCE", 2)
    ids = [PublicationFactory().pk for _ in range(5)]
    revise(ids)
    assert Publication.objects.filter(latest_revision__isnull=False).count() == 5
    assert Revision.objects.count() == 5
