"""Template tags for programs that read pages: canonical address, meta tags, JSON-LD."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.models import Page

from groups.models import Membership, ResearchGroupPage
from groups.people.members import GroupPeople
from labportal.base.models import Topic
from labportal.base.text.links import absolute
from labportal.models import HomePage, LabSettings, NewsPage, OpeningPage
from labportal.navigation.navigation import Navigation
from labportal.schema_org.json_ld import json_ld
from labportal.schema_org.nodes import Described
from labportal.schema_org.page_nodes import breadcrumb_node, news_node, opening_node
from labportal.templatetags.navigation import navigation
from people.models import Person
from publications.exports.files.formats import FORMATS
from publications.exports.metadata.dublin_core import dublin_core_tags
from publications.exports.metadata.highwire import highwire_tags
from publications.exports.metadata.publication_page import PublicationPage

register = template.Library()
register.filter(absolute)

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
    return absolute(f"{request.path}?{query}" if query else request.path)


@register.simple_tag(takes_context=True)
def machine_readable_head(context: Context) -> SafeString:
    """Return what the head of a page says of the record or page that is shown, and the way to it.

    Of a record that visitors cannot see, nothing.
    """
    request = context.get("request")
    if request is None:
        return _NOTHING
    described, nav = Described(request), navigation(context)
    publication = context.get("publication")
    if publication and not described.url(publication):
        return _NOTHING
    published = publication and described.published(publication, context["topics"])
    nodes = [_node(context, described, nav, published)]
    if nav:
        nodes.append(breadcrumb_node(nav.ancestors, _title(context), canonical_url(context)))
    data = json_ld([node for node in nodes if node])
    return _publication_head(published) + data if published else data


def _title(context: Context) -> str:
    """Return the title of what is shown, for the way to it."""
    for name in ("publication", "person", "topic"):
        if record := context.get(name):
            return str(record)
    page = context.get("page")
    return page.title if isinstance(page, Page) else ""


def _node(
    context: Context, described: Described, nav: Navigation | None, published: Any
) -> dict[str, Any]:
    """Return the node of what is shown, if it has one."""
    page, lab = context.get("page"), nav.lab if nav else None
    if published:
        return described.publication(published)
    if person := context.get("person"):
        return _person_node(described, person, context.get("memberships") or (), context["topics"])
    if isinstance(page, ResearchGroupPage):
        return _group_node(described, page, lab, context["people"], context["topics"])
    if lab is None or nav is None:
        return {}
    if isinstance(page, HomePage):
        return described.lab(lab, nav.home_url, list(context["group_pages"]))
    url = canonical_url(context)
    if isinstance(page, NewsPage):
        return news_node(context["request"], described, context["item"], lab, url)
    if isinstance(page, OpeningPage):
        return opening_node(described, page, lab, url)
    return {}


def _publication_head(published: PublicationPage) -> SafeString:
    """Return Highwire and Dublin Core tags, and links to the formats, of a publication."""
    tags = [*highwire_tags(published), *dublin_core_tags(published)]
    stem = published.url.rstrip("/")
    return format_html(
        '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">\n'
        '<link rel="schema.DCTERMS" href="http://purl.org/dc/terms/">\n{}{}',
        format_html_join("", '<meta name="{}" content="{}">\n', tags),
        format_html_join(
            "",
            '<link rel="alternate" type="{}" href="{}" title="{}">\n',
            (
                (chosen.media_type, f"{stem}.{extension}", chosen.label)
                for extension, chosen in FORMATS.items()
            ),
        ),
    )


def _person_node(
    described: Described,
    person: Person,
    memberships: Iterable[Membership],
    topics: Iterable[Topic],
) -> dict[str, Any]:
    """Return the node of a person, as far as strangers may know them."""
    if not described.url(person):
        return {}
    today = timezone.localdate()
    current = [one for one in memberships if one.is_current(today)]
    return described.person(person, current, topics)


def _group_node(
    described: Described,
    page: ResearchGroupPage,
    lab: LabSettings | None,
    people: GroupPeople,
    topics: Iterable[Topic],
) -> dict[str, Any]:
    """Return the node of a research group."""
    if not described.url(page.group):
        return {}
    leads = [] if page.group.has_ended() else people.leads
    members = chain(leads, *(of_role for _role, of_role in people.by_role))
    return described.group(page, lab, members, topics)
