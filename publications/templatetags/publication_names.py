"""Filters that show fields, values and names of entries as text."""

import re
from typing import Any

from django import template
from django.utils.translation import gettext as _

from publications.models import Publication
from publications.vocabulary.snapshot import NAMES, names_as_text

register = template.Library()

# Characters that are not seen themselves but change how others are: bidi marks, controls.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)


@register.filter
def seen(value: Any) -> str:
    """Return text with every character that would not be seen as its code, such as [U+202E]."""
    return _INVISIBLE.sub(lambda found: f"[U+{ord(found[0]):04X}]", str(value))


@register.filter
def printed_names(names: list[dict[str, Any]] | None) -> str:
    """Return the printed names of a snapshot in one line."""
    return seen(names_as_text(names or []))


@register.filter
def shown_value(value: Any) -> str:
    """Return a field's value, or printed names, as one line; a dash for nothing."""
    return seen((names_as_text(value) if isinstance(value, list) else value) or "—")


@register.filter
def field_label(name: str) -> str:
    """Return what editors call a field of Publication; `names` are authors and editors."""
    if name == NAMES:
        return _("authors and editors")
    return str(getattr(Publication._meta.get_field(name), "verbose_name", name))
