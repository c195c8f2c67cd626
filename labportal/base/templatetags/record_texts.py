"""Texts of records on pages: in the visitor's language, or in another that is named."""

from typing import Any

from django import template
from django.utils.html import format_html

from labportal.base.record_texts import RecordText, in_language
from labportal.base.text.languages import other_language

register = template.Library()
register.filter("other_language", other_language)


@register.simple_tag
def text_with(record: Any, field: str) -> RecordText | None:
    """Return the text of a record that says something in a field, in the nearest language."""
    return in_language(record.texts.all(), having=field)


@register.simple_tag
def lang(text: RecordText | None) -> str:
    """Return the attribute that names the language of a text where it is not the page's."""
    code = other_language(text.language) if text else ""
    return format_html(' lang="{}"', code) if code else ""


@register.inclusion_tag("components/only_in.html")
def only_in(text: RecordText) -> dict[str, str]:
    """Say in which language a text is where it is not the page's."""
    return {"code": other_language(text.language)}
