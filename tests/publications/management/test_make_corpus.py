"""The command that writes the made-up bibliography."""

import io
import os
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from publications.corpus.bibliography import bibliography


def text_of(count, seed=1):
    return "".join(bibliography(count, seed))


def test_the_command_writes_the_corpus():
    out = io.StringIO()
    call_command("make_corpus", "20", seed=9, stdout=out)
    assert out.getvalue() == text_of(20, seed=9)


@pytest.mark.parametrize("count", ["-1", "1.5", "many", "", "1e3", "²"])
def test_the_command_says_what_is_wrong_with_the_number(count):
    with pytest.raises(CommandError, match="whole number from 0 on"):
        call_command("make_corpus", "--", count)


def manage(*arguments, **environment):
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
    )


def test_the_command_is_silent_when_its_reader_has_enough():
    with manage("make_corpus", "1000000") as process:
        assert process.stdout.readline().startswith(b"@string")
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_the_command_writes_utf_8_whatever_the_locale():
    with manage(
        "make_corpus", "40", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii"
    ) as process:
        output, errors = process.communicate()
    assert errors == b""
    assert output.decode() == text_of(40)
