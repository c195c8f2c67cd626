"""`python -m bench.golden.make`: print the golden items with citeproc-js.

For development only; needs node and npm. citeproc-js goes to `var/`, which is no part of the
project.
"""

import json
import subprocess
import sys
from pathlib import Path
from shutil import which

from bench.golden.files import CITATIONS, ITEMS, LOCALES, read_lines, write_lines
from publications.citations.styles import STYLES

_PACKAGE = "citeproc@2.4.63"
_OPTIONS = ("--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund")
_PROJECT = Path(__file__).resolve().parents[2]
_INSTALLED = _PROJECT / "var" / "golden"
_CITATIONS = _PROJECT / "publications" / "citations"
_SCRIPT = Path(__file__).with_name("render.js")


def main() -> None:
    """Install citeproc-js, print every item in every style and language, write it down."""
    missing = [program for program in ("node", "npm") if which(program) is None]
    if missing:
        sys.exit(f"make golden needs {' and '.join(missing)}.")
    _INSTALLED.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["npm", "install", "--prefix", _INSTALLED, *_OPTIONS, _PACKAGE],  # noqa: S607
        check=True,
    )
    request = {
        "items": list(read_lines(ITEMS)),
        "styles": {style.key: style.file for style in STYLES.values()},
        "locales": list(LOCALES.values()),
    }
    library = _INSTALLED / "node_modules" / "citeproc"
    answer = subprocess.run(
        ["node", _SCRIPT, library, _CITATIONS / "styles", _CITATIONS / "locales"],  # noqa: S607
        input=json.dumps(request).encode(),
        capture_output=True,
        check=False,
    )
    if answer.returncode:
        sys.exit(answer.stderr.decode())
    write_lines(CITATIONS, map(json.loads, answer.stdout.decode().splitlines()))


if __name__ == "__main__":
    main()
