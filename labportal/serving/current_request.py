"""The request that is being answered, for code that only signals reach."""

from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponseBase

_current: ContextVar[HttpRequest | None] = ContextVar("current_request", default=None)


def current_request() -> HttpRequest | None:
    """Return the request that is being answered; None in commands and in the worker."""
    return _current.get()


class CurrentRequestMiddleware:
    """Middleware that keeps the request at hand while it is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the response."""
        token = _current.set(request)
        try:
            return self.get_response(request)
        finally:
            _current.reset(token)
