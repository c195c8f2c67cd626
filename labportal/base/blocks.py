"""Blocks that pages are written with."""

from typing import Any, NamedTuple

from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

RICH_TEXT_FEATURES = [
    "h3",
    "h4",
    "bold",
    "italic",
    "superscript",
    "subscript",
    "ol",
    "ul",
    "hr",
    "link",
    "document-link",
    "blockquote",
]


class SectionBlock(blocks.StructBlock):
    """A section: a heading and the text under it."""

    heading = blocks.CharBlock(max_length=200, label=_("Heading"))
    text = blocks.RichTextBlock(features=RICH_TEXT_FEATURES, label=_("Text"))

    class Meta:
        icon = "title"
        label = _("Section")
        description = _("A heading with text and lists under it")
        template = "blocks/section_block.html"
        preview_value = {
            "heading": "What we work on",
            "text": "<p>One paragraph says what it is about.</p><ul><li>A point</li></ul>",
        }


class TextBlock(blocks.RichTextBlock):
    """Text without a heading of its own."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs and lists without a heading")
        template = "blocks/text_block.html"
        preview_value = "<p>A paragraph that needs no heading.</p>"


class FigureBlock(blocks.StructBlock):
    """A picture with its caption and credit."""

    image = ImageBlock(label=_("Image"))
    caption = blocks.RichTextBlock(
        features=["bold", "italic", "link", "superscript", "subscript"],
        required=False,
        label=_("Caption"),
    )
    credit = blocks.CharBlock(max_length=200, required=False, label=_("Credit"))

    class Meta:
        icon = "image"
        label = _("Figure")
        description = _("An image with alternative text, caption and credit")
        template = "blocks/figure_block.html"


class DeletedRecord(NamedTuple):
    """A record that an editor chose and that is there no longer."""

    pk: Any


class RecordBlock(SnippetChooserBlock):
    """A record, chosen in a field of the form like that of other records."""

    @cached_property
    def widget(self) -> Any:
        return self.target_model.snippet_viewset.chooser_viewset.widget_class()


class RecordChoiceBlock(RecordBlock):
    """A record, or none. One that was deleted is told from none, which is no filter at all.

    The form shows that it is gone and asks for another choice, so that saving the page for another
    reason does not widen the list.
    """

    def to_python(self, value: Any) -> Any:
        return self._kept(super().to_python(value), value)

    def bulk_to_python(self, values: Any) -> list[Any]:
        ids = list(values)
        return [
            self._kept(found, pk)
            for found, pk in zip(super().bulk_to_python(ids), ids, strict=True)
        ]

    def value_from_form(self, value: Any) -> Any:
        return self._kept(super().value_from_form(value), value)

    def get_form_state(self, value: Any) -> Any:
        if isinstance(value, DeletedRecord):
            title = gettext("No longer there")
            return {"id": value.pk, self.widget.display_title_key: title, "edit_url": ""}
        return super().get_form_state(value)

    def clean(self, value: Any) -> Any:
        return super().clean(value.pk if isinstance(value, DeletedRecord) else value)

    @staticmethod
    def _kept(found: Any, pk: Any) -> Any:
        return DeletedRecord(pk) if found is None and pk not in {None, ""} else found


class BodyBlock(blocks.StreamBlock):
    """The body of a page: sections, texts and figures."""

    section = SectionBlock()
    text = TextBlock()
    figure = FigureBlock()
