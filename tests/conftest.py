"""Fixtures for every test."""

import pytest
from django.utils import translation
from playwright.sync_api import sync_playwright

from tests.chromium import chromium_path


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
