"""A portal that runs as in production: its own PostgreSQL, granian and the worker as processes."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote

import psycopg2
import pytest
from django.conf import settings

from labportal.postgres import server
from labportal.postgres.cluster import Cluster

HOST = "127.0.0.1"
#: Seconds to wait for what takes a moment.
PATIENCE = 90


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def wait_until(condition, what: str, patience: float = PATIENCE) -> None:
    """Wait until something has come about; fails after so many seconds."""
    deadline = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        time.sleep(0.2)


class RunningPortal:
    """A new portal in a folder of its own; its processes end with the test."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.media = folder / "media"
        self.cluster = Cluster(folder / "postgres", {"fsync": "off", "full_page_writes": "off"})
        self._processes: list[subprocess.Popen[bytes]] = []
        self.extra: dict[str, str] = {}

    def prepare(self) -> None:
        """Start PostgreSQL, migrate, make the pages of a new portal, collect static files."""
        self.media.mkdir(parents=True)
        self.make_database()
        self.manage("migrate", "--verbosity=0")
        self.manage("init_lab", "--lab-name=Test Lab", f"--hostname=localhost:{self.port}")
        self.manage("collectstatic", "--noinput", "--verbosity=0")

    def make_database(self) -> None:
        """Start PostgreSQL, and make a database that is empty."""
        server.start(self.cluster)
        with self.database("postgres") as cursor:
            cursor.execute("CREATE DATABASE labportal")

    def crash_database(self) -> None:
        """Kill PostgreSQL at once, with whatever it is doing."""
        running = self.cluster.running()
        assert running is not None
        os.kill(running.pid, signal.SIGKILL)
        wait_until(lambda: self.cluster.running() is None, "the end of the database")

    @contextmanager
    def database(self, name: str = "labportal") -> Iterator[psycopg2.extensions.cursor]:
        """Yield a cursor of a connection that commits by itself."""
        host = str(server.address(self.cluster))
        connection = psycopg2.connect(host=host, user="labportal", dbname=name)
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                yield cursor
        finally:
            connection.close()

    @property
    def environment(self) -> dict[str, str]:
        socket_folder = quote(str(server.address(self.cluster)), safe="")
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return {
            **kept,
            "DJANGO_SETTINGS_MODULE": "labportal.settings.production",
            "SECRET_KEY": "only-for-tests-but-long-enough-to-be-taken-for-one-0123456789",
            "ALLOWED_HOSTS": "localhost,127.0.0.1",
            "BASE_URL": f"http://localhost:{self.port}",
            "HTTPS": "0",
            "DATABASE_URL": f"postgres://labportal@{socket_folder}/labportal",
            "MEDIA_ROOT": str(self.media),
            "STATIC_ROOT": str(self.folder / "static"),
            "BACKUP_ROOT": str(self.folder / "backups"),
            "CHECK_LINKS": "0",
            "LOOKUP_DOI_URL": "off",
            "GRANIAN_HOST": HOST,
            "GRANIAN_PORT": str(self.port),
            "GRANIAN_LOG_LEVEL": "warning",
            **self.extra,
        }

    def manage(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a command of manage.py."""
        command = [sys.executable, "manage.py", *arguments]
        result = subprocess.run(
            command,
            check=False,
            cwd=settings.BASE_DIR,
            env=self.environment,
            capture_output=True,
            text=True,
        )
        assert not check or result.returncode == 0, result.stdout + result.stderr
        return result

    def shell(self, code: str) -> str:
        """Run Python in the portal; return what it prints."""
        return self.manage("shell", "--verbosity=0", "--command", code).stdout

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        """Start a process of the portal."""
        with (self.folder / "log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, *command],
                cwd=settings.BASE_DIR,
                env=self.environment,
                stdout=log,
                stderr=log,
                process_group=0,
            )
        self._processes.append(process)
        return process

    def start_web(self, *options: str) -> subprocess.Popen[bytes]:
        """Start the web server as the image does, and wait until it answers."""
        web = self.start(
            *("-m", "granian", "--interface", "rsgi", "--respawn-failed-workers"),
            *options,
            "labportal.rsgi:application",
        )
        wait_until(lambda: self.status("/healthz") == 200, f"the web server: {self.log()[-2000:]}")
        return web

    def log(self) -> str:
        """Return what all processes have logged."""
        path = self.folder / "log"
        return path.read_text(errors="replace") if path.exists() else ""

    def get(self, path: str, method: str = "GET", body=None, headers=None) -> HTTPResponse:
        """Return the answer to a request, read."""
        client = HTTPConnection(HOST, self.port, timeout=30)
        with closing(client):
            sent = {"Host": f"localhost:{self.port}", **(headers or {})}
            client.request(method, path, body, sent)
            answer = client.getresponse()
            answer.content = answer.read()
        return answer

    def status(self, path: str) -> int:
        """Return the status of an answer, 0 if there is none."""
        with suppress(OSError):
            return self.get(path).status
        return 0

    def end(self, process: subprocess.Popen[bytes]) -> None:
        """End a process, and what it has started."""
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(15)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self._processes = [one for one in self._processes if one is not process]

    def close(self) -> None:
        """End everything."""
        for process in list(self._processes):
            self.end(process)
        server.stop(self.cluster)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPortal]:
    """Return a portal that runs, for the tests of a module."""
    portal = RunningPortal(tmp_path_factory.mktemp("portal"))
    try:
        portal.prepare()
        yield portal
    finally:
        portal.close()


@pytest.fixture
def empty_portal(tmp_path: Path) -> Iterator[RunningPortal]:
    """Return a portal whose database is empty."""
    portal = RunningPortal(tmp_path)
    try:
        portal.make_database()
        yield portal
    finally:
        portal.close()
