"""Rich text as part of a page."""

import re
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.templatetags.wagtailcore_tags import richtext

register = template.Library()

_HEADING = re.compile(r"<(/?)h([1-6])(?=[\s>])")


@register.filter
def headings_from(text: Any, first: int) -> SafeString:
    """Return rich text as HTML whose headings begin at level `first` and skip none.

    The editor offers levels by their look; which level is right depends on what stands around.
    """
    open_levels: list[int] = []

    def level(match: re.Match[str]) -> str:
        slash, written = match[1], int(match[2])
        if not slash:
            while open_levels and open_levels[-1] >= written:
                open_levels.pop()
            open_levels.append(written)
        return f"<{slash}h{min(first + len(open_levels) - 1, 6)}"

    # Wagtail made this HTML from what its editor lets through; only heading levels change.
    return mark_safe(_HEADING.sub(level, str(richtext(text))))  # noqa: S308
