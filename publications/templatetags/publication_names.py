"""Filters that show fields, values and names of entries as text."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from publications.models import Publication
from publications.vocabulary.fields import PAIR_COLUMNS
from publications.vocabulary.snapshot import NAMES, names_as_text
from publications.vocabulary.text import with_visible_codes

register = template.Library()


@register.filter
def seen(value: Any) -> str:
    """Return text with every character that would not be seen as its code, such as [U+202E]."""
    return with_visible_codes(str(value))


@register.filter
def printed_names(names: list[dict[str, Any]] | None) -> str:
    """Return the printed names of a snapshot in one line."""
    return seen(names_as_text(names or []))


@register.filter
def shown_value(value: Any) -> str:
    """Return a field's value, or printed names, as one line; a dash for nothing."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        # Pairs of kind and value, or printed names.
        is_pairs = bool(value) and isinstance(value[0], list)
        value = "; ".join(one for _kind, one in value) if is_pairs else names_as_text(value)
    return seen(value or "—")


@register.filter
def field_label(name: str) -> str:
    """Return what editors call a field of Publication; `names` are authors and editors."""
    if name == NAMES:
        return _("authors and editors")
    field = Publication._meta.get_field(name)
    if name in PAIR_COLUMNS:
        return str(field.related_model._meta.verbose_name_plural)
    return str(getattr(field, "verbose_name", name))
