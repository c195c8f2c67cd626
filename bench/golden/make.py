"""`python -m bench.golden.make`: print the golden items with citeproc-js.

For development only; needs node and npm. citeproc-js goes to `var/`, which is no part of the
project.
"""

import json
import subprocess
import sys
from pathlib import Path
from shutil import which
from typing import Any

from bench.golden.files import CITATIONS, ITEMS, LOCALES, read_lines, write_lines
from publications.citations.styles import STYLES

_PACKAGE = "citeproc@2.4.63"
_OPTIONS = ("--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund")
_PROJECT = Path(__file__).resolve().parents[2]
_INSTALLED = _PROJECT / "var" / "golden"
_CITATIONS = _PROJECT / "publications" / "citations"
_SCRIPT = Path(__file__).with_name("render.js")


def main() -> None:
    """Print every item in every style and language, write it down."""
    request = {
        "items": list(read_lines(ITEMS)),
        "styles": {style.key: style.file for style in STYLES.values()},
        "locales": list(LOCALES.values()),
    }
    lines = print_with_library(request, _CITATIONS / "styles", installed_library())
    write_lines(CITATIONS, map(json.loads, lines))


def installed_library() -> Path:
    """Install citeproc-js and return its folder."""
    missing = [program for program in ("node", "npm") if which(program) is None]
    if missing:
        sys.exit(f"Printing with citeproc-js needs {' and '.join(missing)}.")
    _INSTALLED.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["npm", "install", "--prefix", _INSTALLED, *_OPTIONS, _PACKAGE],  # noqa: S607
        check=True,
    )
    return _INSTALLED / "node_modules" / "citeproc"


def print_with_library(request: dict[str, Any], styles: Path, library: Path) -> list[str]:
    """Return the lines that `render.js` answers for styles of the folder `styles`."""
    answer = subprocess.run(
        ["node", _SCRIPT, library, styles, _CITATIONS / "locales"],  # noqa: S607
        input=json.dumps(request).encode(),
        capture_output=True,
        check=False,
    )
    if answer.returncode:
        sys.exit(answer.stderr.decode())
    return answer.stdout.decode().splitlines()


if __name__ == "__main__":
    main()
