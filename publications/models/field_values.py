"""The values of bibliographic fields in the columns and rows of a record."""

from typing import Any, cast

from django.db import models
from django.utils.safestring import SafeString, mark_safe

from publications.vocabulary.fields import FIELDS_BY_NAME, MARKUP, PAIR_COLUMNS
from publications.vocabulary.rich_text.page import to_html, to_paragraphs
from publications.vocabulary.rich_text.stored import from_stored, plain_as_stored, plain_of
from publications.vocabulary.snapshot import columns_of


def markup_field() -> "models.TextField[str, str]":
    """Return a column for the markup of a rich text, blank where it has none."""
    return models.TextField(blank=True, editable=False)


class FieldValues:
    """The values of a publication's bibliographic fields, as snapshots have them.

    A rich text is one value in two columns: its plain text and, if it has any, its markup in the
    form of `rich_text.stored`.
    """

    def pairs(self, name: str) -> list[list[str]]:
        """Return kind and value of the further identifiers or the links, in order.

        Those that `with_citation` fetched along cost no query.
        """
        rows = getattr(self, f"fetched_{name}", None)
        if rows is None:
            column = PAIR_COLUMNS[name]
            rows = [(one.kind, getattr(one, column)) for one in getattr(self, name).all()]
        return FIELDS_BY_NAME[name].in_order(rows)

    def said(self, name: str) -> Any:
        """Return the value of a bibliographic field, as a snapshot has it."""
        if name in MARKUP:
            return self.stored(name)
        return self.pairs(name) if name in PAIR_COLUMNS else getattr(self, name)

    def take(self, name: str, value: Any) -> None:
        """Give a bibliographic field a value, none for one that is empty; `save` writes it."""
        if name not in PAIR_COLUMNS:
            empty = cast("Any", self)._meta.get_field(name).get_default()
            for column, content in columns_of({name: empty if value is None else value}).items():
                setattr(self, column, content)
            return
        column, rows = PAIR_COLUMNS[name], getattr(self, name)
        rows.set([rows.model(kind=kind, **{column: one}) for kind, one in value or ()])

    def drop_markup_of_other_texts(self) -> None:
        """Drop the markup of a text that was changed without it."""
        for name, markup in MARKUP.items():
            if getattr(self, markup) and plain_of(getattr(self, markup)) != getattr(self, name):
                setattr(self, markup, "")

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
