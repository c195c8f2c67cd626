"""A portal that runs, for the tests of a folder."""

import pytest

from tests.running_portal import RunningPortal


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    portal = RunningPortal(tmp_path_factory.mktemp("portal"))
    try:
        portal.prepare()
        yield portal
    finally:
        portal.close()
