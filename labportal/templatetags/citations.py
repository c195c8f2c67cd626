"""What the citations of publications are made of."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from django import template
from django.core.exceptions import ValidationError
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from groups.record_urls import RecordUrls
from labportal.base.dates import format_partial_date, parse_partial_date
from publications.exports.formats import FORMATS
from publications.models import Authorship, Publication

register = template.Library()

FORMAT_NAMES = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}

_LANGUAGE_TAG = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")
_RANGE = re.compile(r"(?<=\d)\s*-{1,2}\s*(?=\d)")
_WEB_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)


@register.simple_tag(takes_context=True)
def names(context: Context, authorships: Iterable[Authorship]) -> SafeString:
    """Return the names as printed, with links to people, "*" for equal contribution and "[...]"."""
    urls = RecordUrls.for_request(context.get("request"))
    return format_html_join(", ", "{}{}{}", (_name(urls, author) for author in authorships))


def _name(urls: RecordUrls, authorship: Authorship) -> tuple[str, str, str]:
    name, url = authorship.name, urls.of(authorship.person) if authorship.person else ""
    return (
        format_html('<a href="{}">{}</a>', url, name) if url else name,
        "*" if authorship.equal_contribution else "",
        ", [...]" if authorship.elision_after else "",
    )


@register.simple_tag
def export_formats() -> list[tuple[str, str]]:
    """Return file extension and name of each format in which publications can be had."""
    return [(extension, FORMAT_NAMES.get(extension, extension)) for extension in FORMATS]


@register.filter
def any_equal_contribution(publications: Iterable[Publication]) -> bool:
    """Return whether any name of the publications is marked with the asterisk."""
    return any(any_marked_equal(publication.authorships.all()) for publication in publications)


@register.filter
def any_marked_equal(authorships: Iterable[Authorship]) -> bool:
    """Return whether any of these names is marked with the asterisk."""
    return any(authorship.equal_contribution for authorship in authorships)


@register.filter
def cited(key_publications: Iterable[Any]) -> list[Publication]:
    """Return the publications of key publications."""
    return [key_publication.publication for key_publication in key_publications]


@register.filter
def full_stop(text: str) -> str:
    """Return the full stop that the sentence `text` lacks, or ""."""
    return "" if text.rstrip().endswith((".", "?", "!", "…")) else "."


@register.filter
def pages(text: str) -> str:
    """Return pages or article number with dashes in ranges: "359-369" as "359–369"."""
    return _RANGE.sub("–", text)


@register.filter
def issued(publication: Publication) -> str:
    """Return the date of issue as far as it is known, and a day of the calendar."""
    known = [publication.issued_year, publication.issued_month, publication.issued_day]
    parts = [f"{part:0{width}}" for part, width in zip(known, (4, 2, 2), strict=True) if part]
    while parts:
        try:
            return format_partial_date(parse_partial_date("-".join(parts)))
        except ValidationError:
            parts.pop()
    return ""


@register.filter
def doi_url(doi: str) -> str:
    """Return the address that resolves a DOI; a DOI may hold any character."""
    return f"https://doi.org/{quote(doi, safe='/:;()')}"


@register.filter
def arxiv_url(arxiv_id: str) -> str:
    """Return the address of a preprint at arXiv."""
    return f"https://arxiv.org/abs/{quote(arxiv_id)}"


@register.filter
def pubmed_url(pmid: str) -> str:
    """Return the address of an entry of PubMed."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{quote(pmid, safe='')}/"


@register.filter
def web_address(url: str) -> str:
    """Return `url` if it leads to the web, else "": what was imported is checked by no form."""
    return url if _WEB_ADDRESS.match(url) else ""


@register.filter
def other_language(code: str) -> str:
    """Return the language tag `code` where it is another language than the page's, else ""."""
    own = (get_language() or "").split("-")[0]
    if _LANGUAGE_TAG.fullmatch(code) and code.split("-", maxsplit=1)[0].lower() != own:
        return code
    return ""
