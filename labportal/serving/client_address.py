"""The address that a request comes from."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """Return the address of whoever asks, behind as many proxies as the settings count.

    Each proxy adds the address that asked it at the end of X-Forwarded-For. What stands further
    left than our own proxies have written is whatever a visitor sent. None if they wrote none: the
    proxy's own address would be that of everybody.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES:
        added = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        address = added[-settings.PROXIES] if len(added) >= settings.PROXIES else ""
    found = _read(address)
    return str(found) if found else None


def throttled_address(request: HttpRequest) -> str | None:
    """Return the address under which attempts are counted: in IPv6 that of the whole network.

    Whoever has one IPv6 address has 2^64 of them.
    """
    return network_address(client_address(request))


def network_address(address: str | None) -> str | None:
    """Return an IPv4 address as it is, and for an IPv6 one the first of its /64."""
    found = _read(address or "")
    if isinstance(found, IPv6Address):
        return str(IPv6Network((found, 64), strict=False).network_address)
    return str(found) if found else None


def _read(text: str) -> IPv4Address | IPv6Address | None:
    text = text.strip()
    # Some proxies add the port: [2001:db8::1]:4711, 192.0.2.1:4711.
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return (isinstance(found, IPv6Address) and found.ipv4_mapped) or found
