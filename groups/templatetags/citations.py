"""Template tags for the parts of a publication: names, dates, pages, identifiers."""

import re
from collections.abc import Container, Iterable
from itertools import pairwise
from typing import Any, NamedTuple

from django import template
from django.core.exceptions import ValidationError
from django.template import Context
from django.template.defaultfilters import truncatechars
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from groups.record_urls import RecordUrls
from labportal.base.text.links import absolute, web_address
from labportal.base.text.partial_dates import format_partial_date, parse_partial_date
from publications.citations.cache import MEMBERS, NAMES_RULES
from publications.exports.files.formats import FORMATS
from publications.exports.metadata.coins import context_object
from publications.exports.metadata.publication_page import PublicationPage
from publications.exports.unapi.responses import ADDRESS as UNAPI
from publications.messages.words import grouped
from publications.models import Authorship, PdfLicence, Publication
from publications.vocabulary.genres import genre_label
from publications.vocabulary.identifier_kinds import (
    IDENTIFIER_KINDS,
    PREPRINTS,
    arxiv_url,
    doi_url,
    pubmed_url,
)
from publications.vocabulary.link_kinds import LINK_KINDS

register = template.Library()
register.filter("doi_url", doi_url)
register.filter("arxiv_url", arxiv_url)
register.filter("pubmed_url", pubmed_url)
register.filter("web_address", web_address)
register.filter("grouped", grouped)
register.filter("partial_date", format_partial_date)

#: More names than these are shown in short: this many of the first ones, and of members.
LONG_LIST = 12
FIRST_NAMES = 4
#: As many names are in the description of a publication's page.
FIRST_TOLD = 10
MOST_MEMBERS = NAMES_RULES[MEMBERS].most_members

_RANGE = re.compile(r"(?<=[0-9])\s*-{1,2}\s*(?=[0-9])")


@register.simple_tag(takes_context=True)
def names(context: Context, authorships: Iterable[Authorship]) -> SafeString:
    """Return the names as visitors see them, with links to people, signs and "[...]".

    "*" is for equal contribution, "✉" for the corresponding author.
    """
    urls = RecordUrls.for_request(context.get("request"))
    return format_html_join(", ", "{}{}{}", (_name(urls, author) for author in authorships))


@register.simple_tag(takes_context=True)
def names_in_short(
    context: Context, authorships: Iterable[Authorship], most: int = LONG_LIST
) -> SafeString:
    """Return the names of a long list in short: the first ones and members of the lab.

    "…" stands where names are left out. Of no more than `most` names, nothing.
    """
    listed = list(authorships)
    if len(listed) <= most:
        return SafeString("")
    urls = RecordUrls.for_request(context.get("request"))
    of_members = [n for n, one in enumerate(listed) if n >= FIRST_NAMES and one.person]
    kept = [*range(FIRST_NAMES), *of_members[:MOST_MEMBERS]]
    parts = []
    for number, following in pairwise([*kept, len(listed)]):
        parts.append(("", *_name(urls, listed[number])[:2]))
        if following > number + 1:
            parts.append(("…", "", ""))
    return format_html_join(", ", "{}{}{}", parts)


def _name(urls: RecordUrls, authorship: Authorship) -> tuple[str, str, str]:
    name, url = authorship.shown_name, urls.of(authorship.person) if authorship.person else ""
    signs = ("*" if authorship.equal_contribution else "") + (
        "✉" if authorship.corresponding else ""
    )
    return (
        format_html('<a href="{}">{}</a>', url, name) if url else name,
        signs,
        ", [...]" if authorship.elision_after else "",
    )


@register.simple_tag(takes_context=True)
def told(context: Context, publication: Publication) -> SafeString:
    """Return the empty elements by which a list tells reference managers of a publication.

    They are its id for unAPI and its context object. A page tells of each publication once.
    """
    request = context.get("request")
    if request is None or not _is_first(request, publication):
        return SafeString("")
    path = RecordUrls.for_request(request).of(publication)
    return format_html(
        '{}<span class="Z3988" title="{}"></span>',
        _unapi_id(publication) if path else "",
        context_object(PublicationPage(publication, absolute(path))),
    )


@register.simple_tag(takes_context=True)
def told_itself(context: Context, publication: Publication) -> SafeString:
    """Return the empty element by which the page of a publication tells of it, beside its head."""
    request = context.get("request")
    if request is None or not RecordUrls.for_request(request).of(publication):
        return SafeString("")
    return _unapi_id(publication)


