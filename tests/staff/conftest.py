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
def signed_in(world):
    """Return a function that gives the browser of whoever has a role; "anon" has none."""

    def sign_in(role: str) -> Client:
        client = Client()
        if role in world.users:
            client.force_login(world.users[role])
        return client

    return sign_in
