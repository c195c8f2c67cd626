"""Views of the API: the list of resources, a page of each, one record."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt

from labportal.api.answers import NoAnswerError, json_response, problem_response
from labportal.api.keyset import KeysetPage, keyset_page
from labportal.api.registry import RESOURCES
from labportal.api.resources.asked import Asked
from labportal.api.resources.resource import MovedError, Resource, gone, unknown
from labportal.base.answers.conditional import conditional_answer
from labportal.base.answers.links import TypedLink, link_header
from labportal.base.answers.parameters import (
    FaultyRequestError,
    Parameter,
    number,
    read_parameters,
    words,
)
from labportal.base.text.links import absolute
from people.models import ErasedPerson

VERSION = "1"
DESCRIPTION = Path(__file__).with_name("openapi.json")
METHODS = ("GET", "HEAD", "OPTIONS")
_PER_PAGE, MOST_PER_PAGE = 50, 100
#: The cursor is a name for a record: it holds the values by which the list is sorted.
_LONGEST_CURSOR = 2000
PAGING = (
    number("limit", "The most items of a page.", 1, MOST_PER_PAGE, _PER_PAGE),
    words("cursor", "The place of a page, from `next` or `previous` of another.", _LONGEST_CURSOR),
)
_HEADERS = {
    # Kept by browsers, which ask each time whether it is still the same; the same for everybody.
    "Cache-Control": "public, no-cache",
    "X-Robots-Tag": "noindex",
}

View = Callable[..., HttpResponseBase]


def read_only(view: View) -> View:
    """Return a view that answers in JSON whatever goes wrong, and refuses to change anything."""

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # Messages are for developers, and names of records come in all languages.
        with override(settings.LANGUAGE_CODE):
            if request.method == "OPTIONS":
                response: HttpResponseBase = HttpResponse(status=204)
            elif request.method not in METHODS:
                message = _("This interface only reads. Ask by GET.")
                response = problem_response(405, message)
            else:
                response = _answered(view, request, *args, **kwargs)
        if request.method not in {"GET", "HEAD"}:
            response["Allow"] = ", ".join(METHODS)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    # Nothing is changed by a request, so none has to prove where it comes from.
    return csrf_exempt(answer)


def _answered(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    try:
        return view(request, *args, **kwargs)
    except FaultyRequestError as error:
        return problem_response(400, str(error), error.faults)
    except NoAnswerError as error:
        return problem_response(error.status, str(error))
    except (OperationalError, InterfaceError):
        # The database is away, or took too long: soon over.
        response = problem_response(503, _("Please ask again in half a minute."))
        response["Retry-After"] = "30"
        return response
    except Http404:
        return problem_response(404, str(unknown()))


@read_only
def root(request: HttpRequest) -> HttpResponseBase:
    """Tell what resources there are, and where they are described."""
    read_parameters(request.GET, ())
    asked = Asked(request, {})
    response = json_response(
        {
            "version": VERSION,
            "description": absolute(reverse("api_description")),
            "resources": {
                name: absolute(reverse("api_list", args=[name]))
                for name, resource in RESOURCES.items()
                if resource.is_shown(asked)
            },
        }
    )
    link = TypedLink("service-desc", absolute(reverse("api_description")), "application/json")
    response["Link"] = link_header([link])
    return response


@read_only
def description(request: HttpRequest) -> HttpResponseBase:
    """Return the description of the API as OpenAPI 3.1 has it."""
    read_parameters(request.GET, ())
    return HttpResponse(DESCRIPTION.read_bytes(), content_type="application/json")


@read_only
def records(request: HttpRequest, name: str) -> HttpResponseBase:
    """Return a page of the list of a resource."""
    resource = _resource(name)
    asked = _asked(request, resource, (*resource.parameters, *PAGING))

    def make() -> HttpResponse:
        found = resource.records(asked)
        size = asked.values.get("limit", _PER_PAGE)
        sort = [str(asked.values.get(part, "")) for part in ("sort", "q")]
        list_name = "\n".join([name, asked.language, *sort])
        cursor = asked.values.get("cursor", "")
        page = keyset_page(found, size, cursor, list_name, resource.weights)
        links = _links(request, page)
        response = json_response(
            {"count": found.count(), **links, "results": resource.items(page.ids, asked)}
        )
        beside = [
            TypedLink("prev", links["previous"] or ""),
            TypedLink("next", links["next"] or ""),
        ]
        if header := link_header(beside):
            response["Link"] = header
        return response

    return _conditional(asked, make)


@read_only
def record(request: HttpRequest, name: str, key: str) -> HttpResponseBase:
    """Return one record by its id; by a slug that it has or had, redirect to that."""
    resource = _resource(name)
    asked = _asked(request, resource, resource.record_parameters)
    try:
        pk = resource.find(key, asked)
    except Http404 as error:
        # Of addresses that told the name of somebody who was erased.
        raise (gone() if ErasedPerson.objects.were_at([key]) else unknown()) from error
    except MovedError as moved:
        address = asked.api_url(name, moved.pk)
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return HttpResponse(status=301, headers={"Location": f"{address}{query}"})

    def make() -> HttpResponse:
        items = resource.items([pk], asked)
        if not items:
            raise unknown()
        return json_response(items[0])

    return _conditional(asked, make)


@read_only
def nowhere(request: HttpRequest) -> HttpResponseBase:
    """Say that there is nothing at an address."""
    raise NoAnswerError(404, _nothing_there())


def _nothing_there() -> str:
    return _("There is nothing here. %(address)s tells what there is.") % {
        "address": absolute(reverse("api_root"))
    }


def _resource(name: str) -> Resource:
    if name not in RESOURCES:
        raise NoAnswerError(404, _nothing_there())
    return RESOURCES[name]


def _asked(request: HttpRequest, resource: Resource, parameters: tuple[Parameter, ...]) -> Asked:
    asked = Asked(request, read_parameters(request.GET, parameters))
    if not resource.is_shown(asked):
        raise NoAnswerError(404, _("This portal does not publish such records."))
    return asked


def _links(request: HttpRequest, page: KeysetPage) -> dict[str, str | None]:
    """Return the addresses of the pages beside a page."""

    def address(cursor: str) -> str | None:
        if not cursor:
            return None
        query = [(k, v) for k, some in request.GET.lists() for v in some if k != "cursor"]
        return absolute(f"{request.path}?{urlencode([*query, ('cursor', cursor)])}")

    return {"next": address(page.following), "previous": address(page.previous)}


def _conditional(asked: Asked, make: Callable[[], HttpResponse]) -> HttpResponseBase:
    with override(asked.language):
        response = conditional_answer(asked.request, make)
    response["Content-Language"] = asked.language
    return response
