"""The most memory that a command has.

A process inherits the peak of the one that starts it. So this file, run by its name, imports
nothing large and stands between the benchmark and the command.
"""

import resource
import subprocess
import sys

_UNIT = 1 if sys.platform == "darwin" else 1024


def peak_memory(command: list[str]) -> int:
    """Return the most bytes of memory that `command` had. Raises CalledProcessError if it fails."""
    launcher = [sys.executable, __file__, *command]
    return int(subprocess.run(launcher, check=True, stdout=subprocess.PIPE).stdout)


if __name__ == "__main__":
    subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
    sys.stdout.write(f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _UNIT}\n")
