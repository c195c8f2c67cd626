"""Asking a service on the network: politely, within limits, and never anybody but the services."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import ceil
from time import monotonic, sleep
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from django.conf import settings
from urllib3.exceptions import HTTPError

from labportal.base.database.host_turn import take_turn
from publications.lookup.connections import PrivateAddressError, TimedAdapter
from publications.lookup.hosts import connected_host, host_of
from publications.messages.message import Message, Param

# Of what is unpacked: a small answer may hold a huge one.
_LONGEST_BODY = 10_000_000
_CHUNK = 65_536
# For each of the addresses that a host may have.
_CONNECT_SECONDS = 3
_MOST_REDIRECTS = 5
_ATTEMPTS = 3
# Seconds before the second and the third attempt, and the longest that a service may ask for.
_BACK_OFF = (1.0, 2.0)
_LONGEST_WAIT = 8.0
_BUSY = frozenset({429, 502, 503, 504})
_UNKNOWN = frozenset({404, 410})


class LookupFailedError(Exception):
    """Nothing was found; a message about the identifiers in question says why and what to do."""

    def __init__(self, code: str, /, **params: Param) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return str(self.about("?"))

    def about(self, identifiers: str) -> Message:
        """Return the message that this holds for identifiers."""
        return Message(self.code, identifiers=identifiers, **self.params)


class UnknownIdentifierError(LookupFailedError):
    """The service answers that there is no such thing."""


class RefusedError(LookupFailedError):
    """The service refuses the question as it was asked, with this `status`."""

    def __init__(self, host: str, status: int) -> None:
        super().__init__("answer-refused", host=host, status=status)
        self.status = status


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a service, and the host that gave it in the end."""

    body: bytes
    host: str


# Even where redirects are not allowed, requests works out the next request for `Response.next`,
# and reads the body of the redirect for that.
class _Session(requests.Session):
    """A session that neither looks at nor reads what leads elsewhere: `Client` does."""

    def resolve_redirects(self, *_args: Any, **_kwargs: Any) -> Any:
        return iter(())


@dataclass(slots=True)
class Client:
    """Asks services one question after the other until its time is up.

    A host that could not be reached, or asked for a longer pause, is not asked again. Where one
    service sends on to, only addresses on the public network are connected to; those that the
    settings name may be anywhere.
    """

    until: float = field(default_factory=lambda: monotonic() + settings.LOOKUP["SECONDS"])
    session: requests.Session = field(init=False, default_factory=_Session)
    closed: dict[str, LookupFailedError] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, TimedAdapter(self.until, public=True))

    def get(
        self,
        url: str,
        accept: str,
        *,
        params: dict[str, str] | None = None,
        pause: float = 0,
        domains: tuple[str, ...] = (),
    ) -> Answer:
        """Return the answer from `url`.

        `pause` are the seconds that the host wants between two questions; `domains` may be sent
        on to, besides the host itself. Raises LookupFailedError.
        """
        parts = urlsplit(url)
        own = host_of(parts)
        named = f"{parts.scheme}://{parts.netloc}/"
        self.session.mount(named, TimedAdapter(self.until, public=False))
        for _redirect in range(_MOST_REDIRECTS + 1):
            response = self._patiently(url, accept, params, pause)
            with response:
                if not response.is_redirect:
                    return self._answer(response)
                url, params = _target(response, own, domains), None
        raise LookupFailedError("redirected-without-end")

    def _patiently(
        self, url: str, accept: str, params: dict[str, str] | None, pause: float
    ) -> requests.Response:
        """Return a response that is no plea to come back later."""
        host = urlsplit(url).netloc
        for attempt in range(_ATTEMPTS):
            wait = _BACK_OFF[attempt] if attempt < len(_BACK_OFF) else None
            try:
                response = self._ask(url, host, accept, params, pause)
            # Not tried again: each attempt would take its seconds from all other identifiers.
            except PrivateAddressError as error:
                raise self._close(host, LookupFailedError("host-private", host=host)) from error
            except requests.ConnectTimeout as error:
                raise self._close(host, _unreachable(host)) from error
            # requests lets some of urllib3's errors through, and plain ValueErrors.
            except (requests.RequestException, HTTPError, ValueError) as error:
                if wait is None or not _may_pass(error):
                    raise self._close(host, _unreachable(host)) from error
            else:
                if response.status_code not in _BUSY:
                    return response
                response.close()
                asked_for = _retry_after(response)
                wait = wait and max(wait, asked_for)
                if wait is None or wait > _LONGEST_WAIT:
                    raise self._close(host, _busy(host, asked_for))
            self._wait(wait)
        # For the type checker, which does not see that.
        raise AssertionError("The last attempt returns or raises.")

    def _ask(
        self, url: str, host: str, accept: str, params: dict[str, str] | None, pause: float
    ) -> requests.Response:
        # At once: fifty identifiers of one host would each wait for it.
        if host in self.closed:
            raise self.closed[host]
        pause = max(pause, settings.LOOKUP["PAUSE_MS"] / 1000)
        # Before the time that is left is asked for: the pause takes some of it.
        if pause:
            wait = take_turn(host, pause, self._left())
            if wait is None:
                raise LookupFailedError("time-over")
            self._wait(wait)
        left = self._left()
        return self.session.get(
            url,
            params=params,
            headers={
                "User-Agent": _user_agent(),
                "Accept": accept,
                # Unpacked, the answer could be of any size.
                "Accept-Encoding": "identity",
            },
            timeout=(min(_CONNECT_SECONDS, left), min(settings.LOOKUP["TIMEOUT"], left)),
            allow_redirects=False,
            stream=True,
        )

    def _answer(self, response: requests.Response) -> Answer:
        host, status = urlsplit(response.url).netloc, response.status_code
        if status in _UNKNOWN:
            raise UnknownIdentifierError("identifier-unknown", host=host)
        if status != requests.codes.ok:
            raise RefusedError(host, status)
        try:
            body = self._body(response, host)
        except (requests.RequestException, HTTPError, OSError) as error:
            # The connection may have been cut for that.
            self._left()
            raise LookupFailedError("answer-broken-off", host=host) from error
        return Answer(body, host)

    def _body(self, response: requests.Response, host: str) -> bytes:
        body = b""
        # `read1` returns with what has come, so that a slow service cannot outlast the time.
        while chunk := response.raw.read1(_CHUNK, decode_content=True):
            body += chunk
            self._left()
            if len(body) > _LONGEST_BODY:
                raise LookupFailedError("answer-too-large", host=host)
        # One that was cut may look whole.
        self._left()
        return body

    def _close(self, host: str, error: LookupFailedError) -> LookupFailedError:
        self.closed[host] = error
        return error

    def _wait(self, seconds: float) -> None:
        if seconds > 0:
            self._left(seconds)
            sleep(seconds)

    def _left(self, needed: float = 0) -> float:
        left = self.until - monotonic()
        if left <= needed:
            raise LookupFailedError("time-over")
        return left


