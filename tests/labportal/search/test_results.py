"""The page of search results: the first few of each kind, or all of one, in pages."""

import pytest
from django.core.paginator import InvalidPage
from wagtail.models import Page

from labportal.base.models import Topic
from labportal.search.results import SearchResults
from labportal.search.search import SearchMatches
from people.models import Person
from publications.models import Publication
from tests.factories import PersonFactory, PublicationFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def found():
    """Matches of all records that there are, and of no pages."""
    return SearchMatches(
        Person.objects.order_by("pk"),
        Topic.objects.order_by("pk"),
        Page.objects.none(),
        Publication.objects.order_by("pk"),
    )


def _by_kind(results):
    return {kind.name: (kind.count, len(kind.items)) for kind in results.kinds}


def test_nothing_is_shown_of_a_kind_of_which_nothing_was_found(found):
    PersonFactory()
    results = SearchResults.of(found, "ada")
    assert _by_kind(results) == {"people": (1, 1)}
    assert results.count == 1
    assert SearchResults.of(found._replace(people=Person.objects.none()), "ada").kinds == []


def test_the_first_few_of_each_kind_are_shown_and_all_are_counted(found):
    for _ in range(7):
        PersonFactory()
    for _ in range(13):
        TopicFactory()
    for _ in range(10):
        PublicationFactory()
    results = SearchResults.of(found, "a")
    assert _by_kind(results) == {"people": (7, 6), "topics": (13, 12), "publications": (10, 10)}
    assert [kind.has_more for kind in results.kinds] == [True, True, False]
    assert results.count == 30


def test_few_results_are_counted_without_a_query_of_their_own(found, django_assert_num_queries):
    for _ in range(3):
        TopicFactory()
    # People, topics and their texts, publications: nothing for pages, which are none.
    with django_assert_num_queries(4):
        SearchResults.of(found, "a")


def test_the_address_of_all_of_a_kind_holds_what_was_typed(found):
    PersonFactory()
    results = SearchResults.of(found, "ada & co")
    assert results.query == "q=ada+%26+co"
    assert results.kinds[0].query == "q=ada+%26+co&kind=people"


def test_all_of_one_kind_come_in_pages_and_the_others_are_counted(found):
    people = [PersonFactory() for _ in range(21)]
    TopicFactory()
    first = SearchResults.of(found, "a", "people")
    assert _by_kind(first) == {"people": (21, 20), "topics": (1, 0)}
    assert [kind.name for kind in first.shown] == ["people"]
    assert first.chosen == "people"
    second = SearchResults.of(found, "a", "people", "2")
    assert second.kinds[0].items == people[20:]
    assert second.page_of_list.number == 2


@pytest.mark.parametrize("page", ["2", "0", "x"])
def test_a_page_that_there_is_not_is_told(found, page):
    PersonFactory()
    with pytest.raises(InvalidPage):
        SearchResults.of(found, "a", "people", page)


def test_what_is_shown_is_fetched_along(found, django_assert_num_queries):
    PublicationFactory()
    TopicFactory(texts={"en": ("Privacy", "")})
    results = SearchResults.of(found, "a")
    topics, publications = results.kinds
    with django_assert_num_queries(0):
        assert topics.items[0].label == "Privacy"
        assert [str(one) for one in publications.items[0].authorships.all()] == ["Grace Hopper"]
