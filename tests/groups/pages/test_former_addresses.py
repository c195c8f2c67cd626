"""Former addresses: those of records that were renamed, and lists by their former slugs."""

import pytest

from groups.works.filters import LabPublicationFilter
from people.models import Person
from publications.imports.removals.people.merging import delete, merge
from publications.imports.removals.people.taking_back import take_back
from publications.models import Publication
from tests.factories import PersonFactory, PublicationFactory, ResearchGroupFactory, TopicFactory

pytestmark = pytest.mark.django_db


def rename(record, slug):
    """Save a record under another slug."""
    record.slug = slug
    record.save()


@pytest.fixture
def leads(client):
    """A function that says where an address leads for good: a path, or the status."""

    def ask(path):
        response = client.get(path)
        return response["Location"] if response.status_code == 301 else response.status_code

    return ask


@pytest.fixture
def ada(world):
    person = PersonFactory(given="Ada", family="Byron")
    rename(person, "ada-king")
    return person


@pytest.mark.parametrize("language", ["", "/de"])
def test_a_former_address_leads_to_the_present_one_in_every_language(world, ada, leads, language):
    assert leads(f"{language}/people/ada-byron/") == f"{language}/people/ada-king/"
    rename(TopicFactory(slug="tides"), "waves")
    assert leads(f"{language}/topics/tides/") == f"{language}/topics/waves/"
    rename(PublicationFactory(slug="byron-1843"), "lovelace-1843")
    there = f"{language}/publications/lovelace-1843"
    assert leads(f"{language}/publications/byron-1843/?style=apa") == f"{there}/?style=apa"
    for extension in ("bib", "ris", "json"):
        address = f"{language}/publications/byron-1843.{extension}"
        assert leads(address) == f"{there}.{extension}"


@pytest.mark.parametrize("path", ["", "export.bib", "export.json", "feed.atom"])
@pytest.mark.parametrize("language", ["", "/de"])
def test_lists_downloads_and_feeds_by_a_former_slug_lead_on(world, ada, leads, path, language):
    group, topic = ResearchGroupFactory(slug="sight"), TopicFactory(slug="tides")
    rename(group, "vision")
    rename(topic, "waves")
    address = f"{language}/publications/{path}"
    assert leads(f"{address}?person=ada-byron&page=2") == f"{address}?person=ada-king&page=2"
    assert leads(f"{address}?group=sight") == f"{address}?group=vision"
    assert leads(f"{address}?q=a+b&topic=tides") == f"{address}?q=a+b&topic=waves"
    assert leads(f"{address}?editor=ada-byron") == f"{address}?editor=ada-king"
    other = PersonFactory(slug="mary")
    two = f"{address}?person={other.slug}&person="
    assert leads(f"{two}ada-byron") == f"{two}ada-king"
    assert leads(f"{two}ada-king") == 200


def test_the_address_of_who_was_merged_leads_to_the_survivor_until_that_is_taken_back(
    world, ada, leads
):
    survivor = PersonFactory(slug="augusta")
    removal = merge(survivor.pk, ada.pk, {})
    for slug in ("ada-byron", "ada-king"):
        assert leads(f"/people/{slug}/") == "/people/augusta/"
        assert leads(f"/publications/?person={slug}") == "/publications/?person=augusta"
    take_back(removal.pk)
    assert leads("/people/ada-byron/") == "/people/ada-king/"
    assert leads("/people/ada-king/") == 200


def test_the_former_address_of_who_was_deleted_is_gone_until_that_is_taken_back(world, ada, leads):
    removal = delete(ada.pk)
    assert leads("/people/ada-byron/") == 410
    take_back(removal.pk)
    assert leads("/people/ada-byron/") == "/people/ada-king/"


def test_a_former_slug_of_a_publication_that_nobody_may_see_tells_nothing(world, leads):
    publication = PublicationFactory(slug="first")
    rename(publication, "second")
    Publication.objects.update(public=False)
    assert leads("/publications/first/") == 404
    Publication.objects.update(public=True, retired_at="2024-01-01T00:00Z")
    assert leads("/publications/first.bib") == 410


def test_who_takes_an_address_back_has_it(world, ada, leads):
    rename(Person.objects.get(pk=ada.pk), "ada-byron")
    assert leads("/people/ada-byron/") == 200
    assert leads("/people/ada-king/") == "/people/ada-byron/"


def test_a_list_by_present_slugs_asks_twice_for_former_ones(
    world, ada, client, django_assert_num_queries
):
    LabPublicationFilter(person="ada-king").at_present()
    with django_assert_num_queries(2):
        LabPublicationFilter(person="ada-king", topic="waves", group="vision").at_present()
    with django_assert_num_queries(0):
        LabPublicationFilter(year="2024").at_present()


def test_no_browser_keeps_where_a_former_address_led(world, ada, client):
    for path in ("/people/ada-byron/", "/publications/?person=ada-byron"):
        response = client.get(path)
        assert response.status_code == 301
        assert response["Cache-Control"] == "no-cache"


def test_two_people_who_are_one_by_now_lead_to_the_list_of_that_one(world, ada, leads):
    other = PersonFactory(slug="augusta")
    merge(ada.pk, other.pk, {})
    for query in ("person=augusta&person=ada-king", "person=ada-byron&person=augusta"):
        assert leads(f"/publications/?{query}") == "/publications/?person=ada-king"