def unreadable(host: str) -> LookupFailedError:
    """Return the error for an answer that cannot be read."""
    return LookupFailedError("answer-unreadable", host=host)


def _user_agent() -> str:
    contact = [settings.WAGTAILADMIN_BASE_URL, f"mailto:{settings.LOOKUP['MAILTO']}"]
    # Header fields hold no other characters.
    return f"labportal ({'; '.join(contact)})".encode("ascii", "ignore").decode()


def _target(response: requests.Response, own: str, domains: tuple[str, ...]) -> str:
    """Return the address that a response leads to. Raises LookupFailedError for an unknown host."""
    # Whoever registers a DOI chooses where it leads, also to an address within our own network.
    host = ""
    try:
        url = urljoin(response.url, response.headers["Location"])
        host = urlsplit(url).hostname or ""
        # `urlsplit` cuts out line ends and tabs, and would read another host than is connected to.
        target = connected_host(url) if response.headers["Location"].isprintable() else ""
    except (ValueError, requests.RequestException, HTTPError):
        target = ""
    known = target == own or any(
        target == domain or target.endswith(f".{domain}") for domain in domains
    )
    if not target or not known:
        if host:
            raise LookupFailedError("redirected-elsewhere", host=host)
        raise LookupFailedError("redirected-nowhere")
    return url


def _may_pass(error: Exception) -> bool:
    """Return whether asking once more may help: not where no connection comes about.

    requests wraps what urllib3 says, at different depths: only the text tells.
    """
    return "NewConnectionError" not in repr(error) and "NameResolution" not in repr(error)


def _retry_after(response: requests.Response) -> float:
    """Return the seconds to wait that a response asks for, in either form of RFC 9110, 10.2.3."""
    asked: Any = response.headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdigit():
        # Six digits are eleven days, longer than anybody waits.
        return float(asked[:6])
    try:
        then = parsedate_to_datetime(asked)
    # An offset of a zone that no machine number holds.
    except (ValueError, OverflowError):
        return 0.0
    return max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def _unreachable(host: str) -> LookupFailedError:
    return LookupFailedError("host-unreachable", host=host)


def _busy(host: str, seconds: float) -> LookupFailedError:
    if seconds:
        return LookupFailedError("host-busy", host=host, minutes=ceil(seconds / 60))
    return LookupFailedError("host-overloaded", host=host)
