"""Asking for a link: politely, for a few seconds, and never within a private network."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import monotonic
from typing import Any
from urllib.parse import urljoin

import requests
import urllib3
from django.conf import settings
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

from labportal.models.web_link import LinkAnswer
from publications.lookup.connections import PrivateAddressError, TimedHttpPool, TimedHttpsPool
from publications.lookup.hosts import connected_host

#: Seconds for each step of an answer, and for all that is asked about a link.
_STEP_SECONDS = 10
_SECONDS = 20
_MOST_REDIRECTS = 5
_GONE = frozenset({404, 410})


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
    kind = TimedHttpsPool if parts.scheme == "https" else TimedHttpPool
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
