"""Pages and records that are missing in the visitor's language and exist in another."""

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site

from groups.pages.record_index_page import RecordIndexPage
from labportal.base.pages import BasePage
from labportal.base.querysets import seen_by_everybody
from labportal.base.records.former_slugs import record_with_slug
from labportal.navigation.links import Link


def same_elsewhere(request: HttpRequest) -> Link | None:
    """Return a link to what the path of the request names in another language; None if nothing.

    It is for requests that found nothing: slugs are the same in every language. Where the path
    leads to a page in the visitor's own, it is something else that is missing.
    """
    site, language = Site.find_for_request(request), get_language() or settings.LANGUAGE_CODE
    # PostgreSQL takes no NUL, so no slug has one.
    if site is None or "\0" in request.path:
        return None
    components = [part for part in request.path.split("/") if part]
    if components[:1] == [language]:
        del components[0]
    here = Page.find_for_request(request, "/".join(components))
    # Wagtail looks under the site's first home page where a language has none of its own.
    if here and here.locale.language_code == language:
        return None
    homes = seen_by_everybody(site.root_page.get_translations(inclusive=True))
    for home in homes.exclude(locale__language_code=language).select_related("locale"):
        if link := _under(home, request, components):
            return link
    return None


def _under(home: Page, request: HttpRequest, components: list[str]) -> Link | None:
    try:
        # By the tree itself: Wagtail's look-up of addresses follows the language that is active.
        page, args, _kwargs = home.specific.route(request, components)
    except Http404:
        return None
    if isinstance(page, BasePage) and page.is_embargoed:
        return None
    url, language = page.get_url(request), home.locale.language_code
    if not url or not seen_by_everybody(Page.objects.filter(pk=page.pk)).exists():
        return None
    if isinstance(page, RecordIndexPage) and (slug := args[2].get("slug")):
        try:
            record = record_with_slug(page.records(), slug)
        except Http404:
            return None
        return Link(str(record), f"{url}{page.record_url(record.slug)}", language)
    return Link(page.title, url, language)
