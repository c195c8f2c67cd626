"""Filters that show fields, values and names of entries as text."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from publications.models import Publication
from publications.snapshots import NAMES, names_as_text

register = template.Library()


@register.filter
def printed_names(names: list[dict[str, Any]] | None) -> str:
    """Return the printed names of a snapshot in one line."""
    return names_as_text(names or [])


@register.filter
def shown_value(value: Any) -> str:
    """Return a field's value, or printed names, as one line; a dash for nothing."""
    return names_as_text(value) if isinstance(value, list) else str(value or "—")


@register.filter
def field_label(name: str) -> str:
    """Return what editors call a field of Publication; `names` are authors and editors."""
    if name == NAMES:
        return _("authors and editors")
    return str(getattr(Publication._meta.get_field(name), "verbose_name", name))
