"""Rows that are made from publications: the search index and the citations."""

import pytest
from django.db import IntegrityError, connection, transaction

from publications.models.citations import RenderedCitation
from publications.models.publication_index import IndexedWord, PublicationIndex
from tests.factories import PublicationFactory

pytestmark = pytest.mark.django_db


def _citation(publication, **fields):
    fields = {"style": "apa", "language": "en", "html": "<i>a</i>", "text": "a", **fields}
    return RenderedCitation.objects.create(publication=publication, key="1", **fields)


def test_there_is_one_citation_of_a_style_a_language_and_a_rule_of_names():
    publication = PublicationFactory()
    assert str(_citation(publication)) == "a"
    for fields in ({"style": "ieee"}, {"language": "de"}, {"names": "all"}):
        _citation(publication, **fields)
    _citation(PublicationFactory())
    with pytest.raises(IntegrityError), transaction.atomic():
        _citation(publication)


def test_what_was_made_of_a_publication_goes_with_it():
    publication = PublicationFactory(title="On engines")
    _citation(publication)
    assert str(PublicationIndex.objects.get()) == "onengines"
    publication.delete()
    assert not RenderedCitation.objects.exists()
    assert not PublicationIndex.objects.exists()


def test_words_stay_and_may_be_there_twice():
    PublicationFactory(title="Engines").delete()
    assert "engines" in {str(word) for word in IndexedWord.objects.all()}
    IndexedWord.objects.create(word="engines")


@pytest.mark.parametrize(
    ("table", "index"),
    [
        ("publications_publicationindex", "publications_index_vector"),
        ("publications_indexedword", "publications_indexedword_near"),
        ("publications_authorship", "publications_authorship_keys"),
        ("publications_publication", "publications_issued"),
        ("publications_publication", "publications_doi"),
    ],
)
def test_what_is_looked_up_by_has_an_index(table, index):
    with connection.cursor() as cursor:
        assert index in connection.introspection.get_constraints(cursor, table)
