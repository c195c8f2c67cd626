"""The folder of an embedded PostgreSQL, and what its files say about the server."""

import os
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from fcntl import LOCK_EX, flock
from pathlib import Path

import psutil

from labportal.postgres.errors import ServerError

# Of the socket's name alone: no port is opened.
PORT = 5432
SOCKET = f".s.PGSQL.{PORT}"
# The lines of postmaster.pid in order.
PID_FILE = (
    "pid",
    "data_folder",
    "start",
    "port",
    "socket_folder",
    "addresses",
    "memory",
    "status",
)
ELSEWHERE = "Run it as the owner of the folder, use a checkout of your own, or set DATABASE_URL."
# The shortest length of a socket's path among the systems the wheel is built for, less its zero.
LONGEST_SOCKET = 103
LOG_LINES = 12


@dataclass(frozen=True)
class Postmaster:
    """The state that a server last wrote into its folder; it may have been killed since."""

    pid: int
    socket_folder: Path
    ready: bool

    def listens(self) -> bool:
        """Return whether a server answers there now."""
        with socket.socket(socket.AF_UNIX) as client:
            try:
                client.connect(str(self.socket_folder / SOCKET))
            except OSError:
                return False
        return True


@dataclass(frozen=True)
class Cluster:
    """A cluster's folder and the server settings it is run with."""

    folder: Path
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def log(self) -> Path:
        """The server's log."""
        return self.folder / "server.log"

    @property
    def pid_file(self) -> Path:
        """The file in which the server says where it can be reached."""
        return self.folder / "postmaster.pid"

    @property
    def exists(self) -> bool:
        """Whether the folder holds a complete cluster."""
        return (self.folder / "PG_VERSION").exists()

    @property
    def takes_socket(self) -> bool:
        """Whether clients can be told of a socket in the folder."""
        # To a client a comma parts one server's address from the next.
        path = os.fsencode(self.folder / SOCKET)
        return len(path) <= LONGEST_SOCKET and b"," not in path

    def postmaster(self) -> Postmaster | None:
        """Return the state that the server last wrote into its pid file, or None.

        Format of the file: https://www.postgresql.org/docs/18/storage-file-layout.html
        """
        try:
            lines = [line.strip() for line in self.pid_file.read_text().splitlines()]
        except OSError:
            return None
        if len(lines) < len(PID_FILE) or not lines[0].isdigit():
            return None  # still being written
        told = dict(zip(PID_FILE, lines, strict=False))
        return Postmaster(
            int(told["pid"]),
            self.folder / told["socket_folder"],
            ready=told["status"] == "ready",
        )

    def running(self) -> Postmaster | None:
        """Return the server if one answers, be it that it only just comes up."""
        postmaster = self.postmaster()
        return postmaster if postmaster and postmaster.listens() else None

    def forget_foreign_locks(self) -> None:
        """Remove lock files that name a process which is no server of this cluster.

        After a crash its number may have gone to any process or, in a container, stay with the dead
        one for good, and in a copy it is the original's; PostgreSQL would believe it and not start.
        To be called while no server answers.
        """
        for path in (self.pid_file, self.folder / f"{SOCKET}.lock"):
            try:
                pid, data_folder = path.read_text().splitlines()[:2]
                process = psutil.Process(int(pid))
                at_work = process.name() == "postgres" and process.status() != psutil.STATUS_ZOMBIE
            except (OSError, ValueError, psutil.Error):
                continue
            if not at_work or Path(data_folder) != self.folder.resolve():
                path.unlink()

    def log_tail(self) -> str:
        """Return the last lines of the server's log, or nothing."""
        try:
            lines = self.log.read_text(errors="replace").splitlines()
        except OSError:
            return ""
        return "\n".join(lines[-LOG_LINES:])

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes from starting or stopping the server meanwhile.

        Raises ServerError if this user may not write beside the folder.
        """
        path = self.folder.with_name(f"{self.folder.name}.lock")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Beside the folder, not in it: the folder may not be there yet.
            lock = path.open("a")
        except PermissionError as error:
            message = f"{error.filename} cannot be written by this user. {ELSEWHERE}"
            raise ServerError(message) from error
        with lock:
            flock(lock, LOCK_EX)
            yield
