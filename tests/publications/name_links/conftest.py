"""Somebody who reviews printed names, and a member of the lab."""

import pytest

from tests.publications.imports.admin.wizard import make_librarian
from tests.publications.name_links.review_page import Review, add_person


@pytest.fixture
def librarian(scene):
    return scene(make_librarian)


@pytest.fixture
def review(librarian):
    return Review(librarian)


@pytest.fixture
def daniel(db):
    return add_person("Daniel Rueckert")
