"""Views beside the pages."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from labportal.search import clean_query
from labportal.search import search as search_portal

DAY = 24 * 60 * 60


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what is found for the query parameter `q`."""
    query = clean_query(request.GET.get("q", ""))
    results = search_portal(query, request) if query else None
    context = {
        "query": query,
        "results": results,
        "canonical_query": urlencode({"q": query}) if query else "",
    }
    return render(request, "labportal/search.html", context)


@require_safe
@cache_control(max_age=DAY, public=True)
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots to leave admin and search alone, and where the site map is."""
    closed = [reverse("wagtailadmin_home")]
    for code, _name in settings.LANGUAGES:
        with override(code):
            closed.append(reverse("search"))
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(max_age=DAY, public=True)
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead those who look for the icon where icons used to be to the one there is."""
    return redirect(static("favicon.svg"))
