"""`manage.py demo` ends what it started, and what that started."""

import select
import subprocess
import sys

from labportal.management.commands import demo

PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print("started", flush=True)
child.wait()
"""


def test_what_a_process_left_behind_ends_with_it():
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, process_group=0
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"started\n"
        demo._end([process])
        # The pipe ends with the last that holds it.
        assert select.select([process.stdout], [], [], 10)[0]
        assert process.stdout.read() == b""
