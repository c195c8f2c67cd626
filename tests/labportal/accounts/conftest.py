"""A sign-in service, and somebody with an account who is known there."""

import pytest
from django.contrib.auth.models import User

from labportal.roles import make_roles
from tests.labportal.accounts.sign_in_service.running import running_service


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    with running_service(tmp_path_factory.mktemp("service"), "http://testserver") as service:
        yield service


@pytest.fixture
def service(running, settings):
    """The service, as the settings name it."""
    settings.OIDC = running.settings
    running.tells()
    return running


@pytest.fixture
def ada(db):
    make_roles()
    return User.objects.create_user("ada", "Ada@example.org", "engines and notes")
