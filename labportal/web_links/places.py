"""Places of links: the records and pages that lead to other places on the web."""

from collections.abc import Iterable, Iterator
from html import unescape
from re import compile as pattern
from typing import Any

from django.db import transaction
from wagtail.models import Page, get_page_models

from labportal.base.pages import BasePage
from labportal.base.text.links import web_address
from labportal.models import SocialLink, WebLink
from labportal.models.web_link import LONGEST_URL
from people.models import Person
from people.models.person import PersonLink
from publications.models import Publication, PublicationLink

_HREF = pattern(r'href="(https?://[^"]+)"')
_CHUNK = 1000


def links_of_page(page: Any) -> set[str]:
    """Return the addresses on the web that stand in the body of a page."""
    return set(_links_in(page.body.get_prep_value()))


def _links_in(value: Any) -> Iterator[str]:
    """Yield the addresses in the raw value of a stream: whole texts, and links of rich text."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _links_in(one)
    elif isinstance(value, str):
        if web_address(value) and not value.split()[1:]:
            yield value
        else:
            yield from map(unescape, _HREF.findall(value))


def collect() -> None:
    """Keep the table of links in step with the records and pages: new ones are due at once."""
    on_pages: dict[str, set[int]] = {}
    for page in _written_pages():
        for url in links_of_page(page):
            on_pages.setdefault(url, set()).add(page.pk)
    urls = {url for url in {*_of_records(), *on_pages} if _is_kept(url)}
    known = set(WebLink.objects.values_list("url", flat=True))
    with transaction.atomic():
        gone = sorted(known - urls)
        for start in range(0, len(gone), _CHUNK):
            WebLink.objects.filter(url__in=gone[start : start + _CHUNK]).delete()
        WebLink.objects.bulk_create(
            (WebLink(url=url) for url in sorted(urls - known)),
            ignore_conflicts=True,
            batch_size=_CHUNK,
        )
        for link in WebLink.objects.filter(url__in=on_pages):
            link.pages.set(on_pages[link.url])
        WebLink.pages.through.objects.exclude(weblink__url__in=on_pages).delete()


def page_is_published(instance: Page, **_kwargs: Any) -> None:
    """Note at once which of the known links stand on a page that was published."""
    page = instance.specific
    urls = links_of_page(page) if isinstance(page, BasePage) else set()
    through = WebLink.pages.through.objects
    through.filter(page_id=page.pk).exclude(weblink__url__in=urls).delete()
    for link in WebLink.objects.filter(url__in=urls):
        link.pages.add(page.pk)


def _is_kept(url: str) -> bool:
    return bool(web_address(url)) and url.isprintable() and len(url.encode()) <= LONGEST_URL


def _written_pages() -> Iterator[Page]:
    for kind in get_page_models():
        if issubclass(kind, BasePage):
            yield from kind.objects.live().iterator()


def _of_records() -> Iterable[str]:
    """Return the addresses that records hold. DOIs and the like are for their agencies to keep."""
    live = Publication.objects.live()
    for values in (
        live.exclude(url="").values_list("url", flat=True),
        PublicationLink.objects.filter(publication__in=live).values_list("url", flat=True),
        PersonLink.objects.filter(person__in=Person.objects.live()).values_list("url", flat=True),
        SocialLink.objects.values_list("url", flat=True),
    ):
        yield from values.order_by().distinct()
