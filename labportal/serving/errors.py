"""Answers to requests for which no page can be made."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBadRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path, override


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBadRequest:
    """Answer a request that is malformed, without looking at more of it than its path.

    It may come before the middleware that finds the language, and its host may be what is wrong.
    """
    with override(get_language_from_path(request.path_info) or settings.LANGUAGE_CODE):
        return HttpResponseBadRequest(render_to_string("400.html"))
