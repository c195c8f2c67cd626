"""Processes are killed: of the web server, and of the worker in the middle of a task."""

import os
import signal

import psutil

from labportal.management.commands.worker import ABANDONED
from labportal.postgres import server
from tests.running_portal import PATIENCE, wait_until


def workers_of(web):
    return [child for child in psutil.Process(web.pid).children() if "granian" in child.name()]


def test_a_web_process_that_is_killed_comes_back(portal):
    portal.extra["GRANIAN_LOG_LEVEL"] = "info"
    web = portal.start_web("--workers", "2")
    portal.extra.clear()
    both = ("Started worker-1", "Started worker-2")
    wait_until(lambda: all(line in portal.log() for line in both), "two processes that answer")
    before = {child.pid for child in psutil.Process(web.pid).children()}
    killed = max(before)
    os.kill(killed, signal.SIGKILL)

    def is_back():
        now = {child.pid for child in psutil.Process(web.pid).children()}
        return killed not in now and len(now) == len(before)

    # The other one answers meanwhile; what waited at the one that was killed is lost.
    wait_until(lambda: portal.status("/") == 200, "an answer of the other process")
    wait_until(is_back, "a new process")
    wait_until(lambda: portal.log().count("Started worker-") > 2, "the new one to answer")
    assert [portal.status("/") for _ in range(20)] == [200] * 20
    portal.end(web)


def task_states(portal):
    with portal.database() as cursor:
        cursor.execute(
            "SELECT status, jsonb_array_length(worker_ids) FROM django_tasks_database_dbtaskresult"
        )
        return cursor.fetchall()


def test_an_import_whose_worker_is_killed_is_planned_by_the_next(portal):
    (portal.folder / "large.bib").write_text(portal.manage("make_corpus", "3000").stdout)
    portal.extra["IMPORT_BACKGROUND_BYTES"] = "1000"
    code = (
        "from pathlib import Path\n"
        "from publications.bibtex.entry import SourceFile\n"
        "from publications.imports.background import start\n"
        f"content = Path({str(portal.folder / 'large.bib')!r}).read_bytes()\n"
        "print(start([SourceFile('large.bib', content)], 'Group', None).status)"
    )
    assert portal.shell(code).strip() == "planning"
    first = portal.start("manage.py", "worker")
    wait_until(lambda: any(state == "RUNNING" for state, _ in task_states(portal)), "the task")
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    assert ("RUNNING", 1) in task_states(portal)
    second = portal.start("manage.py", "worker")
    # The lock of a worker has to be free twice before its tasks are another's.
    patience = PATIENCE + 2 * ABANDONED
    wait_until(lambda: ("SUCCESSFUL", 2) in task_states(portal), "it to be done again", patience)
    with portal.database() as cursor:
        cursor.execute("SELECT status FROM publications_importbatch")
        assert cursor.fetchall() == [("planned",)]
    # While one worker is at work, another one that starts takes nothing from it.
    assert "it is done again" in portal.log()
    portal.end(second)
    portal.extra.clear()


def readiness(portal):
    return portal.get("/readyz").content.decode()


def test_a_worker_that_is_absent_is_told_and_pages_go_on(portal):
    web = portal.start_web()
    with portal.database() as cursor:
        cursor.execute("UPDATE base_heartbeat SET at = now() - interval '1 hour'")
    assert "(overdue)" in readiness(portal).splitlines()[1]
    assert portal.get("/").status == 200
    assert portal.get("/readyz").status == 200
    health = ["-m", "labportal.serving.healthcheck", "worker"]
    assert portal.start(*health).wait() == 1
    worker = portal.start("manage.py", "worker")
    wait_until(lambda: "(overdue)" not in readiness(portal).splitlines()[1], "a sign of life")
    assert portal.start(*health).wait() == 0
    portal.end(worker)
    portal.end(web)


def test_the_worker_outlives_a_restart_of_the_database(portal):
    worker = portal.start("manage.py", "worker")
    wait_until(lambda: worker.poll() is None and moment(portal), "the worker")
    server.stop(portal.cluster)
    server.start(portal.cluster)
    with portal.database() as cursor:
        cursor.execute("DELETE FROM base_heartbeat")
    wait_until(lambda: moment(portal), "a sign of life of a worker, be it a new one")
    portal.end(worker)


def moment(portal):
    with portal.database() as cursor:
        cursor.execute("SELECT at FROM base_heartbeat WHERE name = 'worker'")
        return cursor.fetchone()
