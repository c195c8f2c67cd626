"""JSON-LD in a page: a data block, which browsers neither run nor hold against the policy."""

import json
from collections.abc import Sequence
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# As `json_script` does it: no text can end the element, or begin a comment in it.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def graph(nodes: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return `nodes` as one graph of schema.org."""
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def json_ld(nodes: Sequence[dict[str, Any]]) -> SafeString:
    """Return the script element that holds `nodes` as one graph of schema.org; "" for none."""
    if not nodes:
        return mark_safe("")
    text = json.dumps(graph(nodes), ensure_ascii=False).translate(_ESCAPES)
    # Every character that means something in HTML is escaped above, in the way of JSON.
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308
