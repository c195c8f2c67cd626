"""Blocks that pages are written with."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

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


class BodyBlock(blocks.StreamBlock):
    """The body of a page: sections, texts and figures."""

    section = SectionBlock()
    text = TextBlock()
    figure = FigureBlock()
