"""View of robots.txt (RFC 9309)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from groups.record_urls import RecordUrls
from labportal.base.text.links import absolute
from publications.models import Publication

DAY = 24 * 60 * 60


@require_safe
@cache_control(max_age=DAY, public=True)
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots to leave admin, search and API alone, and where the site map is.

    Of lists of publications, to which filters and orders lead without end, they are to follow one
    filter at a time, and no exports; all that is in them has a page of its own.
    """
    closed = [reverse("wagtailadmin_home"), "/api/"]
    for code, _name in settings.LANGUAGES:
        with override(code):
            closed.append(reverse("search"))
        if works := RecordUrls(code, request).of_index(Publication):
            closed += [f"{works}?{query}" for query in ("*&", "q=", "sort=")] + [f"{works}export."]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in dict.fromkeys(closed)), ""]
    lines.append(f"Sitemap: {absolute(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
