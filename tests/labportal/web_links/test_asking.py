"""Asking for a link: what an answer means, and who is never asked."""

import re
import socket
import threading
import time
from contextlib import suppress

import pytest
from werkzeug import Response

from labportal.models import LinkAnswer
from labportal.web_links import asking
from labportal.web_links.asking import ask
from publications.lookup import connections
from publications.lookup.connections import is_public


@pytest.fixture
def server(httpserver, monkeypatch):
    """A server on this machine that counts as one on the public network."""
    monkeypatch.setattr(connections, "is_public", lambda address: True)
    return httpserver


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (200, LinkAnswer.THERE),
        (204, LinkAnswer.THERE),
        (404, LinkAnswer.MISSING),
        (410, LinkAnswer.MISSING),
        (403, LinkAnswer.UNCLEAR),
        (429, LinkAnswer.UNCLEAR),
        (500, LinkAnswer.UNCLEAR),
    ],
)
def test_a_status_says_whether_the_page_is_there(server, status, answer):
    server.expect_request("/page").respond_with_data(status=status)
    assert ask(server.url_for("/page")) == answer


def test_a_server_that_knows_no_head_is_asked_by_get(server):
    server.expect_request("/page", method="HEAD").respond_with_data(status=404)
    server.expect_request("/page", method="GET").respond_with_data("here")
    assert ask(server.url_for("/page")) == LinkAnswer.THERE
    assert [request.method for request, _ in server.log] == ["HEAD", "GET"]


def test_redirects_are_followed_to_their_end_and_not_for_ever(server):
    server.expect_request("/old").respond_with_data(status=301, headers={"Location": "/new?a=b"})
    server.expect_request("/new", query_string="a=b").respond_with_data("here")
    server.expect_request("/lost").respond_with_data(status=302, headers={"Location": "/nowhere"})
    server.expect_request("/nowhere").respond_with_data(status=404)
    server.expect_request("/round").respond_with_data(status=302, headers={"Location": "/round"})
    answers = [ask(server.url_for(path)) for path in ("/old", "/lost", "/round")]
    assert answers == [LinkAnswer.THERE, LinkAnswer.MISSING, LinkAnswer.UNCLEAR]


def test_a_host_that_is_nowhere_or_refuses_is_away(server, monkeypatch):
    def resolve(host, port, **kwargs):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    assert ask("http://127.0.0.1:9/") == LinkAnswer.AWAY
    monkeypatch.setattr(connections.socket, "getaddrinfo", resolve)
    assert ask("http://nowhere.example/") == LinkAnswer.AWAY


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "0.0.0.1"),
        *("100.64.0.1", "224.0.0.1", "::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1"),
        *("2002:0a00:0001::1", "2001:0:4136:e378:8000:63bf:f5ff:fffe"),
        *("64:ff9b::10.0.0.1", "::127.0.0.1", "::ffff:0:127.0.0.1", "fec0::1"),
        "64:ff9b:1::7f00:1",
    ],
)
def test_addresses_of_private_networks_are_not_public(address):
    assert not is_public(address)


def test_addresses_of_the_network_are_public():
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")
    assert is_public("64:ff9b::93.184.216.34")


@pytest.mark.parametrize("path", ["/", "/redirect"])
def test_a_private_network_is_never_asked_not_even_through_a_name_or_a_redirect(
    httpserver, monkeypatch, path
):
    port = httpserver.port
    seen = []
    if path == "/redirect":
        # The first host is public, and sends on to a private one.
        monkeypatch.setattr(
            connections, "is_public", lambda address: not seen.append(address) and len(seen) < 2
        )
    httpserver.expect_request("/redirect").respond_with_data(
        status=302, headers={"Location": f"http://localhost:{port}/secret"}
    )
    assert ask(f"http://localhost:{port}{path}") == LinkAnswer.UNASKED
    assert [request.path for request, _ in httpserver.log] == ["/redirect"] * (path != "/")


def test_a_name_with_one_private_address_is_not_asked(monkeypatch):
    def resolve(host, port, **kwargs):
        return [(0, 0, 0, "", (ip, port)) for ip in ("93.184.216.34", "127.0.0.1")]

    monkeypatch.setattr(connections.socket, "getaddrinfo", resolve)
    assert ask("http://two-faced.example/") == LinkAnswer.UNASKED


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1\\.example.org/", "http://me:pw@example.org/", "file:///etc/passwd"]
)
def test_what_programs_read_in_different_ways_is_not_asked(url):
    assert ask(url) == LinkAnswer.UNASKED


def test_a_server_that_dribbles_is_cut_off(server, monkeypatch):
    monkeypatch.setattr(asking, "_SECONDS", 0.3)
    listener = socket.create_server(("127.0.0.1", 0))
    done = threading.Event()

    def dribble():
        connected, _address = listener.accept()
        with connected, suppress(OSError):
            while not done.wait(0.05):
                connected.sendall(b"x")

    thread = threading.Thread(target=dribble)
    thread.start()
    begun = time.monotonic()
    answer = ask(f"http://127.0.0.1:{listener.getsockname()[1]}/")
    took = time.monotonic() - begun
    done.set()
    listener.close()
    thread.join(timeout=5)
    assert answer == LinkAnswer.UNCLEAR
    assert took < 5


def test_the_body_is_not_read(server):
    def endless(_request):
        return Response((b"x" * 65536 for _ in iter(int, 1)), status=200)

    server.expect_request("/big", method="HEAD").respond_with_data(status=405)
    server.expect_request("/big", method="GET").respond_with_handler(endless)
    assert ask(server.url_for("/big")) == LinkAnswer.THERE


def test_redirects_and_a_second_question_take_from_the_same_time(server, monkeypatch):
    monkeypatch.setattr(asking, "_SECONDS", 0.5)

    def slow(request):
        time.sleep(0.2)
        return Response(status=302, headers={"Location": f"{request.path}x"})

    server.expect_request(re.compile("/slow")).respond_with_handler(slow)
    assert ask(server.url_for("/slow")) == LinkAnswer.UNCLEAR
    assert len(server.log) < 4
