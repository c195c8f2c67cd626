"""The demo lab, built once for all tests here: none of them changes it."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site


@pytest.fixture(scope="package")
def demo_media(django_db_setup, django_db_blocker, tmp_path_factory):
    """Load the demo lab, and return the folder of its pictures."""
    media, settings.MEDIA_ROOT = settings.MEDIA_ROOT, tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock():
        call_command("load_demo", verbosity=0)
        yield settings.MEDIA_ROOT
        call_command("flush", verbosity=0, interactive=False)
    settings.MEDIA_ROOT = media
    Site.clear_site_root_paths_cache()


@pytest.fixture(autouse=True)
def _uploads_go_to_a_folder_of_the_test(demo_media, monkeypatch):
    monkeypatch.setattr(settings, "MEDIA_ROOT", demo_media)


@pytest.fixture
def demo_lab(demo_media, django_db_blocker):
    """Let a test read the database; what it writes there is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def demo_address(demo_media, django_db_blocker):
    """Serve the demo lab to browsers, and return its address."""
    with django_db_blocker.unblock():
        server = LiveServer("localhost")
        yield server.url
        server.stop()
        with connection.cursor() as cursor:
            # Of the server's threads, which may outlive it and would keep the database from going.
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture
def open_window(demo_address, browser):
    """Return a function that opens a window on the demo lab, in which nothing may complain."""
    contexts, complaints = [], []

    def open_(**options):
        context = browser.new_context(base_url=demo_address, **options)
        contexts.append(context)
        window = context.new_page()
        window.on("pageerror", lambda error: complaints.append(str(error)))
        window.on(
            "console",
            lambda message: complaints.append(message.text) if message.type == "error" else None,
        )
        return window

    yield open_
    for context in contexts:
        assert context.cookies() == []
        context.close()
    assert [one for one in complaints if "404 (Not Found)" not in one] == []
