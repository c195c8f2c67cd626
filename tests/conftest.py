"""Fixtures for every test."""

import pytest
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation
from playwright.sync_api import sync_playwright

from tests.chromium import chromium_path

pytest_plugins = ["tests.portal"]


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """Make the test database, whatever tests there are.

    pytest-django makes it for tests with its mark only. Those of the demo lab have none, since they
    share what is loaded once: run by themselves, they would fill and empty the real database.
    """
    with django_db_blocker.unblock():
        databases = setup_databases(verbosity=0, interactive=False, serialized_aliases=set())
    yield
    with django_db_blocker.unblock():
        teardown_databases(databases, verbosity=0)


@pytest.fixture(autouse=True)
def _uploads_go_to_a_folder_of_the_test(settings, tmp_path_factory):
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")


@pytest.fixture(autouse=True)
def _no_test_leaves_its_language_to_the_next():
    yield
    translation.deactivate()


@pytest.fixture(scope="module")
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
