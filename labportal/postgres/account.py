"""The system account of the embedded server: PostgreSQL refuses to be run by root."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from labportal.postgres.cluster import ELSEWHERE
from labportal.postgres.errors import ServerError

CANDIDATES = ("postgres", "nobody")
# Capabilities that let a process through folders closed to it, the weaker one first, and the one
# that it takes to hand them on: https://man7.org/linux/man-pages/man7/capabilities.7.html
PASSES = {"dac_read_search": 1 << 2, "dac_override": 1 << 1}
SETPCAP = 1 << 8
# Nothing of the caller's locale and none of its PG* variables reaches the server.
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin"}


@dataclass(frozen=True)
class Account:
    """The user that the server runs as: another one than the caller if that is root."""

    uid: int
    gid: int
    other: bool

    def run(self, command: Sequence[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
        """Run a program of PostgreSQL as this user, in `folder`; return its output and exit code.

        Raises ServerError if the user can be given no way to the folder or to the program.
        """
        words = [str(word) for word in command]
        if not self.other:
            return _run(words, folder)
        if self._reaches(folder) and self._reaches(Path(words[0]).parent):
            return _run(words, folder, self)
        # As root still: `setpriv` changes the user when the capability is in place.
        return _run([*self._with_pass(folder), *words], folder)

    def _reaches(self, folder: Path) -> bool:
        # Asked of the system itself, which knows of access lists too.
        probe = ["/bin/sh", "-c", 'cd "$0"', str(folder)]
        return _run(probe, Path("/"), self).returncode == 0

    def _with_pass(self, folder: Path) -> list[str]:
        setpriv = shutil.which("setpriv")
        held = _capabilities()
        name = next((name for name, bit in PASSES.items() if held & bit), None)
        if setpriv is None or name is None or not held & SETPCAP:
            message = (
                f"The user that runs PostgreSQL cannot get to {folder.parent}, because a folder "
                "above it is closed to others. Move the checkout, or set DATABASE_URL."
            )
            raise ServerError(message)
        return [
            setpriv,
            f"--reuid={self.uid}",
            f"--regid={self.gid}",
            "--clear-groups",
            f"--inh-caps=-all,+{name}",
            f"--ambient-caps=-all,+{name}",
            # Without it access(2), which PostgreSQL asks, forgets the capability.
            "--securebits=+no_setuid_fixup",
            "--no-new-privs",
            "--",
        ]


def account_for(folder: Path) -> Account:
    """Return the user that runs the server of the cluster in `folder`.

    That is the caller, or, if this is root, the owner of the cluster or else a user without rights.
    Raises ServerError if the cluster is somebody else's or there is no such user.
    """
    uid = os.geteuid()
    owner = folder.stat().st_uid if folder.exists() else None
    if uid != 0:
        if owner not in {None, uid}:
            raise ServerError(f"{folder} belongs to another user. {ELSEWHERE}")
        return Account(uid, os.getegid(), other=False)
    if owner:
        return Account(owner, folder.stat().st_gid, other=True)
    for name in CANDIDATES:
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(user.pw_uid, user.pw_gid, other=True)
    names = " or ".join(CANDIDATES)
    message = f"PostgreSQL does not run as root, and there is no user {names}. Set DATABASE_URL."
    raise ServerError(message)


def _capabilities() -> int:
    """Return the effective capabilities of this process as bits; 0 if the system is not Linux."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return 0
    lines = dict(line.split(":", 1) for line in status.splitlines())
    return int(lines.get("CapEff", "0"), 16)


def _run(
    command: list[str], folder: Path, account: Account | None = None
) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            command,
            cwd=folder,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
            user=account.uid if account else None,
            group=account.gid if account else None,
            # Without root's groups, which would open files to the server that are not its own.
            extra_groups=[] if account else None,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise ServerError(f"{command[0]} cannot be run: {error}. Set DATABASE_URL.") from error
