"""Addresses of the pages of records in templates."""

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html

from labportal.base.registries.record_pages import record_pages

register = template.Library()


@register.simple_tag(takes_context=True)
def record_url(context: Context, record: Any) -> str:
    """Return the path of the page of a person, publication, topic or group; "" if it has none.

    Nothing (a group that is not set) has no page.
    """
    return record_pages.address(record, context.get("request")) if record else ""


@register.simple_tag(takes_context=True)
def record_link(context: Context, record: Any, text: str, language: str = "") -> str:
    """Return `text` as a link to the page of a record, or by itself where there is none.

    `language` is that of the text where it is another than the page's.
    """
    url = record_url(context, record)
    lang = format_html(' lang="{}"', language) if language else ""
    if url:
        return format_html('<a href="{}"{}>{}</a>', url, lang, text)
    return format_html("<span{}>{}</span>", lang, text) if lang else text
