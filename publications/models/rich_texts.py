"""The rich texts of a publication: plain columns, and columns with the markup beside them."""

from collections.abc import Mapping
from typing import Any, cast

from django.db import models
from django.utils.safestring import SafeString, mark_safe

from publications.vocabulary.fields import COLUMNS, MARKUP
from publications.vocabulary.rich_text.page import to_html, to_paragraphs
from publications.vocabulary.rich_text.stored import from_stored, plain_as_stored, plain_of
from publications.vocabulary.snapshot import columns_of, values_of


def markup_field() -> "models.TextField[str, str]":
    """Return a column for the markup of a rich text, blank where it has none."""
    return models.TextField(blank=True, editable=False)


class RichTexts:
    """A record with rich texts: plain columns, and what is made of them and their markup.

    The markup has the form of `rich_text.stored`; its plain text is what the plain column holds.
    """

    def drop_markup_of_other_texts(self) -> None:
        """Drop the markup of a text that was changed without it."""
        for name, markup in MARKUP.items():
            if getattr(self, markup) and plain_of(getattr(self, markup)) != getattr(self, name):
                setattr(self, markup, "")

    @property
    def values(self) -> dict[str, Any]:
        """The values of its snapshot."""
        return values_of({name: getattr(self, name) for name in COLUMNS})

    def take(self, values: Mapping[str, Any]) -> None:
        """Take over values of a snapshot; None stands for the empty value of a field."""
        for name, value in columns_of(values).items():
            empty = cast("Any", self)._meta.get_field(name).get_default()
            setattr(self, name, empty if value is None else value)

    def stored(self, name: str) -> str:
        """Return a rich text as editors type it."""
        written: str = getattr(self, MARKUP[name]) or plain_as_stored(getattr(self, name))
        return written

    @property
    def title_html(self) -> SafeString:
        """The title with its markup, as HTML."""
        return mark_safe(to_html(from_stored(self.stored("title"))))  # noqa: S308 - escaped there

    @property
    def abstract_html(self) -> SafeString:
        """The abstract with its markup, as paragraphs of HTML."""
        return mark_safe(to_paragraphs(from_stored(self.stored("abstract"))))  # noqa: S308
