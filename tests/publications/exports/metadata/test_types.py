"""The type of a work, and what holds it, in words that reference managers know."""

import pytest

from publications.exports.metadata.dublin_core import dublin_core_tags
from publications.exports.metadata.highwire import highwire_tags
from publications.exports.metadata.publication_page import PublicationPage
from tests.factories import PublicationFactory

pytestmark = pytest.mark.django_db


def published(**fields):
    return PublicationPage(PublicationFactory(**fields), "https://lab.example/publications/x/")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        *(("thesis", "Thesis"), ("report", "Report"), ("book", "Book"), ("patent", "Patent")),
        *(("software", "computerProgram"), ("article", "preprint"), ("document", "document")),
    ],
)
def test_the_type_is_told_in_a_word_that_reference_managers_know(kind, name):
    tags = dublin_core_tags(published(type=kind, genre="A kind"))
    assert [value for key, value in tags if key == "DC.type"] == [name]
    assert (("eprints.thesis_type", "A kind") in tags) == (kind == "thesis")


def test_what_holds_a_document_is_told():
    tags = highwire_tags(published(type="document", container_title="J"))
    assert ("citation_journal_title", "J") in tags
