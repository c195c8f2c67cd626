"""Two machines that start for the first time at once, with one database."""

import subprocess
import sys

from django.conf import settings


def test_both_migrate_and_both_find_a_whole_database(empty_portal):
    both = [
        subprocess.Popen(
            [sys.executable, "manage.py", "migrate", "--verbosity=1"],
            cwd=settings.BASE_DIR,
            env=empty_portal.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(2)
    ]
    told = [one.communicate()[0] for one in both]
    assert [one.returncode for one in both] == [0, 0], told
    assert sorted("No migrations to apply" in text for text in told) == [False, True]
    assert empty_portal.manage("migrate", "--check").returncode == 0
