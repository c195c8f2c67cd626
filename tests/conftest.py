"""Fixtures for every test."""

import gc
from itertools import count

import pytest
from django.template import Template
from django.test import TransactionTestCase
from django.test.utils import instrumented_test_render
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import sync_playwright

from tests.chromium import chromium_path, wait_for_scripts
from tests.databases import Databases

# The same code gives the same result: a property test draws the same examples in every run. Others
# are drawn with `--hypothesis-profile=search`.
hypothesis_settings.register_profile("same", derandomize=True, deadline=None)
hypothesis_settings.register_profile("search", max_examples=2000, deadline=None)
hypothesis_settings.load_profile("same")

#: The modules whose tests take half a minute and more.
LONGEST = (
    *("tests/staff/test_screens.py", "tests/staff/test_table.py", "tests/staff/test_german.py"),
    "tests/site/demo/test_accessibility.py",
)

pytest_plugins = ["tests.demo_lab", "tests.portal", "tests.running_portal", "tests.scenes"]


@pytest.fixture(scope="session")
def databases(django_test_environment, django_db_blocker):
    databases = Databases()
    with django_db_blocker.unblock():
        databases.open()
    with pytest.MonkeyPatch.context() as patch:
        # Tests that commit write into copies: Django would empty every table after each of them,
        # and make content types and permissions again.
        patch.setattr(TransactionTestCase, "_fixture_setup", databases.open_empty_copy)
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: databases.use())
        yield databases
    with django_db_blocker.unblock():
        databases.close()


@pytest.fixture(scope="session")
def django_db_setup(databases):
    """Instead of pytest-django's, which migrates anew in each process."""


def pytest_addoption(parser):
    """Let the chores take the pictures of the guide (`make screens`), in any language."""
    parser.addoption("--screens", metavar="FOLDER", help="write the pictures of the guide there")
    parser.addoption("--language", default="en", help="do the chores in this language")


def pytest_collection_modifyitems(items):
    """Begin with the longest tests, so that no process does one alone in the end.

    A test in a browser is tried once more, since a busy machine may be too slow for it.
    """
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session):
    """Collect garbage seldom, and not among modules and tests: they are large, and stay."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 50, 100)


@pytest.fixture(scope="session")
def django_test_environment(django_test_environment):
    """Let the context of a whole page be noted, but not those of what it includes.

    Django's client copies the context of every icon of a page; nobody asks for these.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", _render_and_note_outermost)
        yield


def _render_and_note_outermost(template, context):
    if context.template is template:
        return instrumented_test_render(template, context)
    return template.nodelist.render(context)


@pytest.fixture(scope="session")
def _folders_of_uploads(tmp_path_factory):
    """Yield new folders: `mktemp` reads the names of all that were made before."""
    base = tmp_path_factory.mktemp("media")
    return (base / str(number) for number in count())


@pytest.fixture(autouse=True)
def _uploads_go_to_a_folder_of_the_test(settings, _folders_of_uploads):
    settings.MEDIA_ROOT = next(_folders_of_uploads)
    settings.MEDIA_ROOT.mkdir()


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
        wait_for_scripts(playwright, patch)
        chromium = playwright.chromium.launch(
            executable_path=chromium_path(),
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield chromium
        chromium.close()
