"""Numbers of a list's publications by year, type, topic and so on."""

import pytest
from django.core.cache import cache

from publications.lists.facet_counts import RelatedValues, count_facets, pairs_of_records
from publications.lists.filters import ROLES, PublicationFilter
from publications.models import Publication, PublicationTopic
from tests.factories import PersonFactory, PublicationFactory, TopicFactory, as_editor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_is_kept_yet():
    cache.clear()
    yield
    cache.clear()


def _counts(**asked):
    publications = Publication.objects.visible()
    return count_facets(publications, PublicationFilter(**asked), pairs_of_records())


def test_all_publications_are_counted_by_the_values_they_have():
    person, topic = PersonFactory(), TopicFactory()
    PublicationFactory(issued_year=2020, type="book", authors=[person, person], topics=[topic])
    PublicationFactory(issued_year=2021, open_access=True, topics=[topic])
    PublicationFactory(issued_year=None)
    PublicationFactory(public=False)
    counts = _counts()
    assert counts.total == 3
    assert counts.by_facet == {
        "year": {"2020": 1, "2021": 1, "none": 1},
        "type": {"book": 1, "article-journal": 2},
        "access": {"open": 1},
        "topic": {str(topic.pk): 2},
        "person": {str(person.pk): 1},
        "editor": {},
        "translator": {},
        "supervisor": {},
    }


def test_authors_and_editors_are_counted_apart():
    ada, grace = PersonFactory(), PersonFactory()
    PublicationFactory(authors=[ada, as_editor(grace), as_editor(grace)])
    PublicationFactory(authors=[as_editor(grace), as_editor(ada)])
    counts = _counts()
    assert counts.by_facet["person"] == {str(ada.pk): 1}
    assert counts.by_facet["editor"] == {str(grace.pk): 2, str(ada.pk): 1}
    narrowed = _counts(editor=ada.slug)
    assert narrowed.total == 1
    assert narrowed.by_facet["editor"] == counts.by_facet["editor"]
    assert narrowed.by_facet["person"] == {}


def test_a_facet_counts_what_passes_all_others():
    topic, other = TopicFactory(), TopicFactory()
    PublicationFactory(issued_year=2020, topics=[topic])
    PublicationFactory(issued_year=2020, type="book", topics=[other])
    PublicationFactory(issued_year=2021, topics=[topic, other])
    counts = _counts(year="2020", topic=topic.slug)
    assert counts.total == 1
    assert counts.by_facet["year"] == {"2020": 1, "2021": 1}
    assert counts.by_facet["topic"] == {str(topic.pk): 1, str(other.pk): 1}
    assert counts.by_facet["type"] == {"article-journal": 1}


def test_two_people_are_one_facet():
    ada, grace = PersonFactory(), PersonFactory()
    PublicationFactory(authors=[ada, grace])
    PublicationFactory(authors=[ada])
    counts = _counts(person=ada.slug, with_person=grace.slug)
    assert counts.total == 1
    assert counts.by_facet["person"] == {str(ada.pk): 2, str(grace.pk): 1}


def test_merged_people_have_no_page_and_are_not_counted():
    PublicationFactory(authors=[PersonFactory(merged_into=PersonFactory()), "Ada King"])
    assert _counts().by_facet["person"] == {}


def test_words_narrow_every_facet():
    PublicationFactory(title="Engines", issued_year=2020)
    PublicationFactory(title="Looms", issued_year=2021)
    counts = _counts(q="engines")
    assert (counts.total, counts.by_facet["year"]) == (1, {"2020": 1})


@pytest.mark.parametrize(
    "asked", [{"q": "nothing has this"}, {"q": "…"}, {"year": "never"}, {"type": "none"}]
)
def test_an_empty_list_counts_nothing(asked):
    PublicationFactory()
    counts = _counts(**asked)
    assert counts.total == 0
    assert set(counts.by_facet) == {"year", "type", "access", "topic", "person", *ROLES}


def test_what_is_wrong_with_one_facet_leaves_its_own_numbers():
    PublicationFactory(issued_year=2020)
    counts = _counts(year="never")
    assert counts.by_facet["year"] == {"2020": 1}
    assert counts.by_facet["type"] == {}


def test_one_query_counts_all(django_assert_num_queries):
    topic = TopicFactory()
    PublicationFactory(topics=[topic])
    # The answers kept from before are asked for first.
    with django_assert_num_queries(2):
        _counts(year="2024", topic=topic.slug, access="open")


def test_other_relations_are_counted_as_they_are_given():
    publication, topic = PublicationFactory(), TopicFactory()
    PublicationTopic.objects.create(content_object=publication, tag=topic)
    pairs = RelatedValues.of(PublicationTopic.objects.values_list("content_object", "tag"))
    constant = RelatedValues("SELECT id, %s FROM publications_publication", ["all"])
    found = count_facets(
        Publication.objects.all(), PublicationFilter(), {"mine": pairs, "other": constant}
    )
    assert found.by_facet["mine"] == {str(topic.pk): 1}
    assert found.by_facet["other"] == {"all": 1}
