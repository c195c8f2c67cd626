"""Somebody who gives topics, at the page of an import's keywords."""

import pytest

from tests.factories import TopicFactory
from tests.publications.imports.admin.wizard import make_librarian
from tests.publications.imports.keywords.keyword_page import (
    Keywords,
    import_keywords,
    publication_of,
)


@pytest.fixture
def librarian(scene):
    return scene(make_librarian)


@pytest.fixture
def open_page(librarian):
    return lambda batch: Keywords(librarian, batch)


@pytest.fixture
def given(open_page):
    """A page of an import with a topic given to two publications, one by hand to the second."""
    batch = import_keywords("MRI", "MRI")
    hand = TopicFactory(name="By hand")
    publication = publication_of(batch, "key1")
    publication.topics.add(hand)
    publication.save()
    page = open_page(batch)
    page.choose(mri=TopicFactory(name="Imaging"))
    return page
