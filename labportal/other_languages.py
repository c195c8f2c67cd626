"""What is not there in the visitor's language, but in another."""

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site

from labportal.base.querysets import seen_by_everybody
from labportal.navigation import Link


def same_elsewhere(request: HttpRequest) -> Link | None:
    """Return a link to what the path of the request names in another language; None if nothing.

    It is for requests that found nothing: slugs are the same in every language.
    """
    site, language = Site.find_for_request(request), get_language() or settings.LANGUAGE_CODE
    # PostgreSQL takes no NUL, so no slug has one.
    if site is None or "\0" in request.path:
        return None
    components = [part for part in request.path.split("/") if part]
    if components[:1] == [language]:
        del components[0]
    homes = seen_by_everybody(site.root_page.get_translations(inclusive=True))
    for home in homes.exclude(locale__language_code=language).select_related("locale"):
        try:
            page = home.specific.route(request, components)[0]
        except Http404:
            continue
        url = page.get_url(request)
        if components and url and seen_by_everybody(Page.objects.filter(pk=page.pk)).exists():
            return Link(page.title, url, home.locale.language_code)
    return None
