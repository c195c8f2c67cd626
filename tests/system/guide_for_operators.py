"""The blocks of docs/operators.md as scripts, with what a test has to put in their place."""

import os
import re
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from django.conf import settings

GUIDE = settings.BASE_DIR / "docs" / "operators.md"
_NOT_COPIED = shutil.ignore_patterns(
    *(".git", ".venv", "var", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"),
    *("tests", "bench", ".hypothesis"),
)
#: Programs that the recipe calls, and the packages of Debian that have them.
NEEDED = {
    "createdb": "postgresql-client",
    "envsubst": "gettext-base",
    "nginx": "nginx-light",
    "openssl": "openssl",
    "python3": "python3-venv",
}


def blocks(heading: str) -> list[str]:
    """Return the indented blocks below a heading, in order, without their indentation."""
    text = GUIDE.read_text()
    section = re.search(rf"^#+ {heading}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert section, f"docs/operators.md has no heading {heading!r} any more."
    found = re.findall(r"(?:^    .*\n)+", section[1], re.MULTILINE)
    return [re.sub(r"^    ", "", block, flags=re.MULTILINE) for block in found]


def replaced(block: str, replacements: dict[str, str]) -> str:
    """Return a block with what a test has to replace; each has to be there."""
    for before, after in replacements.items():
        assert before in block, f"docs/operators.md does not say {before!r} there any more."
        block = block.replace(before, after)
    return block


class EmptyMachine:
    """A folder in place of a machine: a checkout, a home, and what is put below /etc."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        for program, package in NEEDED.items():
            path = os.environ["PATH"] + ":/usr/sbin"
            missing = f"{program} is missing. Install it (on Debian: apt-get install {package})."
            assert shutil.which(program, path=path), missing
        self.checkout, self.etc = folder / "srv", folder / "etc"
        shutil.copytree(settings.BASE_DIR, self.checkout, ignore=_NOT_COPIED)
        for part in ("systemd/system", "nginx/conf.d", "nginx/sites-enabled", "ssl"):
            (self.etc / part).mkdir(parents=True)
        kept = ("PATH", "HOME", "LANG", "PIP_INDEX_URL", "PIP_CONFIG_FILE", "SSL_CERT_FILE")
        self.environment = {name: os.environ[name] for name in kept if name in os.environ}
        self.environment["PATH"] += ":/usr/sbin"
        self.environment |= environment
        self._log = folder / "log"
        self._running: list[subprocess.Popen[bytes]] = []

    def run(self, script: str) -> str:
        """Run a script to its end, and stop at the first command that fails."""
        result = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=self.checkout,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        said = f"{script}\n{result.stdout[-3000:]}\n{result.stderr[-3000:]}"
        assert result.returncode == 0, f"docs/operators.md does not work as it says:\n{said}"
        return result.stdout

    def start(self, script: str, **environment: str) -> None:
        """Start what goes on until the test ends."""
        with self._log.open("ab") as log:
            process = subprocess.Popen(
                ["bash", "-euc", script],
                cwd=self.checkout,
                env={**self.environment, **environment},
                stdout=log,
                stderr=log,
                process_group=0,
            )
        self._running.append(process)

    @property
    def log(self) -> str:
        """The output of the programs that were started."""
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    def stop(self) -> None:
        """End what was started."""
        for process in self._running:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                process.wait(15)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self._running = []
