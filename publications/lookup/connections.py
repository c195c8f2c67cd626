"""Connections to the public network, each cut when its time is over."""

import socket
from contextlib import suppress
from functools import partial
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from time import monotonic
from typing import Any

import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NameResolutionError

# An address of the older kind in the last four bytes: RFC 6052, 2.1; RFC 4291, 2.5.5.1; RFC 2765.
_HOLDING_IPV4 = tuple(map(IPv6Network, ("64:ff9b::/96", "::/96", "::ffff:0:0:0/96")))
# RFC 8215, and RFC 3879: of one's own network, whatever this Python knows of them.
_PRIVATE = tuple(map(IPv6Network, ("64:ff9b:1::/48", "fec0::/10")))


class PrivateAddressError(Exception):
    """The host has an address that is not on the public network."""


def is_public(address: str) -> bool:
    """Return whether an IP address is on the public network."""
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if any(ip in network for network in _PRIVATE):
            return False
        # Ways to write an address of the older kind.
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if not inner and any(ip in network for network in _HOLDING_IPV4):
            inner = IPv4Address(ip.packed[-4:])
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


class TimedConnection(HTTPConnection):
    """A connection that is cut when its time is over, as no timeout of single steps does.

    A `public` one goes to the very address that was found to be public: were the name looked up
    once more to connect, it could lead elsewhere by then.
    """

    _timer: Timer | None = None
    _twin: socket.socket | None = None

    def __init__(self, *args: Any, until: float, public: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._until = until
        self._public = public

    def _new_conn(self) -> socket.socket:
        name = self._dns_host
        try:
            if self._public:
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


class TimedTlsConnection(TimedConnection, HTTPSConnection):
    """The same with TLS."""


def _cut(connected: socket.socket) -> None:
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


class TimedHttpPool(urllib3.HTTPConnectionPool):
    """Connections to one host."""

    ConnectionCls = TimedConnection


class TimedHttpsPool(urllib3.HTTPSConnectionPool):
    """Connections to one host with TLS."""

    ConnectionCls = TimedTlsConnection


class TimedAdapter(HTTPAdapter):
    """An adapter of `requests` with connections that are cut at `until`, and `public` or not."""

    def __init__(self, until: float, *, public: bool) -> None:
        self._options: dict[str, Any] = {"until": until, "public": public}
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {
            "http": partial(TimedHttpPool, **self._options),
            "https": partial(TimedHttpsPool, **self._options),
        }
