"""The request that is being answered, for code that only signals reach."""

import re
from collections.abc import Callable
from contextvars import ContextVar
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

#: A number that may stand in a line of the log.
_ID = re.compile(r"[\w.-]{1,64}", re.ASCII)
_current: ContextVar[HttpRequest | None] = ContextVar("current_request", default=None)


def current_request() -> HttpRequest | None:
    """Return the request that is being answered; None in commands and in the worker."""
    return _current.get()


class CurrentRequestMiddleware:
    """Middleware that keeps the request at hand while it is answered, and numbers it for the log.

    The number is that of the proxy in front, if there is one to be believed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the response."""
        request.request_id = _given_id(request) or uuid4().hex  # type: ignore[attr-defined]
        token = _current.set(request)
        try:
            return self.get_response(request)
        finally:
            _current.reset(token)


def _given_id(request: HttpRequest) -> str:
    given = request.headers.get("X-Request-ID", "") if settings.PROXIES else ""
    return given if _ID.fullmatch(given) else ""
