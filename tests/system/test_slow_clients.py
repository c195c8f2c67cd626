"""The web server without another one in front: slow clients, large bodies, health."""

import socket
import time
from contextlib import ExitStack, suppress

import psutil
import pytest

from tests.running_portal import HOST


@pytest.fixture(scope="module")
def web(portal):
    return portal.start_web("--workers", "1")


def connect(portal, request):
    client = socket.create_connection((HOST, portal.port), timeout=30)
    client.sendall(request)
    return client


def memory(web):
    """Return the bytes that the web server's processes have."""
    server = psutil.Process(web.pid)
    return sum(one.memory_info().rss for one in [server, *server.children(recursive=True)])


def test_slow_writers_take_no_thread(portal, web):
    head = b"POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\nname="
    with ExitStack() as stack:
        for _ in range(60):
            stack.enter_context(connect(portal, head))
        started = time.monotonic()
        assert portal.get("/").status == 200
        assert portal.get("/healthz").status == 200
        assert time.monotonic() - started < 5


def test_health_is_told_while_all_threads_are_busy(portal, web):
    with portal.database() as cursor, ExitStack() as stack:
        # What every page asks for is locked, so that each thread waits.
        cursor.execute("BEGIN; LOCK TABLE wagtailcore_site, base_contentchange")
        head = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
        waiting = [stack.enter_context(connect(portal, head)) for _ in range(30)]
        time.sleep(1)
        started = time.monotonic()
        assert portal.get("/healthz").status == 200
        assert time.monotonic() - started < 2
        cursor.execute("ROLLBACK")
        assert all(client.recv(12) == b"HTTP/1.1 200" for client in waiting)


def test_a_body_that_is_too_large_is_refused_before_it_is_sent(portal, web):
    head = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 600000000\r\n\r\n"
    with connect(portal, head) as client:
        answer = client.recv(4000)
    assert answer.startswith(b"HTTP/1.1 413")
    assert b"too large" in answer


def test_a_body_without_a_length_is_refused_when_it_gets_too_large(portal, web):
    def chunks():
        for _ in range(100):
            yield b"x" * 100_000

    sent = {"Transfer-Encoding": "chunked", "Content-Type": "text/plain"}
    # It may be refused while it is sent.
    with suppress(BrokenPipeError, ConnectionResetError):
        assert portal.get("/", "POST", chunks(), sent).status == 413
    assert portal.get("/").status == 200


def test_forms_in_chunks_are_read(portal, web):
    sent = {"Transfer-Encoding": "chunked", "Content-Type": "application/x-www-form-urlencoded"}
    # Without a token it is refused, but it was read.
    assert portal.get("/admin/login/", "POST", iter([b"username=", b"x"]), sent).status == 403


def test_whoever_reads_slowly_takes_no_thread(portal, web):
    folder = portal.media / "images"
    folder.mkdir()
    (folder / "large.png").write_bytes(b"x" * 20_000_000)
    head = b"GET /media/images/large.png HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with ExitStack() as stack:
        slow = [stack.enter_context(connect(portal, head)) for _ in range(30)]
        assert all(client.recv(12) == b"HTTP/1.1 200" for client in slow)
        started = time.monotonic()
        assert portal.get("/").status == 200
        assert time.monotonic() - started < 5


def test_answers_are_the_same_as_ever(portal, web):
    for path, status in {
        "/": 200,
        "/no/": 404,
        "/admin/": 302,
        "/publications/feed.atom": 200,
        "/robots.txt": 200,
    }.items():
        assert portal.get(path).status == status, path
    head = portal.get("/", "HEAD")
    assert head.content == b""
    assert head.headers["Content-Type"].startswith("text/html")
    assert portal.get("/search/?q=%C3%BC%20x").status == 200
    assert portal.get("/b%C3%BC/").status == 404


def test_whoever_reads_a_long_export_slowly_fills_no_memory(portal, web, tmp_path):
    file = tmp_path / "works.bib"
    with file.open("w") as entries:
        for number in range(600):
            abstract = f"{number} tides " * 2000
            entries.write(f"@misc{{w{number}, title={{Work {number}}}, abstract={{{abstract}}}}}\n")
    portal.manage("import_bibtex", str(file), "--source", "Test")
    whole = portal.get("/publications/export.bib").content
    assert len(whole) > 10_000_000
    assert whole.count(b"@misc{") == 600
    before = memory(web)
    head = b"GET /publications/export.bib HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with ExitStack() as stack:
        slow = [stack.enter_context(connect(portal, head)) for _ in range(30)]
        assert all(client.recv(12) == b"HTTP/1.1 200" for client in slow)
        assert portal.get("/publications/export.bib").content == whole
        assert memory(web) - before < 150_000_000
