"""Addresses of the pages of records in templates."""

from typing import Any

from django import template
from django.template import Context

from labportal.base.records.pages import record_pages

register = template.Library()


@register.simple_tag(takes_context=True)
def record_url(context: Context, record: Any) -> str:
    """Return the path of the page of a person, publication, topic or group; "" if it has none.

    Nothing (a group that is not set) has no page.
    """
    return record_pages.address(record, context.get("request")) if record else ""
