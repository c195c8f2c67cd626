"""The output of commands, read by others."""

import subprocess
import sys

import pytest
from django.conf import settings


@pytest.mark.parametrize("command", [["help"], ["make_corpus", "2000"], ["version"]])
def test_a_command_ends_quietly_when_its_reader_has_enough(command):
    with subprocess.Popen(
        [sys.executable, "manage.py", *command],
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
