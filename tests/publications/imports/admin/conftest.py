"""Somebody at the import wizard, and the services that the page for identifiers asks."""

import pytest

from tests.publications.imports.admin.wizard import Wizard, make_librarian
from tests.publications.lookup.conftest import _nothing_is_remembered, services, slept

__all__ = ["_nothing_is_remembered", "services", "slept"]


@pytest.fixture
def wizard(db):
    return Wizard(make_librarian())
