"""Pages are never stale: in two processes, under writers of every order, and on a standby."""

import random
import re
import shutil
import time
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from threading import Event, Thread
from urllib.parse import quote

import psycopg2
import pytest

from labportal.postgres import server
from labportal.postgres.cluster import Cluster
from tests.running_portal import HOST, free_port, wait_until

SECONDS = 6
#: What writers write is in the name of the lab, which each page has in its header.
NAME = re.compile(r"Lab (\d+)/(\d+)/(\d+)\b")


class Server:
    """A web server of one process, which has a cache of its own."""

    def __init__(self, portal, **environment):
        self.port = free_port()
        portal.extra |= {"GRANIAN_PORT": str(self.port), **environment}
        self._host = f"localhost:{portal.port}"
        self.process = portal.start(
            *("-m", "granian", "--interface", "rsgi", "--workers", "1"),
            "labportal.rsgi:application",
        )
        portal.extra.clear()
        wait_until(lambda: self._answers(portal), f"a server: {portal.log()[-2000:]}")

    def _answers(self, portal):
        try:
            return bool(self.read())
        except (OSError, AssertionError):
            return False

    def read(self):
        """Return the three numbers that the page shows."""
        with closing(HTTPConnection(HOST, self.port, timeout=30)) as client:
            client.request("GET", "/people/", headers={"Host": self._host})
            answer = client.getresponse()
            text = answer.read().decode()
        assert answer.status == 200, answer.status
        found = NAME.search(text)
        assert found, "The page does not show the name of the lab."
        return tuple(map(int, found.groups()))


@pytest.fixture(scope="module")
def lab(portal):
    """A portal whose lab's name, tagline and university are three rows to write to."""
    with portal.database() as cursor:
        cursor.execute("UPDATE labportal_labtext SET lab_name = 'Lab 0/0/0'")
    return portal


@pytest.fixture
def two(lab):
    servers = [Server(lab), Server(lab)]
    yield servers
    for one in servers:
        lab.end(one.process)


@contextmanager
def connected(portal, folder=None):
    host = str(folder or server.address(portal.cluster))
    connection = psycopg2.connect(host=host, user="labportal", dbname="labportal")
    try:
        yield connection
    finally:
        connection.close()


def write(cursor, place, number):
    """Put a number in one of the three places of the name, and leave the others."""
    cursor.execute(
        "UPDATE labportal_labtext SET lab_name = regexp_replace(lab_name, %s, %s)",
        [
            r"(\d+)/(\d+)/(\d+)",
            "/".join(str(number) if place == each else f"\\{each + 1}" for each in range(3)),
        ],
    )


def test_whoever_reads_after_a_commit_reads_what_was_committed_in_either_process(lab, two):
    """Writers of numbers that grow, some rolled back, while both servers are read."""
    committed, stop, stale, read = [0, 0, 0], Event(), [], [0]

    def writes(place):
        chance = random.Random(place)  # noqa: S311 - the same moments in each run
        with connected(lab) as connection, connection.cursor() as cursor:
            while not stop.is_set():
                write(cursor, place, committed[place] + 1)
                time.sleep(chance.random() * 0.02)
                if chance.random() < 0.2:
                    connection.rollback()
                else:
                    connection.commit()
                    committed[place] += 1

    def reads(one):
        while not stop.is_set():
            before = list(committed)
            shown = one.read()
            read[0] += 1
            # A commit is noted after it was made: what is shown may be newer by that one.
            if any(seen < then for seen, then in zip(shown, before, strict=True)):
                stale.append((before, shown))
            if any(seen > now + 1 for seen, now in zip(shown, committed, strict=True)):
                stale.append(("never committed", shown, list(committed)))

    threads = [Thread(target=writes, args=[place]) for place in range(3)]
    threads += [Thread(target=reads, args=[one]) for one in two for _ in range(2)]
    for thread in threads:
        thread.start()
    time.sleep(SECONDS)
    # A busy machine takes longer.
    with suppress(AssertionError):
        wait_until(lambda: stale or (min(committed) > 5 and read[0] > 50), "fifty readings")
    stop.set()
    for thread in threads:
        thread.join()
    assert stale == []
    assert min(committed) > 5
    assert read[0] > 50
    assert [one.read() for one in two] == [tuple(committed)] * 2


def test_the_order_of_commits_may_be_another_than_that_of_writes(lab, two):
    # Two rows, since whoever writes to one that another one holds waits for it.
    with (
        connected(lab) as first,
        connected(lab) as second,
        first.cursor() as early,
        second.cursor() as late,
    ):
        write(early, 0, 1000)
        late.execute('UPDATE people_role SET "order" = "order" + 1')
        before = [one.read() for one in two]
        second.commit()
        assert [one.read() for one in two] == before
        first.commit()
        assert [one.read()[0] for one in two] == [1000, 1000]


@pytest.fixture
def standby(lab):
    """The folder of a server that follows the portal's, with what it has now."""
    folder = lab.folder / "standby"
    server.stop(lab.cluster)
    shutil.copytree(lab.cluster.folder, folder, ignore=shutil.ignore_patterns("server.log*"))
    primary = server.start(lab.cluster).socket_folder
    (folder / "standby.signal").touch()
    follower = Cluster(
        folder, {**lab.cluster.options, "primary_conninfo": f"host={primary} user=labportal"}
    )
    server.start(follower)
    yield follower
    server.stop(follower)


def test_a_standby_shows_what_it_has_replayed_and_keeps_nothing_beyond_that(lab, standby):
    folder = server.address(standby)
    url = f"postgres://labportal@{quote(str(folder), safe='')}/labportal"
    follower = Server(lab, DATABASE_URL=url)
    with connected(lab) as primary, connected(lab, folder) as copy:
        copy.autocommit = True

        def replayed(position):
            with copy.cursor() as cursor:
                cursor.execute("SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", [position])
                return cursor.fetchone()[0]

        for number in range(2001, 2031):
            with primary.cursor() as cursor:
                write(cursor, number % 3, number)
                primary.commit()
                cursor.execute("SELECT pg_current_wal_lsn()")
                position = cursor.fetchone()[0]
                primary.commit()
            # Asked while it comes in, and once it is there.
            follower.read()
            wait_until(lambda position=position: replayed(position), "the standby")
            assert follower.read()[number % 3] == number
            assert follower.read()[number % 3] == number
    lab.end(follower.process)
