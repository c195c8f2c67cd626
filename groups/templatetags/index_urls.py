"""Addresses of the index pages of records in templates."""

from django import template
from django.template import Context

from groups.record_urls import RecordUrls
from labportal.base.models import Topic
from people.models import Person
from publications.models import Publication

register = template.Library()

KINDS: dict[str, type[Person | Publication | Topic]] = {
    "people": Person,
    "publications": Publication,
    "topics": Topic,
}


@register.simple_tag(takes_context=True)
def index_url(context: Context, kind: str) -> str:
    """Return the path of the index page of "people", "publications" or "topics"; "" if none."""
    return RecordUrls.for_request(context.get("request")).of_index(KINDS[kind])
