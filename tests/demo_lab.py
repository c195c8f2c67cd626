"""The demo lab, loaded once for all tests that start from it."""

import pytest
from django.db import transaction
from pytest_django.live_server_helper import LiveServer


@pytest.fixture(scope="session")
def _demo_media(databases, django_db_blocker, tmp_path_factory):
    """Make the database of the demo lab, and return the folder of its pictures."""
    media = tmp_path_factory.mktemp("demo-media")
    with django_db_blocker.unblock():
        databases.open_demo(media)
    return media


@pytest.fixture
def demo_database(databases, _demo_media, django_db_blocker, settings):
    """Let a test use the demo lab's database, in which it may read but not write."""
    settings.MEDIA_ROOT = _demo_media
    with django_db_blocker.unblock():
        databases.use(demo=True)
        yield
        databases.use()


@pytest.fixture
def demo_lab(demo_database):
    """Let a test read the demo lab; what it writes there is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def _demo_server(_demo_media):
    server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture
def demo_address(_demo_server, demo_database):
    """Return the address at which browsers find the demo lab."""
    return _demo_server.url
