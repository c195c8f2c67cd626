"""The host of an address, as the HTTP library sees it."""

import re
from urllib.parse import SplitResult, urlsplit

import requests

_PORTS = {"http": 80, "https": 443}
# No name of another script, no user, no address in brackets, no full stop at the end.
_AUTHORITY = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?")


def connected_host(url: str) -> str:
    r"""Return the host, and the port if it is an unusual one, that `requests` connects to.

    It is empty where programs differ: in `http://127.0.0.1\.doi.org`, urllib3 takes the backslash
    for the end of the host, and `urlsplit` for a part of it. Raises ValueError, or an error of
    `requests`, for what is no address.
    """
    read = urlsplit(url)
    # Requests connects to the address as it prepares it, whatever Python reads in it.
    sent = urlsplit(requests.Request("GET", url).prepare().url or "")
    if sent.scheme not in _PORTS or _AUTHORITY.fullmatch(read.netloc.lower()) is None:
        return ""
    return host_of(sent) if read.netloc.lower() == sent.netloc else ""


def host_of(url: SplitResult) -> str:
    """Return the host in lower case, and the port if it is not the scheme's own."""
    return url.netloc.lower().removesuffix(f":{_PORTS.get(url.scheme)}")
