"""The site map for search engines."""

from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Q
from django.http import Http404
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from labportal.base.pages import pages_hidden_from_search
from labportal.base.querysets import seen_by_everybody
from labportal.base.text.links import absolute


class PortalSitemap(Sitemap):
    """All public pages in every language, and the records under their index pages."""

    def _urls(self, page: Any, protocol: str, domain: str) -> list[dict[str, Any]]:
        """Return the entries, with addresses as pages themselves call them canonical."""
        urls: list[dict[str, Any]] = super()._urls(page, protocol, domain)
        return [{**url, "location": absolute(urlsplit(url["location"]).path)} for url in urls]

    def items(self) -> PageQuerySet:
        """Return the pages: those under the site's home page and under its translations.

        Raises Http404 for a host that is no site's.
        """
        site = Site.find_for_request(self.request)
        if site is None:
            raise Http404
        homes = site.root_page.get_translations(inclusive=True)
        under_home = reduce(or_, (Q(path__startswith=home.path) for home in homes))
        pages = seen_by_everybody(Page.objects.filter(under_home))
        for unlisted in pages_hidden_from_search():
            pages = pages.exclude(pk__in=unlisted)
        # Without bodies, which no site map shows.
        return pages.order_by("path").defer_streamfields().specific()
