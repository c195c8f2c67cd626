"""Requests to services: polite, within limits, and to nobody else."""

import re

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from publications.lookup import client as client_module
from publications.lookup.client import (
    Client,
    LookupFailedError,
    RefusedError,
    UnknownIdentifierError,
    _target,
)
from tests.publications.lookup.conftest import DOI

URL = f"{DOI}/10.1000/182"


def test_a_service_is_told_who_asks_and_where_to_write_to(services):
    services.get(URL, body=b"answer")
    assert Client().get(URL, "text/plain").body == b"answer"
    headers = services.calls[0].request.headers
    assert headers["User-Agent"] == "labportal (http://testserver; mailto:library@example.org)"
    assert headers["Accept"] == "text/plain"


@pytest.mark.django_db
def test_the_same_host_is_asked_again_after_a_pause_only(services, slept, settings):
    settings.LOOKUP = {**settings.LOOKUP, "PAUSE_MS": 500}
    services.get(re.compile(f"{DOI}/.*"), body=b"answer")
    services.get("https://other.test/", body=b"answer")
    client = Client()
    client.get(f"{DOI}/1", "*/*")
    client.get("https://other.test/", "*/*")
    assert slept == []
    client.get(f"{DOI}/2", "*/*")
    Client().get(f"{DOI}/3", "*/*", pause=3)
    # No time passes: the third turn is three seconds after the second.
    assert [round(seconds, 1) for seconds in slept if seconds] == [0.5, 3.5]


def test_a_busy_service_is_asked_again_as_it_wishes(services, slept):
    services.get(URL, status=429, headers={"Retry-After": "3"})
    services.get(URL, status=503)
    services.get(URL, body=b"answer")
    assert Client().get(URL, "*/*").body == b"answer"
    assert slept == [3.0, 2.0]


@pytest.mark.parametrize(
    "after", ["soon", "Thu, 01 Jan 2020 00:00:00 GMT", f"Thu, 01 Jan 2020 00:00:00 +{'9' * 23}"]
)
def test_a_rest_that_cannot_be_read_or_is_over_is_that_of_the_portal(services, slept, after):
    services.get(URL, status=429, headers={"Retry-After": after})
    services.get(URL, body=b"answer")
    assert Client().get(URL, "*/*").body == b"answer"
    assert len(slept) == 1


@pytest.mark.parametrize("after", ["120", "Wed, 21 Oct 2099 07:28:00 GMT"])
def test_a_service_that_wants_a_long_rest_gets_it(services, slept, after):
    services.get(URL, status=429, headers={"Retry-After": after})
    client = Client()
    with pytest.raises(LookupFailedError, match=r"doi\.test asks to be left alone for \d+ min"):
        client.get(URL, "*/*")
    with pytest.raises(LookupFailedError, match="asks to be left alone"):
        client.get(f"{DOI}/10.1000/other", "*/*")
    assert len(services.calls) == 1
    assert slept == []


@pytest.mark.parametrize("after", ["soon", "-1", "", "9" * 400])
def test_a_service_that_stays_busy_is_left_alone(services, after):
    services.get(URL, status=503, headers={"Retry-After": after})
    with pytest.raises(LookupFailedError, match=r"overloaded|left alone"):
        Client().get(URL, "*/*")
    assert len(services.calls) <= 3


def test_a_host_that_cannot_be_reached_is_not_tried_for_every_identifier(services):
    services.get(re.compile(f"{DOI}/.*"), body=requests.ConnectTimeout())
    client = Client()
    for number in range(3):
        with pytest.raises(LookupFailedError, match=r"doi\.test could not be reached\. Check the"):
            client.get(f"{DOI}/{number}", "*/*")
    assert len(services.calls) == 1


def test_a_connection_that_breaks_is_tried_again(services, slept):
    services.get(URL, body=requests.ConnectionError("reset by peer"))
    services.get(URL, body=b"answer")
    assert Client().get(URL, "*/*").body == b"answer"
    assert slept == [1.0]


@pytest.mark.parametrize(
    "error",
    [
        requests.ReadTimeout(),
        requests.exceptions.SSLError("certificate"),
        requests.exceptions.ProxyError("no proxy"),
        requests.exceptions.InvalidURL("label too long"),
        UnicodeError("label too long"),
    ],
)
def test_any_failure_of_the_network_is_said_in_the_same_words(services, error):
    services.get(URL, body=error)
    with pytest.raises(LookupFailedError, match="could not be reached"):
        Client().get(URL, "*/*")


@pytest.mark.parametrize("status", [404, 410])
def test_what_a_service_does_not_know_is_said(services, status):
    services.get(URL, status=status, body="<html>Not found</html>")
    with pytest.raises(UnknownIdentifierError, match=r"doi\.test does not know it"):
        Client().get(URL, "*/*")


@pytest.mark.parametrize("status", [204, 300, 400, 401, 403, 406, 500, 501])
def test_any_other_status_is_a_refusal(services, status):
    services.get(URL, status=status)
    with pytest.raises(RefusedError, match=rf"doi\.test refused to answer \({status}\)"):
        Client().get(URL, "*/*")


