"""Answers as they come over a connection: in chunks, compressed, slowly, broken off."""

import gzip
import socket
import threading
import time
from contextlib import contextmanager

import pytest

from publications.lookup import client as client_module
from publications.lookup.client import Client, LookupFailedError

BODY = b'{"title": "A title"}' * 5_000


@contextmanager
def _answering(*pieces, pause=0.0):
    """Give the address of a server that sends these pieces to each who asks."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    try:
                        connection.recv(65_536)
                        for piece in pieces:
                            connection.sendall(piece)
                            time.sleep(pause)
                    except OSError:
                        pass

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/10.1000/182"
        server.shutdown(socket.SHUT_RDWR)


def _chunk(data):
    return b"%x\r\n%s\r\n" % (len(data), data)


def test_an_answer_in_chunks_is_put_together():
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunks = [_chunk(BODY[start : start + 777]) for start in range(0, len(BODY), 777)]
    with _answering(head, *chunks, b"0\r\n\r\n") as url:
        assert Client().get(url, "*/*").body == BODY


def test_an_answer_that_is_compressed_all_the_same_is_read():
    packed = gzip.compress(BODY)
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
    with _answering(head, packed[:50], packed[50:]) as url:
        assert Client().get(url, "*/*").body == BODY


def test_a_small_answer_that_unpacks_to_a_huge_one_is_given_up():
    packed = gzip.compress(b"\0" * 200_000_000)
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
    with (
        _answering(head, packed) as url,
        pytest.raises(LookupFailedError, match="too large to be one record"),
    ):
        Client().get(url, "*/*")


def test_an_answer_in_drops_is_given_up_when_the_time_is_over():
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
    client = Client(until=time.monotonic() + 0.5)
    started = time.monotonic()
    with (
        _answering(head, *[b"x"] * 60, pause=0.05) as url,
        pytest.raises(LookupFailedError, match="no time left"),
    ):
        client.get(url, "*/*")
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    "pieces",
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"zz\r\nx"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n", b"nope"),
    ],
)
def test_an_answer_that_breaks_off_is_said(pieces):
    with _answering(*pieces) as url, pytest.raises(LookupFailedError, match="broke off"):
        Client().get(url, "*/*")


@pytest.mark.parametrize("pieces", [(), (b"nonsense\r\n\r\n",), (b"HTTP/1.1 two\r\n\r\n",)])
def test_what_is_no_http_is_said(pieces, monkeypatch):
    monkeypatch.setattr(client_module, "sleep", lambda seconds: None)
    with (
        _answering(*pieces) as url,
        pytest.raises(LookupFailedError, match="could not be reached"),
    ):
        Client().get(url, "*/*")


def test_the_body_of_a_redirect_is_not_read():
    head = b"HTTP/1.1 302 Found\r\nLocation: http://x.example/\r\nContent-Length: 99999999\r\n\r\n"
    with _answering(head, *[b"x"] * 100, pause=0.1) as url:
        started = time.monotonic()
        with pytest.raises(LookupFailedError, match=r"It leads to x\.example"):
            Client().get(url, "*/*")
    assert time.monotonic() - started < 2


def test_a_head_in_drops_is_given_up_when_the_time_is_over():
    client = Client(until=time.monotonic() + 0.5)
    started = time.monotonic()
    with (
        _answering(b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 60, pause=0.05) as url,
        pytest.raises(LookupFailedError, match="no time left"),
    ):
        client.get(url, "*/*")
    assert time.monotonic() - started < 2


def test_a_known_host_with_an_address_in_the_portals_own_network_is_not_asked(monkeypatch):
    resolve = socket.getaddrinfo

    def lead_home(host, port, *args, **kwargs):
        return resolve("127.0.0.1" if host == "api.agency.test" else host, port, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", lead_home)
    with _answering(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n", b"secret") as inside:
        target = inside.replace("127.0.0.1", "api.agency.test")
        head = b"HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n" % target.encode()
        host = target.split("/")[2]
        with (
            _answering(head) as url,
            pytest.raises(LookupFailedError, match="a machine of your own network"),
        ):
            Client().get(url, "*/*", domains=(host,))


def test_a_service_that_the_settings_name_may_be_on_the_portals_own_network():
    with _answering(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n", b"ok") as url:
        assert Client().get(url, "*/*").body == b"ok"
