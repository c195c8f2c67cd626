"""The policy that lets scripts of any site read the API, and the form of errors around it."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext, override

from labportal.api.answers import CONTENT_TYPE, problem_response

#: The beginning of all addresses of the API.
PREFIX = "/api/"
_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Language, ETag, Last-Modified, Link",
}
_OF_QUESTIONS = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, If-Modified-Since, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
#: Headers that say of a page's content what is not true of a problem's.
_OF_CONTENT = frozenset(
    {"content-type", "content-length", "content-encoding", "content-language", "etag"}
)


class CrossOriginMiddleware:
    """Middleware that sets CORS headers below the API's address.

    It stands before the page cache and error handling: an answer 304, or one that says what went
    wrong, is read by scripts as well. No cookies are allowed along, and none count.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the response, with the headers if it is the API's."""
        response = self.get_response(request)
        if request.path_info.startswith(PREFIX):
            if response.status_code >= HTTPStatus.BAD_REQUEST:
                response = _as_problem(response)
            asked_before = _OF_QUESTIONS if request.method == "OPTIONS" else {}
            for name, value in (_HEADERS | asked_before).items():
                response.headers[name] = value
        return response


def _as_problem(response: HttpResponseBase) -> HttpResponseBase:
    """Return an answer that says what is wrong as the API does, with the headers that it has."""
    if response.get("Content-Type") == CONTENT_TYPE:
        return response
    with override(settings.LANGUAGE_CODE):
        text = (
            gettext("The fault is ours, not yours. Please try again in a few minutes.")
            if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
            else gettext("Something in the address, or in what was sent, is not as it should be.")
        )
    problem = problem_response(response.status_code, text)
    for name, value in response.headers.items():
        if name.lower() not in _OF_CONTENT:
            problem.headers[name] = value
    problem.headers.setdefault("X-Robots-Tag", "noindex")
    return problem
