"""Two machines that start for the first time at once, with one database."""

import subprocess
import sys

import pytest
from django.conf import settings

from labportal.postgres import server
from tests.running_portal import RunningPortal


@pytest.fixture
def empty(tmp_path):
    """A portal whose database is empty."""
    portal = RunningPortal(tmp_path)
    try:
        server.start(portal.cluster)
        with portal.database("postgres") as cursor:
            cursor.execute("CREATE DATABASE labportal")
        yield portal
    finally:
        portal.close()


def test_both_migrate_and_both_find_a_whole_database(empty):
    both = [
        subprocess.Popen(
            [sys.executable, "manage.py", "migrate", "--verbosity=1"],
            cwd=settings.BASE_DIR,
            env=empty.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(2)
    ]
    told = [one.communicate()[0] for one in both]
    assert [one.returncode for one in both] == [0, 0], told
    assert sorted("No migrations to apply" in text for text in told) == [False, True]
    assert empty.manage("migrate", "--check").returncode == 0
