"""Template tags for programs that read pages: canonical address, meta tags, JSON-LD, COinS."""

from collections.abc import Iterable
from itertools import chain

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from wagtail.models import Page

from groups.people.members import GroupPeople
from labportal.base.dates import is_current_on
from labportal.base.models import Topic
from labportal.schema_org.json_ld import json_ld
from labportal.schema_org.nodes import Described
from labportal.templatetags.navigation import navigation
from people.models import Person
from publications.exports.files.formats import FORMATS
from publications.exports.metadata.coins import context_object
from publications.exports.metadata.dublin_core import dublin_core_tags
from publications.exports.metadata.highwire import highwire_tags
from publications.models import Publication

register = template.Library()

_NOTHING = SafeString("")


@register.simple_tag(takes_context=True)
def canonical_url(context: Context) -> str:
    """Return the one address that a page is to be known by; "" where there is no request.

    It is the page's own without a query, but for what the view calls `canonical_query`.
    """
    request = context.get("request")
    if request is None:
        return ""
    query = context.get("canonical_query")
    return str(request.build_absolute_uri(f"{request.path}?{query}" if query else request.path))


@register.simple_tag(takes_context=True)
def publication_head(
    context: Context, publication: Publication, topics: Iterable[Topic]
) -> SafeString:
    """Return Highwire and Dublin Core tags, links to the formats, and JSON-LD of a publication.

    Of one that visitors cannot see, nothing.
    """
    described = _described(context)
    if described is None or not described.url(publication):
        return _NOTHING
    published = described.published(publication, topics, with_pdf=True)
    tags = [*highwire_tags(published), *dublin_core_tags(published)]
    stem = published.url.rstrip("/")
    return format_html(
        '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">\n{}{}{}',
        format_html_join("", '<meta name="{}" content="{}">\n', tags),
        format_html_join(
            "",
            '<link rel="alternate" type="{}" href="{}" title="{}">\n',
            (
                (chosen.media_type, f"{stem}.{extension}", chosen.label)
                for extension, chosen in FORMATS.items()
            ),
        ),
        json_ld([described.publication(published)]),
    )


@register.simple_tag(takes_context=True)
def person_json_ld(context: Context, person: Person, topics: Iterable[Topic]) -> SafeString:
    """Return the JSON-LD of a person, as far as strangers may know them, for their page."""
    described = _described(context)
    if described is None or not described.url(person):
        return _NOTHING
    today = timezone.localdate()
    current = [
        membership
        for membership in context.get("memberships") or ()
        if is_current_on(today, membership.start, membership.end)
    ]
    return json_ld([described.person(person, current, topics)])


@register.simple_tag(takes_context=True)
def group_json_ld(context: Context, page: Page, topics: Iterable[Topic]) -> SafeString:
    """Return the JSON-LD of a research group, for its page."""
    described, nav = _described(context), navigation(context)
    if described is None or not described.url(page.group):
        return _NOTHING
    people: GroupPeople = context["people"]
    leads = [] if page.group.has_ended() else people.leads
    members = chain(leads, *(of_role for _role, of_role in people.by_role))
    return json_ld([described.group(page, nav.lab if nav else None, members, topics)])


@register.simple_tag(takes_context=True)
def lab_json_ld(context: Context, group_pages: Iterable[Page]) -> SafeString:
    """Return the JSON-LD of the lab, for its home page."""
    described, nav = _described(context), navigation(context)
    if described is None or nav is None or nav.lab is None:
        return _NOTHING
    return json_ld([described.lab(nav.lab, nav.home_url, list(group_pages))])


@register.simple_tag(takes_context=True)
def coins(context: Context, publication: Publication) -> SafeString:
    """Return the empty element by which a list tells reference managers of a publication."""
    described = _described(context)
    if described is None:
        return _NOTHING
    return format_html(
        '<span class="Z3988" title="{}"></span>',
        context_object(described.published(publication)),
    )


@register.simple_tag
def copy_texts(label: str) -> dict[str, str]:
    """Return what a button that copies a format says, before and after."""
    return {
        "copy": gettext("Copy %(format)s") % {"format": label},
        "copied": gettext("%(format)s copied") % {"format": label},
        "failed": gettext("%(format)s could not be copied; the download holds it.")
        % {"format": label},
    }


def _described(context: Context) -> Described | None:
    request = context.get("request")
    return Described(request) if request is not None else None
