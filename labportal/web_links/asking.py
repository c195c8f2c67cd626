"""Asking for a link: politely, for a few seconds, and never within a private network."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from ipaddress import IPv4Address, IPv6Address, ip_address
from threading import Timer
from time import monotonic
from typing import Any
from urllib.parse import urljoin

import requests
import urllib3
from django.conf import settings
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NameResolutionError,
    NewConnectionError,
)

from labportal.models.web_link import LinkAnswer
from publications.lookup.hosts import connected_host

#: Seconds for each step of an answer, and for all that is asked about a link.
_STEP_SECONDS = 10
_SECONDS = 20
_MOST_REDIRECTS = 5
_GONE = frozenset({404, 410})


class PrivateAddressError(Exception):
    """The host has an address that is not on the public network."""


def is_public(address: str) -> bool:
    """Return whether an IP address is on the public network."""
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        # Ways to write an address of the older kind.
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        ip = inner or ip
    return ip.is_global and not ip.is_multicast


def _public_address(host: str, port: int) -> str:
    """Return the address at which to reach a host. Raises PrivateAddressError, or OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    # Not all networks have IPv6.
    addresses = sorted((str(info[4][0]) for info in found), key=lambda one: ":" in one)
    # All of them: a host with one private address is not meant for everybody.
    if not all(map(is_public, addresses)):
        raise PrivateAddressError(host)
    return addresses[0]


class _PublicConnection(HTTPConnection):
    """A connection to the very address that was found to be public, cut when its time is over.

    Were the name looked up once more to connect, it could lead elsewhere by then.
    """

    _timer: Timer | None = None
    _twin: socket.socket | None = None

    def __init__(self, *args: Any, until: float, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._until = until

    def _new_conn(self) -> socket.socket:
        name = self._dns_host
        try:
            self._dns_host = _public_address(name, self.port)
            connected = super()._new_conn()
        except socket.gaierror as error:
            raise NameResolutionError(name, self, error) from error
        finally:
            # The certificate is asked for by name.
            self._dns_host = name
        # TLS takes the socket over, but not its twin.
        self._twin = connected.dup()
        self._timer = Timer(self._until - monotonic(), _cut, [self._twin])
        self._timer.daemon = True
        self._timer.start()
        return connected

    def close(self) -> None:
        if self._timer and self._twin:
            self._timer.cancel()
            self._twin.close()
        super().close()


class _PublicTlsConnection(_PublicConnection, HTTPSConnection):
    """The same with TLS."""


def _cut(connected: socket.socket) -> None:
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


class _PublicHttpPool(urllib3.HTTPConnectionPool):
    ConnectionCls = _PublicConnection


class _PublicHttpsPool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _PublicTlsConnection


def ask(url: str) -> LinkAnswer:
    """Return what comes of following a link, without reading what is there."""
    until = monotonic() + _SECONDS
    try:
        # Some programs know no HEAD, or answer it with an error of any kind.
        status = _status("HEAD", url, until)
        if status >= requests.codes.bad_request:
            status = _status("GET", url, until)
    except PrivateAddressError:
        return LinkAnswer.UNASKED
    except (ConnectTimeoutError, NewConnectionError):
        return LinkAnswer.AWAY
    # urllib3 lets plain ValueErrors through where an address is none.
    except (HTTPError, OSError, ValueError):
        return LinkAnswer.UNCLEAR
    if status in _GONE:
        return LinkAnswer.MISSING
    return LinkAnswer.THERE if status < requests.codes.bad_request else LinkAnswer.UNCLEAR


def _status(method: str, url: str, until: float) -> int:
    """Return the status of the answer at the end of all redirects."""
    for _redirect in range(_MOST_REDIRECTS + 1):
        if not connected_host(url):
            # Programs read such an address in different ways, or it is none of the web.
            raise PrivateAddressError(url)
        with _answer(method, url, until) as response:
            target = response.get_redirect_location()
            if not target:
                return int(response.status)
            url = urljoin(url, target)
    raise ValueError("Redirected without end.")


@contextmanager
def _answer(method: str, url: str, until: float) -> Iterator[Any]:
    """Yield the answer of a server, its body unread."""
    left = until - monotonic()
    if left <= 0:
        raise ValueError("The time is over.")
    parts = urllib3.util.parse_url(url)
    kind = _PublicHttpsPool if parts.scheme == "https" else _PublicHttpPool
    pool = kind(
        parts.host or "",
        parts.port,
        timeout=min(_STEP_SECONDS, left),
        retries=False,
        until=until,
    )
    with closing(pool):
        response = pool.urlopen(
            method,
            parts.request_uri,
            headers={"User-Agent": f"labportal ({settings.WAGTAILADMIN_BASE_URL})"},
            redirect=False,
            preload_content=False,
        )
        with closing(response):
            yield response
