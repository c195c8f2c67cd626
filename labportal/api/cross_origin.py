"""The policy that lets scripts of any site read the API, and nothing else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

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
            asked_before = _OF_QUESTIONS if request.method == "OPTIONS" else {}
            for name, value in (_HEADERS | asked_before).items():
                response.headers[name] = value
        return response
