"""Publications as a citation style prints them."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from groups.record_urls import RecordUrls
from labportal.base.registries.lab import labs
from publications.citations.cache import CITE_AS, bibliography_of, citations
from publications.citations.links import with_links
from publications.citations.styles import find_style, is_style, style_choices
from publications.models import Publication

register = template.Library()


class Cited(NamedTuple):
    """A publication in a list: its citation with links to people and its own page, its address.

    `open_access` tells whether everybody may read it.
    """

    publication: Publication
    url: str
    html: SafeString
    text: str
    remark: str
    equal_contribution: bool
    corresponding: bool
    open_access: bool

    @property
    def export_address(self) -> str:
        """The address of the publication in other formats, without their extensions."""
        return self.url.rstrip("/")


@register.simple_tag(takes_context=True)
def cited(
    context: Context, rows: Iterable[Any], style: str = "", names: str = "", by_style: bool = False
) -> list[Cited]:
    """Return the citations of `rows`: publications, or what has a `publication` and a `remark`.

    Without a `style` it is the one that the lab has chosen. They are in the order of `rows`, or
    sorted and numbered `by_style`.
    """
    listed = list(rows)
    publications = [row if isinstance(row, Publication) else row.publication for row in listed]
    request = context.get("request")
    urls = RecordUrls.for_request(request)
    style = str(style) or style_of_lab(request)
    language = get_language() or settings.LANGUAGE_CODE
    if by_style:
        found = bibliography_of(publications, style, language, names)
    else:
        found = list(enumerate(citations(publications, style, language, names)))
    readable = _readable_by_all(publications)
    return [
        Cited(
            publication,
            url,
            with_links(one.html, _addresses(publication, urls), url),
            one.text,
            getattr(listed[place], "remark", ""),
            one.equal,
            one.corresponding,
            publication.pk in readable,
        )
        for place, one in found
        for publication in [publications[place]]
        for url in [urls.of(publication)]
    ]


@register.filter
def is_open_access(publication: Publication) -> bool:
    """Return whether everybody may read a publication."""
    return publication.pk in _readable_by_all([publication])


class CiteAs(NamedTuple):
    """A publication as a visitor wants to cite it, and the styles there are to choose from."""

    html: SafeString
    style: str
    styles: list[tuple[str, Any]]


@register.simple_tag(takes_context=True)
def cite_as(context: Context, publication: Publication) -> CiteAs:
    """Return the citation in the style that the request names, or else that of the lab."""
    request = context.get("request")
    wanted = request.GET.get("style", "") if request else ""
    style = find_style(wanted if is_style(wanted) else style_of_lab(request)).key
    language = get_language() or settings.LANGUAGE_CODE
    citation = citations([publication], style, language, CITE_AS)[0]
    return CiteAs(with_links(citation.html, {}), style, style_choices())


def style_of_lab(request: Any) -> str:
    """Return the citation style that the lab has chosen, or ""."""
    lab = labs.of(request)
    return lab.citation_style if lab else ""


def _readable_by_all(publications: Iterable[Publication]) -> set[int]:
    among = Publication.objects.filter(pk__in=[one.pk for one in publications if one.pk])
    return set(among.open_access().values_list("pk", flat=True))


def _addresses(publication: Publication, urls: RecordUrls) -> dict[int, str]:
    people = (one.person for one in publication.authorships.all())
    return {person.pk: urls.of(person) for person in people if person}
