"""Addresses that told the name of somebody who was erased: they are gone, not unknown."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from people.models import ErasedPerson

_MOST_PARTS = 12
_NOT_FOUND, _GONE = 404, 410


class ErasedAddressMiddleware:
    """Middleware that answers 410 in place of 404 where a part of the path was such an address.

    It stands in no view: people, works, pages and files had such addresses, in every format.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the response, or that the page is gone."""
        response = self.get_response(request)
        path = request.path_info
        if response.status_code != _NOT_FOUND or path.startswith(settings.ADMIN_PREFIX):
            return response
        parts = [part for part in path.split("/") if part][-_MOST_PARTS:]
        # "doe-jane.bib", and what has a full stop in itself.
        slugs = {*parts, *(part.rpartition(".")[0] or part for part in parts)}
        if ErasedPerson.objects.were_at(slugs):
            return render(request, "410.html", status=_GONE)
        return response
