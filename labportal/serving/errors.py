"""Answers to requests for which no page can be made."""

import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseServerError,
)
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path, override

from labportal.serving.front.bodies import too_large_text
from labportal.serving.storages import StorageAwayError

#: Database or storage is away, or does not answer in time: nobody's fault, and soon over.
_AWAY = (OperationalError, InterfaceError, StorageAwayError)
_SECONDS = 30


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that is malformed or too large, and look at no more of it than its path.

    It may come before the middleware that finds the language, and its host may be what is wrong.
    """
    if isinstance(exception, RequestDataTooBig):
        text = too_large_text(request.path_info)
        return HttpResponse(text, status=413, content_type="text/plain; charset=utf-8")
    with _language(request):
        return HttpResponseBadRequest(render_to_string("400.html"))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer where an error came up: with 503 if database or storage is away."""
    # Django calls this while it handles the error, and does not hand it on.
    if isinstance(sys.exc_info()[1], _AWAY):
        with _language(request):
            text = render_to_string("503.html")
        return HttpResponse(text, status=503, headers={"Retry-After": str(_SECONDS)})
    return HttpResponseServerError(render_to_string("500.html"))


def _language(request: HttpRequest) -> override:
    return override(get_language_from_path(request.path_info) or settings.LANGUAGE_CODE)
