"""Steps of a search, from exact to forgiving."""

import pytest

from publications.models import Publication
from publications.search.steps import matching, with_identifier, with_words
from publications.search.terms import TypedQuery
from tests.factories import PublicationFactory

pytestmark = pytest.mark.django_db


def _titles(text, publications=None):
    everything = Publication.objects.all() if publications is None else publications
    return [one.title for one in matching(everything, TypedQuery.of(text))]


def test_every_word_or_a_longer_one_is_there():
    PublicationFactory(title="Deep learning of engines")
    PublicationFactory(title="Deep engines")
    assert _titles("deep learn") == ["Deep learning of engines"]
    assert set(_titles("deep engine")) == {"Deep learning of engines", "Deep engines"}


def test_similar_words_will_do_where_nothing_has_them():
    PublicationFactory(title="Segmentation of hearts")
    assert _titles("segmantation") == ["Segmentation of hearts"]
    PublicationFactory(title="The word segmantation")
    assert _titles("segmantation") == ["The word segmantation"]


def test_a_word_in_an_abstract_alone_does_not_keep_from_forgiving():
    PublicationFactory(title="Segmentation")
    PublicationFactory(title="Other", abstract="A segmantation.")
    assert _titles("segmantation") == ["Segmentation", "Other"]


def test_a_third_of_many_words_may_be_missing_and_none_of_few():
    PublicationFactory(title="Deep learning of engines", authors=[])
    assert _titles("deep learning zeppelin") == ["Deep learning of engines"]
    assert _titles("deep zeppelin") == []
    assert _titles("deep zeppelin airship") == []
    assert _titles("deep learning engines zeppelin airship") == []
    assert _titles("deep learning engines xylophone zeppelin airship") == []


def test_the_step_is_that_of_all_that_visitors_see_whatever_else_a_list_is_narrowed_to():
    PublicationFactory(title="Segmentation", issued_year=2020)
    PublicationFactory(title="Segmantation", issued_year=2021)
    narrowed = Publication.objects.filter(issued_year=2020)
    assert _titles("segmantation", narrowed) == []
    Publication.objects.filter(issued_year=2021).update(public=False)
    assert _titles("segmantation", narrowed) == ["Segmentation"]


def test_the_title_itself_comes_first_and_of_equal_ones_the_newest():
    for title, year in (
        ("Deep engines", 2001),
        ("Deep engines in use", 2010),
        ("On deep engines", 2015),
        ("On deep engines", 2020),
        ("Engines so deep", 2022),
    ):
        PublicationFactory(title=title, issued_year=year)
    assert _titles("deep engines") == [
        "Deep engines",
        "Deep engines in use",
        "On deep engines",
        "On deep engines",
        "Engines so deep",
    ]
    found = matching(Publication.objects.all(), TypedQuery.of("deep engines"))
    assert [one.issued_year for one in found][2:4] == [2020, 2015]


def test_words_are_found_by_a_tsquery():
    publication = PublicationFactory(title="Deep engines")
    everything = Publication.objects.all()
    assert list(with_words(everything, "deep & engines")) == [publication]
    assert not with_words(everything, "deep & looms").exists()


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"doi": "10.1000/182"}, "10.1000/182"),
        ({"doi": "10.1000/182"}, "https://doi.org/10.1000/182"),
        ({"arxiv_id": "2501.04284"}, "arXiv:2501.04284"),
        ({"arxiv_id": "2501.04284"}, "2501.04284"),
        ({"pmid": "12345678"}, "PMID: 12345678"),
        ({"pmid": "12345678"}, "12345678"),
        ({"isbn": "9783161484100"}, "978-3-16-148410-0"),
        ({"isbn": "9783161484100"}, "3-16-148410-X"),
        ({"isbn": "978-3-16-148410-0"}, "9783161484100"),
        ({"isbn": "3-16-148410-X"}, "316148410X"),
    ],
)
def test_an_identifier_leads_to_what_has_it(fields, text):
    publication = PublicationFactory(**fields)
    PublicationFactory(note=text)
    assert with_identifier(Publication.objects.all(), text) == [publication.pk]


def test_the_identifiers_of_all_publications_count_not_of_a_narrowed_list():
    publication = PublicationFactory(doi="10.1000/182", public=False)
    assert with_identifier(Publication.objects.none(), "10.1000/182") == [publication.pk]


@pytest.mark.parametrize("text", ["2024", "1234", "engines", "10.1000/other"])
def test_a_year_and_what_nothing_has_are_no_identifiers(text):
    PublicationFactory(pmid="2024", doi="10.1000/182", title="A 1234")
    assert with_identifier(Publication.objects.all(), text) == []
