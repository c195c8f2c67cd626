"""Conditional requests (RFC 9110, 13) for files that are made of content, before they are made.

A file is named by the content stamp and all else that it depends on, so that nobody is told that it
is unchanged when it is not.
"""

import time
from collections.abc import Callable, Hashable
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.http import http_date

from labportal.base.answers.portal_digest import portal_digest
from labportal.base.database.content_stamp import content_stamp


class StateTimes:
    """The seconds in which this process first saw states of the content, no two in the same one.

    HTTP knows no parts of a second: of two states in one, the later is given the second after it.
    """

    def __init__(self) -> None:
        self._state: Hashable = None
        self._second = 0
        self._lock = Lock()

    def second(self, state: Hashable) -> int:
        """Return the second of the present state, which no state before it had."""
        with self._lock:
            if state != self._state:
                self._state, self._second = state, max(int(time.time()), self._second + 1)
            return self._second


state_times = StateTimes()


def conditional_answer(
    request: HttpRequest, make: Callable[[], HttpResponseBase], *beside: str
) -> HttpResponseBase:
    """Return what `make` makes, with ETag and Last-Modified; or 304 or 412 without making it.

    It depends on public tables, the day, the address and `beside`. Whoever is signed in gets names
    of their own and no time. To be called where it is certain that visitors may have the file.
    """
    stamp = content_stamp()
    # What is not committed has no name.
    if stamp is None or request.method not in {"GET", "HEAD"}:
        return make()
    etag, second = _etag(request, stamp, beside), _second(request, stamp)
    response = get_conditional_response(request, etag, second) or make()
    if response.status_code in {200, 304}:
        response.headers["ETag"] = etag
        if second:
            # Never in the future, where a second is that was given to another state.
            response.headers["Last-Modified"] = http_date(min(second, int(time.time())))
        patch_vary_headers(response, ["Accept-Encoding"])
    return response


def kept_answer(request: HttpRequest, stamp: str, response: HttpResponse) -> HttpResponseBase:
    """Return a response that was kept under a stamp, or 304 or 412 if a condition says so."""
    second = _second(request, stamp) if response.has_header("Last-Modified") else None
    return get_conditional_response(request, response.headers["ETag"], second, response) or response


def _own(request: HttpRequest) -> tuple[str | None, str | None]:
    """Return what a request says of who asks; nothing, twice, of a visitor."""
    cookie = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    return cookie, request.META.get("HTTP_AUTHORIZATION")


def _second(request: HttpRequest, stamp: str) -> int | None:
    # A time tells nobody's copy from everybody's.
    is_own = _own(request) != (None, None)
    return None if is_own else state_times.second((stamp, timezone.localdate()))


def _etag(request: HttpRequest, stamp: str, beside: tuple[str, ...]) -> str:
    address = request.build_absolute_uri()
    depends_on = (portal_digest(), stamp, timezone.localdate(), address, beside, *_own(request))
    return f'"{salted_hmac(__name__, repr(depends_on), algorithm="sha256").hexdigest()[:32]}"'
