"""Somebody at the import wizard, with plans to decide about, and the services that it asks."""

import pytest

from publications.models import Publication
from tests.publications.imports.admin.decided import MOVED
from tests.publications.imports.admin.windows import open_window, page, records
from tests.publications.imports.admin.wizard import (
    CASCADE,
    Wizard,
    make_librarian,
)
from tests.publications.lookup.conftest import _nothing_is_remembered, services, slept

__all__ = ["_nothing_is_remembered", "open_window", "page", "records", "services", "slept"]


@pytest.fixture
def wizard(scene):
    return Wizard(scene(make_librarian))


@pytest.fixture
def conflict(wizard):
    """Return a planned import of an entry of which two fields moved on both sides."""
    wizard.imported(CASCADE)
    Publication.objects.update(container_title="IEEE TMI", issued_year=2016)
    batch = wizard.plan(MOVED)
    assert batch.counts == {"conflict": 1}
    return batch
