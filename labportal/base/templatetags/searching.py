"""Search results in templates: excerpts, and the words that were searched for."""

import re
from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from labportal.base.text.typed_words import TypedWords, keys, near

register = template.Library()

_WORD = re.compile(r"\w+")
#: Tags and entities of HTML, which are no text.
_MARKUP = re.compile(r"(<[^>]*>|&[#\w]+;)")
_LONGEST = 240
_BEFORE_HIT = 80


@register.filter
def marked(text: str, query: str) -> SafeString:
    """Return text as HTML with the words of `query` marked; HTML that is safe stays as it is."""
    parts = _MARKUP.split(text if isinstance(text, SafeString) else escape(text))
    hits = _hits(" ".join(parts[::2]), query)
    parts[::2] = [
        _WORD.sub(lambda word: f"<mark>{word[0]}</mark>" if word[0] in hits else word[0], part)
        for part in parts[::2]
    ]
    # Escaped above, or safe before: only marks were added, around words.
    return mark_safe("".join(parts))  # noqa: S308


@register.simple_tag
def excerpt(page: Any, query: str) -> str:
    """Return what a page is about, or where it has the words of `query` if that is elsewhere."""
    about = page.search_description or getattr(page, "lead", "")
    body = getattr(page, "body", None)
    if body and not _hits(f"{page.title} {about}", query):
        text = " · ".join(body.stream_block.get_searchable_content(body))
        if hits := _hits(text, query):
            place = next(word.start() for word in _WORD.finditer(text) if word[0] in hits)
            return _cut(text, place)
    return _cut(about, 0)


def _hits(text: str, query: str) -> set[str]:
    """Return the words of `text` that those of `query` begin; if there is none, that they mean."""
    typed = TypedWords.of(query).telling
    words = {word: keys(word) for word in set(_WORD.findall(text))}
    begun = {
        word for word, own in words.items() if any(key.startswith(tuple(typed)) for key in own)
    }
    return begun or {
        word for word, own in words.items() if any(near(one, key) for one in typed for key in own)
    }


def _cut(text: str, place: int) -> str:
    """Return the part of `text` around `place`, cut between words, with an ellipsis where cut."""
    start = text.rfind(" ", 0, place - _BEFORE_HIT) + 1 if place > _BEFORE_HIT else 0
    end = len(text) if len(text) - start <= _LONGEST else text.rfind(" ", start, start + _LONGEST)
    # A word without end is cut in itself.
    end = end if end > start else start + _LONGEST
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"
