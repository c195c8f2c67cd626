"""Filters that show fields, values and names of entries as text."""

from typing import Any

from django import template
from django.db.models import Field
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from publications.models import Publication
from publications.vocabulary.fields import MARKUP, PAIR_COLUMNS
from publications.vocabulary.rich_text.page import to_html
from publications.vocabulary.rich_text.rich_text import RichText, Run, plain_text
from publications.vocabulary.rich_text.stored import from_stored, plain_of
from publications.vocabulary.snapshot import NAMES, as_text, names_as_text
from publications.vocabulary.text import with_visible_codes

register = template.Library()

_LONGEST_TITLE = 500


@register.filter
def seen(value: Any) -> str:
    """Return text with every character that would not be seen as its code, such as [U+202E]."""
    return with_visible_codes(str(value))


@register.filter
def shown_title(stored: str) -> SafeString:
    """Return the title of a snapshot with its markup, or the beginning of a long one without."""
    text = from_stored(stored or "")
    if len(text.plain) > _LONGEST_TITLE:
        text = plain_text(Truncator(text.plain).chars(_LONGEST_TITLE))
    shown = RichText(tuple(Run(seen(run.text), run.marks) for run in text.runs))
    return mark_safe(to_html(shown))  # noqa: S308 - escaped as it is written


@register.filter
def printed_names(names: list[dict[str, Any]] | None) -> str:
    """Return the printed names of a snapshot in one line."""
    return seen(names_as_text(names or []))


@register.filter
def shown_value(value: Any, name: str) -> str:
    """Return a value of a field, or printed names, as one line in words; a dash for nothing."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name in MARKUP:
        value = plain_of(value or "")
    elif isinstance(value, str) and (named := _choices_of(name).get(value)):
        return str(named)
    return seen(as_text(value) or "—")


def _choices_of(name: str) -> dict[Any, Any]:
    field = None if name == NAMES else Publication._meta.get_field(name)
    return dict(field.flatchoices) if isinstance(field, Field) else {}


@register.filter
def field_label(name: str) -> str:
    """Return what editors call a field of Publication; `names` are authors and editors."""
    if name == NAMES:
        return _("authors and editors")
    field = Publication._meta.get_field(name)
    if name in PAIR_COLUMNS:
        return str(field.related_model._meta.verbose_name_plural)
    return str(getattr(field, "verbose_name", name))
