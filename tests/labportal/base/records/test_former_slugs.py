"""Former slugs of records."""

import pytest
from django.http import Http404

from labportal.base.models import FormerSlug, Topic
from labportal.base.records.former_slugs import record_with_slug, unique_slug
from people.models import Person
from publications.models import Publication
from tests.factories import (
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def rename(record, slug):
    """Save a record, as it is in the database, under another slug."""
    record = type(record).objects.get(pk=record.pk)
    record.slug = slug
    record.save()
    return record


@pytest.mark.parametrize(
    "factory", [PersonFactory, PublicationFactory, ResearchGroupFactory, TopicFactory]
)
def test_a_record_of_any_kind_is_found_by_every_slug_that_it_had(factory):
    record = factory(slug="first")
    rename(record, "second")
    rename(record, "third")
    records = type(record).objects.all()
    assert {record_with_slug(records, slug) for slug in ("first", "second", "third")} == {record}
    with pytest.raises(Http404):
        record_with_slug(records, "fourth")


def test_a_former_slug_is_of_one_kind_of_record():
    rename(PersonFactory(slug="tides"), "waves")
    with pytest.raises(Http404):
        record_with_slug(Topic.objects.all(), "tides")


def test_a_slug_that_is_had_again_is_no_former_one():
    person = PersonFactory(slug="ada-byron")
    rename(person, "ada-lovelace")
    rename(person, "ada-byron")
    assert [one.slug for one in person.former_slugs.all()] == ["ada-lovelace"]


def test_a_former_slug_is_made_for_nobody_else():
    person = PersonFactory(given="Ada", family="Byron", slug="ada-byron")
    rename(person, "ada-lovelace")
    assert PersonFactory(given="Ada", family="Byron").slug == "ada-byron-2"
    assert unique_slug(person, "Ada", "Byron") == "ada-byron"


def test_a_former_slug_that_is_typed_for_another_record_is_that_one_s():
    first, second = PersonFactory(slug="ada"), PersonFactory(slug="eva")
    rename(first, "ada-lovelace")
    rename(second, "ada")
    assert record_with_slug(Person.objects.all(), "ada") == second
    rename(second, "eva")
    assert record_with_slug(Person.objects.all(), "ada") == second


def test_a_record_of_a_revision_knows_the_slug_that_is_stored():
    publication = PublicationFactory(slug="first")
    revision = publication.save_revision()
    rename(publication, "second")
    revision.as_object().save()
    assert record_with_slug(Publication.objects.all(), "second") == publication
    assert [one.slug for one in publication.former_slugs.all()] == ["second"]


def test_saving_other_columns_keeps_no_slug():
    person = PersonFactory(slug="ada")
    person.slug = "eva"
    person.save(update_fields=["given"])
    assert not FormerSlug.objects.exists()


def test_former_slugs_go_with_their_record():
    rename(TopicFactory(slug="tides"), "waves").delete()
    assert not FormerSlug.objects.exists()


def test_saving_a_record_under_the_same_slug_asks_for_no_slug(django_assert_max_num_queries):
    topic = Topic.objects.get(pk=TopicFactory().pk)
    with django_assert_max_num_queries(20) as queries:
        topic.save()
    assert not [one for one in queries if "formerslug" in one["sql"]]