def test_redirects_are_followed_to_known_domains(services):
    services.get(URL, status=302, headers={"Location": "https://data.agency.test/10.1000/182"})
    services.get(
        "https://data.agency.test/10.1000/182", status=303, headers={"Location": "/v1/x?y=1"}
    )
    services.get("https://data.agency.test/v1/x?y=1", body=b"answer")
    answer = Client().get(URL, "*/*", domains=("agency.test",))
    assert (answer.body, answer.host) == (b"answer", "data.agency.test")


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:8000/admin/",
        "http://localhost/",
        "http://[::1]/",
        "https://publisher.example/paper",
        "https://notagency.test/",
        "https://agency.test.evil.example/",
        "https://agency.test@evil.example/",
        "//evil.example/x",
        "file:///etc/passwd",
        "ftp://agency.test/x",
        "https://doi.test:8443/x",
        "https://[bad/",
        *(
            f"{scheme}://{authority}/x"
            for scheme in ("http", "https")
            for authority in (
                "127.0.0.1\\.agency.test",
                "127.0.0.1\\@agency.test",
                "127.0.0.1#.agency.test",
                "127.0.0.1?.agency.test",
                "127.0.0.1%5C.agency.test",
                "127.0.0.1%2F.agency.test",
                "127.0.0.1%00.agency.test",
                "127.0.0.1 .agency.test",
                "127.0.0.1\t.agency.test",
                "127.0.0.1:80\\.agency.test",
                "[::1]\\.agency.test",
                "[::1].agency.test",
                "someone@data.agency.test",
                "127.0.0.1@data.agency.test",
                "a:b@data.agency.test",
                "@data.agency.test",
                ".agency.test",
                "data..agency.test",
                "data.agency.test.",
                "data.agency.test:8443",
                "data.agency.test:443:80",
                "data.agency.test:-1",
                "data.agency.test:４４３",
                "data。agency.test",
                "ⓓata.agency.test",
                "dаta.agency.test",
                "data.agency.test\u200b",
                "data.agency。test",
            )
        ),
        "//127.0.0.1\\.agency.test/x",
        "httpx://data.agency.test/x",
    ],
)
def test_redirects_lead_nowhere_else(services, target):
    services.get(URL, status=302, headers={"Location": target})
    with pytest.raises(LookupFailedError, match=r"It leads to .*, which gives no records"):
        Client().get(URL, "*/*", domains=("agency.test",))
    assert len(services.calls) == 1


@pytest.mark.parametrize(
    "target",
    [
        "HTTPS://Data.AGENCY.test/x",
        "https://data.agency.test:443/x",
        "//data.agency.test/x",
        "https://data.agency.test/x?y=\\@evil.example",
        "https://data.agency.test/@evil.example/ä",
        "https://data.agency.test?x",
        "https://DOI.test:443/x",
        "https:///data.agency.test/x",
        "\\\\127.0.0.1\\.agency.test/x",
    ],
)
def test_one_host_may_be_written_in_several_ways(services, target):
    services.get(URL, status=302, headers={"Location": target})
    services.get(re.compile(r"https://(data\.agency|doi)\.test.*"), body=b"answer")
    assert Client().get(URL, "*/*", domains=("agency.test",)).body == b"answer"


_PIECES = "agency.test data. 127.0.0.1 evil.example localhost [::1] : :443 :80 @ . / ? # %".split()


@given(
    st.lists(
        st.sampled_from([*_PIECES, "\\", "%2e", "%5c", "。", "\t", " ", "é", "x"]), max_size=7
    ),
    st.sampled_from(["https://", "http://", "//", "https:", "\\\\", "/\\", "HTTP://"]),
)
def test_whatever_is_followed_leads_to_a_known_host(pieces, beginning):
    response = requests.Response()
    response.url, response.headers["Location"] = URL, beginning + "".join(pieces)
    try:
        target = _target(response, "doi.test", ("agency.test",))
    except LookupFailedError:
        return
    request = requests.Request("GET", target).prepare()
    to, _tls = requests.adapters.HTTPAdapter().build_connection_pool_key_attributes(request, True)
    host = to["host"]
    assert host in {"doi.test", "agency.test"} or host.endswith(".agency.test")
    assert to["port"] in {None, {"http": 80, "https": 443}[to["scheme"]]}


def test_a_circle_of_redirects_ends(services):
    services.get(URL, status=302, headers={"Location": URL})
    with pytest.raises(LookupFailedError, match="without end"):
        Client().get(URL, "*/*")
    assert len(services.calls) == 6


def test_an_endless_answer_is_not_read_to_its_end(services, monkeypatch):
    monkeypatch.setattr(client_module, "_LONGEST_BODY", 1_000_000)
    services.get(URL, body=b"x" * 2_000_000)
    with pytest.raises(LookupFailedError, match="too large to be one record"):
        Client().get(URL, "*/*")


def test_nobody_is_asked_when_the_time_is_up(services):
    services.get(URL, body=b"answer")
    client = Client(until=client_module.monotonic() - 1)
    with pytest.raises(LookupFailedError, match="no time left"):
        client.get(URL, "*/*")
    assert len(services.calls) == 0


@pytest.mark.django_db
def test_a_pause_that_would_outlast_the_time_is_not_waited_for(services, slept):
    services.get(URL, body=b"answer")
    client = Client(until=client_module.monotonic() + 2)
    client.get(URL, "*/*", pause=3)
    with pytest.raises(LookupFailedError, match="no time left"):
        client.get(URL, "*/*", pause=3)
    assert slept == []


def test_a_slow_answer_does_not_outlast_the_time(services, monkeypatch):
    services.get(URL, body=b"x" * 1_000)
    monkeypatch.setattr(client_module, "_CHUNK", 1)
    started = client_module.monotonic()
    client = Client(until=started + 5)
    ticks = iter(range(1_000))
    monkeypatch.setattr(client_module, "monotonic", lambda: started + next(ticks) / 10)
    with pytest.raises(LookupFailedError, match="no time left"):
        client.get(URL, "*/*")
