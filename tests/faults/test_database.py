"""The database is restarted while visitors read."""

import time
from threading import Event, Thread

from labportal.postgres import server


def test_while_the_database_is_restarted_visitors_are_told_to_come_back(portal):
    web = portal.start_web()
    stop, found = Event(), []

    def read():
        while not stop.is_set():
            answer = portal.get("/")
            found.append((answer.status, answer.headers["Retry-After"], answer.content))

    readers = [Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    time.sleep(1)
    server.stop(portal.cluster)
    time.sleep(2)
    # While it is away:
    assert portal.get("/readyz").status == 503
    assert portal.get("/healthz").status == 200
    assert portal.get("/admin/login/").status == 503
    server.start(portal.cluster)
    time.sleep(2)
    stop.set()
    for reader in readers:
        reader.join()
    assert {(status, after) for status, after, _ in found} == {(200, None), (503, "30")}
    assert all(b"Back in a moment" in text for status, _, text in found if status == 503)
    # No process is left with a connection that is dead.
    assert [portal.status("/") for _ in range(20)] == [200] * 20
    assert portal.get("/readyz").status == 200
    portal.end(web)
