"""Fixtures for every test."""

import gc
from functools import partial
from typing import Any

import pytest
from django.utils import translation
from playwright.sync_api import sync_playwright

from tests.chromium import chromium_path
from tests.databases import Databases
from tests.shared_data import SharedData, asked_for

pytest_plugins = ["tests.demo_lab", "tests.portal"]


@pytest.fixture(scope="session")
def databases(django_test_environment, django_db_blocker):
    databases = Databases()
    with django_db_blocker.unblock():
        databases.open()
    yield databases
    with django_db_blocker.unblock():
        databases.close()


@pytest.fixture(scope="session")
def django_db_setup(databases):
    """Instead of pytest-django's, which migrates anew in each process."""


def pytest_configure(config):
    """Collect garbage seldom: the heap of the portal is large, and each test leaves little."""
    gc.set_threshold(50_000, 20, 20)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Put tests that share data side by side, before all others."""
    items.sort(key=lambda item: (not asked_for(item), asked_for(item)))


@pytest.fixture(scope="session")
def _shared_data(django_db_setup, django_db_blocker, tmp_path_factory):
    data = SharedData(partial(tmp_path_factory.mktemp, "shared-media"))
    yield data
    with django_db_blocker.unblock():
        data.hold(())


@pytest.fixture
def shared_data_of_the_test(request, _shared_data, django_db_blocker):
    """Have in the database what the test asks for, and nothing else."""
    marker = request.node.get_closest_marker("django_db")
    has_transactions = marker is not None and marker.kwargs.get("transaction")
    if asked_for(request.node) and (has_transactions or "live_server" in request.fixturenames):
        pytest.fail("Shared data is not committed: a test with transactions cannot start from it.")
    with django_db_blocker.unblock():
        _shared_data.hold(asked_for(request.node))


@pytest.fixture
def _django_db_helper(shared_data_of_the_test, _django_db_helper):
    """pytest-django's own, which begins the transaction of a test: inside those of shared data."""


@pytest.fixture
def data_of_the_test(
    _shared_data, _django_db_helper, _uploads_go_to_a_folder_of_the_test, settings
) -> dict[str, Any]:
    """Return the test's copies of the shared data that it asks for, by name."""
    return _shared_data.copies(settings.MEDIA_ROOT)


@pytest.fixture(autouse=True)
def _uploads_go_to_a_folder_of_the_test(settings, tmp_path_factory):
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")


@pytest.fixture(autouse=True)
def _no_test_leaves_its_language_to_the_next():
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def browser():
    """A Chromium that asks nobody on the network for anything."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's loop runs in this thread, where Django would refuse to use the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        chromium = playwright.chromium.launch(
            executable_path=chromium_path(),
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield chromium
        chromium.close()
