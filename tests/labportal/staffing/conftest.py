"""A lab with somebody for every role."""

import pytest
from django.test import Client
from wagtail.models import Site

from tests.staff.world import build_world


@pytest.fixture
def world(scene):
    yield scene(build_world)
    Site.clear_site_root_paths_cache()


@pytest.fixture
def admin(world):
    """The browser of an administrator."""
    client = Client()
    client.force_login(world.users["admin"])
    return client
