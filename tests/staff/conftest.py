"""A lab with somebody for every role."""

import pytest
from django.test import Client

from tests.shared_data import shared_data
from tests.staff.world import build_world


@shared_data
def world_of_roles():
    return build_world()


@pytest.fixture
def world(world_of_roles):
    return world_of_roles


@pytest.fixture
def signed_in(world):
    """Return a function that gives the browser of whoever has a role; "anon" has none."""

    def sign_in(role: str) -> Client:
        client = Client()
        if role in world.users:
            client.force_login(world.users[role])
        return client

    return sign_in