def _unapi_id(publication: Publication) -> SafeString:
    return format_html('<abbr class="unapi-id" title="{}"></abbr>', publication.slug)


def _is_first(request: Any, publication: Publication) -> bool:
    """Return whether a page has not told of a publication yet: lists may overlap."""
    told_of: set[int] = request.__dict__.setdefault("publications_told_of", set())
    is_first = publication.pk not in told_of
    told_of.add(publication.pk)
    return is_first


@register.simple_tag(takes_context=True)
def unapi_server(context: Context) -> SafeString:
    """Return the link to where ids of publications lead, for the head of every page."""
    index = RecordUrls.for_request(context.get("request")).of_index(Publication)
    if not index:
        return SafeString("")
    return format_html(
        '<link rel="unapi-server" type="application/xml" title="unAPI" href="{}{}">', index, UNAPI
    )


@register.simple_tag
def copy_texts(label: str) -> dict[str, str]:
    """Return what a button that copies a format says, before, meanwhile and after."""
    return {
        "copy": gettext("Copy %(format)s") % {"format": label},
        "copying": gettext("Copying %(format)s …") % {"format": label},
        "copied": gettext("%(format)s copied") % {"format": label},
        "failed": gettext("%(format)s could not be copied; the download holds it.")
        % {"format": label},
    }


@register.simple_tag
def export_formats() -> list[tuple[str, str]]:
    """Return file extension and name of each format in which publications can be had."""
    return [(extension, export.label) for extension, export in FORMATS.items()]


@register.filter
def marks(citations: Iterable[Any], mark: str) -> bool:
    """Return whether any of the citations, or names, has the attribute `mark`: a sign on a name."""
    return any(getattr(citation, mark) for citation in citations)


class Link(NamedTuple):
    """An address with its label, and the text that is shown for it where the label is not."""

    label: Any
    url: str
    shown: str


@register.filter
def links(publication: Publication) -> list[Link]:
    """Return the links of a publication that lead to the web, in order."""
    return [
        Link(LINK_KINDS[kind].label, url, url)
        for kind, url in publication.pairs("links")
        if web_address(url)
    ]


@register.filter
def preprints(publication: Publication) -> list[Link]:
    """Return the preprints of a publication beside its own DOI and arXiv id."""
    return _identifiers(publication, PREPRINTS)


@register.filter
def identifiers(publication: Publication) -> list[Link]:
    """Return the further identifiers of a publication, in order."""
    return _identifiers(publication, IDENTIFIER_KINDS)


def _identifiers(publication: Publication, kinds: Container[str]) -> list[Link]:
    return [
        Link(IDENTIFIER_KINDS[kind].label, IDENTIFIER_KINDS[kind].url(value), value)
        for kind, value in publication.pairs("identifiers")
        if kind in kinds
    ]


@register.filter
def kind(publication: Publication) -> str:
    """Return what a publication is: the kind of a thesis or report, where it is known."""
    return genre_label(publication.genre) or str(publication.get_type_display())


@register.filter
def shown_pdf(publication: Publication) -> Any:
    """Return the PDF of a publication, or None before the day from which everybody may have it."""
    return publication.pdf if publication.pdf and publication.has_public_pdf() else None


@register.filter
def licence_url(licence: str) -> str:
    """Return the address of a licence."""
    return PdfLicence(licence).url


@register.filter
def in_short(publication: Publication) -> str:
    """Return names, title, container title and year of a publication, for a description."""
    parts = [
        *(one.shown_name for one in publication.authors[:FIRST_TOLD]),
        truncatechars(publication.title, 200),
        publication.container_title,
        publication.issued_year,
    ]
    return ", ".join(str(part) for part in parts if part)


@register.filter
def pages(text: str) -> str:
    """Return pages or article number with dashes in ranges: "359-369" as "359–369"."""
    return _RANGE.sub("–", text)


@register.filter
def issued(publication: Publication) -> str:
    """Return the date of issue as far as it is known, and a day of the calendar."""
    known = [publication.issued_year, publication.issued_month, publication.issued_day]
    if publication.issued_season and not publication.issued_month:
        return f"{publication.get_issued_season_display()} {publication.issued_year}"
    parts = [f"{part:0{width}}" for part, width in zip(known, (4, 2, 2), strict=True) if part]
    while parts:
        try:
            return format_partial_date(parse_partial_date("-".join(parts)))
        except ValidationError:
            parts.pop()
    return ""
