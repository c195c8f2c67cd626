"""The demo lab, built once for all tests of a module."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from wagtail.models import Site


@pytest.fixture(scope="module")
def demo_lab(django_db_setup, django_db_blocker, tmp_path_factory):
    """Load the demo lab, and take it out of the database after the module's last test."""
    media, settings.MEDIA_ROOT = settings.MEDIA_ROOT, tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)
    settings.MEDIA_ROOT = media
    Site.clear_site_root_paths_cache()
