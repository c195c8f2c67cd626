"""The embedded PostgreSQL: there when needed, the same for all, and hard to kill for good."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any

import psutil
import pytest
from django.core.management import CommandError, call_command
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from labportal.postgres import cluster, server
from labportal.postgres.base import DatabaseWrapper
from labportal.postgres.cluster import Cluster
from labportal.postgres.errors import ServerError
from labportal.settings.base import BASE_DIR
from tests.labportal.postgres.running_cluster import running

STARTER = """
import sys
from pathlib import Path
from labportal.postgres import server
from labportal.postgres.cluster import Cluster
print(server.start(Cluster(Path(sys.argv[1]), {"fsync": "off"})).pid)
"""
Query = Callable[[str], Any]


@pytest.fixture
def query(shared: Cluster, django_db_blocker: DjangoDbBlocker) -> Iterator[Query]:
    """Ask the shared cluster through the engine, each time over a new connection."""
    database = {
        "ENGINE": "labportal.postgres",
        "NAME": "labportal",
        "USER": "labportal",
        "CLUSTER": shared.folder,
        "CLUSTER_OPTIONS": shared.options,
    }
    wrapper = ConnectionHandler({"default": database})["default"]

    def ask(sql: str) -> Any:
        try:
            with wrapper.cursor() as cursor:
                cursor.execute(sql)
                return cursor.fetchone()[0] if cursor.description else None
        finally:
            wrapper.close()

    with django_db_blocker.unblock():
        yield ask


def copy_cluster(shared: Cluster, folder: Path) -> Cluster:
    """Copy files as `cp -r` does, while the server runs."""

    def without_sockets(parent: str, names: list[str]) -> set[str]:
        return {name for name in names if (Path(parent) / name).is_socket()}

    shutil.copytree(shared.folder, folder, ignore=without_sockets)
    return Cluster(folder, shared.options)


def start_in_a_process(folder: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "LC_ALL": "C", "PGPORT": "1", "PYTHONPATH": str(BASE_DIR)}
    return subprocess.Popen(
        [sys.executable, "-c", STARTER, str(folder)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_letters_are_those_of_unicode_whatever_the_callers_locale(query: Query) -> None:
    assert query("SELECT 'Ü' ILIKE 'ü'")
    assert query("SELECT upper('ähre')") == "ÄHRE"
    query("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    query("CREATE EXTENSION IF NOT EXISTS unaccent")
    assert query("SELECT similarity('ÜBERMÜDETE ÄRZTE', 'übermüdete ärzte')") == 1
    assert query("SELECT unaccent('Müller')") == "Muller"


def test_only_a_private_socket_is_listened_to(query: Query) -> None:
    assert query("SHOW listen_addresses") == ""
    assert query("SHOW unix_socket_permissions") == "0700"


def test_settings_of_the_cluster_reach_the_server(query: Query) -> None:
    assert query("SHOW fsync") == "off"


def test_callers_share_one_server(shared: Cluster) -> None:
    assert server.start(shared) == server.start(shared)


def test_variables_of_the_caller_lead_nowhere_else(
    query: Query, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"PGPORT": "1", "PGHOST": "nowhere", "PGHOSTADDR": "127.0.0.1"}.items():
        monkeypatch.setenv(name, value)
    assert query("SELECT current_database()") == "labportal"


def test_killed_server_is_started_again_by_the_next_connection(
    query: Query, shared: Cluster
) -> None:
    query("CREATE TABLE survivor AS SELECT 1 AS n")
    before = server.start(shared).pid
    os.kill(before, signal.SIGKILL)
    assert query("SELECT n FROM survivor") == 1
    assert server.start(shared).pid != before


def test_stopped_server_is_started_again_by_the_next_connection(
    query: Query, shared: Cluster
) -> None:
    assert server.stop(shared)
    assert not server.stop(shared)
    assert query("SELECT 1") == 1


def test_missing_database_is_made(query: Query, shared: Cluster) -> None:
    psql = server.start(shared)
    wrapper = ConnectionHandler(
        {
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": "postgres",
                "USER": "labportal",
                "HOST": str(psql.socket_folder),
            }
        }
    )["default"]
    with wrapper.cursor() as cursor:
        cursor.execute("DROP DATABASE labportal WITH (FORCE)")
    wrapper.close()
    assert query("SELECT current_database()") == "labportal"


def test_callers_at_the_same_time_make_one_cluster(tmp_path: Path) -> None:
    folder = tmp_path / "var" / "postgres"
    starters = [start_in_a_process(folder) for _ in range(4)]
    pids = {starter.communicate(timeout=60)[0].strip() for starter in starters}
    try:
        assert [starter.returncode for starter in starters] == [0] * 4
        assert len(pids) == 1
    finally:
        server.stop(Cluster(folder))


def test_half_made_cluster_of_a_killed_caller_is_made_anew(tmp_path: Path) -> None:
    folder = tmp_path / "var" / "postgres"
    starter = start_in_a_process(folder)
    deadline = time.monotonic() + 30
    while not list(folder.parent.glob("postgres.new-*/base")) and time.monotonic() < deadline:
        time.sleep(0.01)
    with suppress(ProcessLookupError):
        os.killpg(starter.pid, signal.SIGKILL)
    starter.communicate()
    assert starter.returncode == -signal.SIGKILL
    assert not folder.exists()
    with running(folder) as subject:
        assert subject.exists
    assert {path.name for path in folder.parent.iterdir()} == {"postgres", "postgres.lock"}


def test_copy_of_a_running_cluster_starts_beside_it(shared: Cluster, tmp_path: Path) -> None:
    original = server.start(shared)
    copy = copy_cluster(shared, tmp_path / "postgres")
    assert copy.pid_file.exists()
    with running(copy.folder):
        assert server.start(copy).pid != original.pid
        assert server.start(shared) == original


def test_process_number_that_went_to_another_process_stops_nobody(
    shared: Cluster, tmp_path: Path
) -> None:
    copy = copy_cluster(shared, tmp_path / "postgres")
    copy.pid_file.write_text(f"{os.getpid()}\n{copy.folder.resolve()}\n")
    with running(copy.folder):
        assert server.start(copy).pid != os.getpid()


def test_process_number_of_a_dead_server_stops_nobody(tmp_path: Path) -> None:
    # Its parent, here this test, has not taken note of its end yet.
    program = tmp_path / "postgres"
    shutil.copy("/bin/true", program)
    dead = subprocess.Popen([program])
    while psutil.Process(dead.pid).status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.01)
    subject = Cluster(tmp_path)
    subject.pid_file.write_text(f"{dead.pid}\n{tmp_path.resolve()}\n")
    subject.forget_foreign_locks()
    dead.wait()
    assert not subject.pid_file.exists()


def test_process_number_of_a_server_at_work_is_kept(shared: Cluster) -> None:
    shared.forget_foreign_locks()
    assert shared.pid_file.exists()


def test_folder_too_deep_for_a_socket_gets_one_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "-".join(["deep"] * 20) / "postgres"
    with running(folder) as subject:
        elsewhere = server.address(subject)
        assert elsewhere.parent != folder.parent
        assert elsewhere.stat().st_mode & 0o777 == 0o700
    assert not elsewhere.exists()


def test_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "thesis.tex").touch()
    with pytest.raises(ServerError, match="no PostgreSQL cluster"):
        server.start(Cluster(tmp_path / "postgres"))
    assert (tmp_path / "postgres" / "thesis.tex").exists()


def test_server_that_does_not_start_tells_why(shared: Cluster, tmp_path: Path) -> None:
    copy = Cluster(copy_cluster(shared, tmp_path / "postgres").folder, {"max_connections": "many"})
    with pytest.raises(ServerError, match=r'invalid value for parameter "max_connections"'):
        server.start(copy)


def test_missing_server_is_one_line_on_the_command_line_and_a_database_error() -> None:
    assert issubclass(ServerError, CommandError)
    assert issubclass(ServerError, OperationalError)


def test_comma_in_the_path_would_part_two_addresses(tmp_path: Path) -> None:
    assert Cluster(Path("/srv/labportal")).takes_socket
    assert not Cluster(Path("/srv/lab,portal")).takes_socket
    assert not Cluster(Path("/") / ("x" * cluster.LONGEST_SOCKET)).takes_socket


def test_command_prints_an_address_that_others_can_use() -> None:
    if not isinstance(connections[DEFAULT_DB_ALIAS], DatabaseWrapper):
        pytest.skip("DATABASE_URL is set")
    out = StringIO()
    call_command("embedded_postgres", "url", stdout=out)
    call_command("embedded_postgres", "status", stdout=out)
    url, status = out.getvalue().splitlines()
    assert url.startswith("postgresql://labportal@%2F")
    assert "running, process" in status


def test_only_a_cluster_whose_data_may_be_lost_is_removed_by_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not isinstance(connections[DEFAULT_DB_ALIAS], DatabaseWrapper):
        pytest.skip("DATABASE_URL is set")
    settings = connections[DEFAULT_DB_ALIAS].settings_dict
    monkeypatch.setitem(settings, "CLUSTER", tmp_path / "postgres")
    with running(tmp_path / "postgres") as subject:
        monkeypatch.setitem(settings, "CLUSTER_OPTIONS", {})
        with pytest.raises(CommandError, match="Only the databases of tests"):
            call_command("embedded_postgres", "remove", stdout=StringIO())
        assert subject.running()
        monkeypatch.setitem(settings, "CLUSTER_OPTIONS", subject.options)
        call_command("embedded_postgres", "remove", stdout=StringIO())
        assert not subject.folder.exists()
