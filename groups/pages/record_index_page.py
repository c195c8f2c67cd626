"""The common part of the index pages of records."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin

from groups.pages.composed_page import ComposedPage

LISTED_PUBLICATIONS = 20


def lead_on(address: str) -> HttpResponse:
    """Redirect for good, to be asked again each time.

    What was renamed may get its old name back, and a browser that remembers both ways turns in a
    circle for ever.
    """
    response = redirect(address, permanent=True)
    response["Cache-Control"] = "no-cache"
    return response


class RecordIndexPage(RoutablePageMixin, ComposedPage):
    """An index page of records, abstract. `records` says which records have a public page."""

    max_count_per_parent = 1
    subpage_types: list[str] = []

    class Meta:
        abstract = True

    def records(self) -> models.QuerySet[Any]:
        """The records that have a page under this one."""
        raise NotImplementedError

    def record_url(self, slug: str) -> str:
        """Return the path, relative to this page's, of the record with this slug."""
        return f"{slug}/"

    def redirect_to(self, request: HttpRequest, path: str) -> HttpResponse:
        """Redirect for good to a path below this page's, with the query of the request."""
        query = request.META.get("QUERY_STRING", "")
        address = f"{self.get_url(request)}{path}"
        return lead_on(f"{address}?{query}" if query else address)

    def render_record(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        """Answer with the page of one record, without asking for what only the index shows."""
        shared = super().get_context(request)
        return TemplateResponse(request, template, {**shared, **context}, status=status)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        own = super().get_sitemap_urls(request)
        return own + [
            {**entry, "location": entry["location"] + self.record_url(slug), "lastmod": None}
            for entry in own
            for slug in self.records().values_list("slug", flat=True)
        ]
