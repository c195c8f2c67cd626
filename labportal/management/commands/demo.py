"""`manage.py demo`: the whole portal on this machine, with the demo lab in it."""

import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from threading import Event
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import Tags
from django.core.management import BaseCommand, CommandError, call_command
from django.db import DEFAULT_DB_ALIAS, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from labportal.demo.accounts import SignIn, sign_ins
from labportal.setup.lab import is_untouched

HOST = "127.0.0.1"
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SECONDS_TO_START = 60
GRANIAN = {
    "GRANIAN_HOST": HOST,
    "GRANIAN_INTERFACE": "rsgi",
    "GRANIAN_LOG_LEVEL": "warning",
    "GRANIAN_WORKERS": "1",
}
SECONDS_TO_STOP = 10


class Command(BaseCommand):
    """Migrate, fill an empty database, then run the web server and the task worker side by side."""

    help = "Run the portal with the demo lab on 127.0.0.1; PORT chooses another port than 8000."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until Ctrl-C; raises CommandError if it cannot start or one of the two ends."""
        port = _free_port(os.environ.get("PORT") or "8000")
        environment = _environment(port)
        with _static_files_collected(environment):
            self._prepare()
        stop = Event()
        for number in SIGNALS:
            signal.signal(number, lambda *_: stop.set())
        processes = _start(environment)
        try:
            if _answers(port, processes, stop):
                self._welcome(port)
            _watch(processes, stop)
        finally:
            _end(processes.values())
        self.stdout.write("Stopped. PostgreSQL runs on in the background; `make stop` ends it.")

    def _prepare(self) -> None:
        # Commands that are called from here skip their checks.
        self.check(tags=[Tags.database], databases=[DEFAULT_DB_ALIAS])
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Preparing the database ...")
            call_command("migrate", verbosity=0, interactive=False)
        if is_untouched():
            self.stdout.write("Loading the demo lab ...")
            # Each right that is given is told, which nobody asked for here.
            logging.getLogger("labportal.accounts").setLevel(logging.WARNING)
            # All or nothing, so that an interrupted start is made up for by the next.
            with transaction.atomic():
                call_command("init_lab", stdout=self.stdout)
                call_command("load_demo", stdout=self.stdout)
        elif not _accounts():
            self.stdout.write("The portal has content of its own, so the demo lab was not loaded.")

    def _welcome(self, port: int) -> None:
        lines = [
            f"\nlabportal runs at http://{HOST}:{port}/",
            f"Sign in at http://{HOST}:{port}/admin/",
        ]
        lines += [f"  {role}: {name} / {password}" for role, name, password in _accounts()]
        self.stdout.write("\n".join([*lines, "Ctrl-C stops it.\n"]))
        self.stdout.flush()


def _accounts() -> list[SignIn]:
    """Return how to sign in with those accounts of the demo lab that there are."""
    there = set(get_user_model().objects.values_list("username", flat=True))
    return [account for account in sign_ins() if account.username in there]


def _free_port(text: str) -> int:
    """Return the port; raises CommandError if it is none, or in use."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 2**16):
        raise CommandError(f"PORT must be a number from 1 to 65535, not {text!r}.")
    with socket.socket() as probe:
        # As a server does: a port whose last connections are only just closed is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(text)))
        except OSError as error:
            message = f"Port {text} cannot be used ({error.strerror}). Try PORT=8001 make demo."
            raise CommandError(message) from error
    return int(text)


def _environment(port: int) -> dict[str, str]:
    caller = {"DEBUG": "0", "BASE_URL": f"http://{HOST}:{port}", **os.environ}
    return {**caller, **GRANIAN, "GRANIAN_PORT": str(port), "PYTHONUNBUFFERED": "1"}


@contextmanager
def _static_files_collected(environment: dict[str, str]) -> Iterator[None]:
    """Collect the static files meanwhile; raises CommandError if that fails.

    A process of its own: the settings of those that serve are others than those of this one.
    """
    command = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"]
    with subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment) as process:
        try:
            yield
        except BaseException:
            process.terminate()
            raise
    if process.returncode:
        raise CommandError("The static files could not be collected; see above.")


def _start(environment: dict[str, str]) -> dict[str, subprocess.Popen[bytes]]:
    commands = {
        "The web server": ["-m", "granian", "labportal.rsgi:application"],
        "The task worker": ["manage.py", "worker", "-v0"],
    }
    return {
        name: subprocess.Popen(
            [sys.executable, *command],
            cwd=settings.BASE_DIR,
            env=environment,
            process_group=0,  # so that Ctrl-C reaches it once, from here
        )
        for name, command in commands.items()
    }


def _answers(port: int, processes: Mapping[str, subprocess.Popen[bytes]], stop: Event) -> bool:
    """Wait for the first answer; return False if it need not be waited for any longer."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and not stop.wait(0.1):
        if any(process.poll() is not None for process in processes.values()):
            return False
        try:
            client = HTTPConnection(HOST, port, timeout=5)
            client.request("GET", "/healthz")
            client.getresponse()
        except (OSError, HTTPException):
            continue
        return True
    return False


def _watch(processes: Mapping[str, subprocess.Popen[bytes]], stop: Event) -> None:
    while not stop.wait(0.2):
        for name, process in processes.items():
            if process.poll() is not None:
                raise CommandError(f"{name} ended by itself, with exit code {process.returncode}.")


def _end(processes: Any) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        # The web server leaves a worker behind that is still loading when it is told to end.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
