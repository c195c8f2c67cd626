"""Views of the search and of its suggestions."""

from urllib.parse import urlencode

from django.core.paginator import InvalidPage
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from labportal.base.database.lazy_value import LazyValue
from labportal.search.results import KINDS, SearchResults
from labportal.search.search import clean_query
from labportal.search.search import search as search_portal
from labportal.search.suggestions import suggestions

MINUTE = 60


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what is found for the query parameter `q`; with `kind`, all of one kind, in pages."""
    query, kind = clean_query(request.GET.get("q", "")), request.GET.get("kind", "")
    if kind and kind not in KINDS:
        raise Http404("There is nothing of this kind.")
    context = {
        "same_for_all": True,
        "query": query,
        "kind": KINDS.get(kind, ""),
        "results": LazyValue(lambda: _results(request, query, kind)),
        "canonical_query": urlencode({"q": query}) if query else "",
    }
    return render(request, "labportal/search.html", context)


def _results(request: HttpRequest, query: str, kind: str) -> SearchResults | None:
    found = search_portal(query, request)
    try:
        return SearchResults.of(found, query, kind, request.GET.get("page", "")) if found else None
    except InvalidPage as error:
        raise Http404(str(error)) from error


@require_safe
@cache_control(max_age=MINUTE, public=True)
def search_suggestions(request: HttpRequest) -> JsonResponse:
    """Return what may be meant by the query parameter `q`, as far as it is typed."""
    found = suggestions(clean_query(request.GET.get("q", "")), request)
    return JsonResponse(
        {"suggestions": [one._asdict() for one in found]}, headers={"X-Robots-Tag": "noindex"}
    )
