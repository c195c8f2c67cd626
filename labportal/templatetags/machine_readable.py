"""Template tags for programs that read pages: canonical address, meta tags, JSON-LD."""

from collections.abc import Iterable
from itertools import chain

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from groups.models import Membership, ResearchGroupPage
from groups.people.members import GroupPeople
from labportal.base.models import Topic
from labportal.base.text.links import absolute
from labportal.models import HomePage, LabSettings
from labportal.schema_org.json_ld import json_ld
from labportal.schema_org.nodes import Described
from labportal.templatetags.navigation import navigation
from people.models import Person
from publications.exports.files.formats import FORMATS
from publications.exports.metadata.dublin_core import dublin_core_tags
from publications.exports.metadata.highwire import highwire_tags
from publications.models import Publication

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
    """Return what the head of a page says of the record that the page shows, or of the lab.

    Of a record that visitors cannot see, nothing.
    """
    request, page = context.get("request"), context.get("page")
    if request is None:
        return _NOTHING
    described = Described(request)
    if publication := context.get("publication"):
        return _publication_head(described, publication, context["topics"])
    if person := context.get("person"):
        memberships = context.get("memberships") or ()
        return _person_json_ld(described, person, memberships, context["topics"])
    nav = navigation(context)
    lab = nav.lab if nav else None
    if isinstance(page, ResearchGroupPage):
        return _group_json_ld(described, page, lab, context["people"], context["topics"])
    if isinstance(page, HomePage) and nav and lab:
        return json_ld([described.lab(lab, nav.home_url, list(context["group_pages"]))])
    return _NOTHING


def _publication_head(
    described: Described, publication: Publication, topics: Iterable[Topic]
) -> SafeString:
    """Return Highwire and Dublin Core tags, links to the formats, and JSON-LD of a publication."""
    if not described.url(publication):
        return _NOTHING
    published = described.published(publication, topics)
    tags = [*highwire_tags(published), *dublin_core_tags(published)]
    stem = published.url.rstrip("/")
    return format_html(
        '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">\n'
        '<link rel="schema.DCTERMS" href="http://purl.org/dc/terms/">\n{}{}{}',
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


def _person_json_ld(
    described: Described,
    person: Person,
    memberships: Iterable[Membership],
    topics: Iterable[Topic],
) -> SafeString:
    """Return the JSON-LD of a person, as far as strangers may know them."""
    if not described.url(person):
        return _NOTHING
    today = timezone.localdate()
    current = [one for one in memberships if one.is_current(today)]
    return json_ld([described.person(person, current, topics)])


def _group_json_ld(
    described: Described,
    page: ResearchGroupPage,
    lab: LabSettings | None,
    people: GroupPeople,
    topics: Iterable[Topic],
) -> SafeString:
    """Return the JSON-LD of a research group."""
    if not described.url(page.group):
        return _NOTHING
    leads = [] if page.group.has_ended() else people.leads
    members = chain(leads, *(of_role for _role, of_role in people.by_role))
    return json_ld([described.group(page, lab, members, topics)])
