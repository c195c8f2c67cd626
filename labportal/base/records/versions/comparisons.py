"""Comparisons of two versions by what they say, and not by how the editor happened to write it.

Each time a text is opened, the editor of rich text may give its paragraphs other keys, and the
browser sends other ends of lines; blocks that were stored without ids get some.
"""

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.html import format_html
from django.utils.translation import gettext as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail import blocks
from wagtail.admin import compare
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock, ImageBlockComparison
from wagtail.rich_text import features as rich_text_features

_ENCODER = DjangoJSONEncoder()


def register() -> None:
    """Register the comparisons with the admin, in the place of Wagtail's."""
    compare.register_comparison_class(models.TextField, comparison_class=LinesComparison)
    compare.register_comparison_class(RichTextField, comparison_class=RichTextComparison)
    compare.register_comparison_class(StreamField, comparison_class=StreamComparison)
    compare.register_comparison_class(ClusterTaggableManager, comparison_class=TopicsComparison)
    ImageBlock.get_comparison_class = lambda _block: PictureComparison


class PictureComparison(ImageBlockComparison):
    """The comparison of pictures in texts, which Wagtail cannot show once one was deleted."""

    def htmlvalue(self, val: Any) -> str:
        """Return the picture with its texts, or what is said in its place."""
        if val is None or (isinstance(val, dict) and val["image"] is None):
            return format_html("<p>{}</p>", _("The picture was deleted."))
        html: str = super().htmlvalue(val)
        return html

    def htmldiff(self) -> str:
        """Return the difference of two pictures with their texts."""
        if self.val_a["image"] is None or self.val_b["image"] is None:
            return format_html("{}{}", self.htmlvalue(self.val_a), self.htmlvalue(self.val_b))
        html: str = super().htmldiff()
        return html


class LinesComparison(compare.TextFieldComparison):
    """The comparison of texts of several lines."""

    def has_changed(self) -> bool:
        """Return whether the lines differ."""
        return _lines(self.val_a) != _lines(self.val_b)


class RichTextComparison(compare.RichTextFieldComparison):
    """The comparison of rich texts."""

    def has_changed(self) -> bool:
        """Return whether the texts differ, or their formatting."""
        features = self.field.features
        return _rich_text(self.val_a, features) != _rich_text(self.val_b, features)


class StreamComparison(compare.StreamFieldComparison):
    """The comparison of the bodies of pages."""

    def has_changed(self) -> bool:
        """Return whether the blocks differ, but for their ids."""
        block = self.field.stream_block
        return _said(block, self.val_a) != _said(block, self.val_b)


class TopicsComparison(compare.TagsFieldComparison):
    """The comparison of topics, which have no order; they are named in the reader's language."""

    def get_items(self) -> tuple[list[Any], list[Any]]:
        """Return the topics of both versions, each in the same order."""
        first, second = super().get_items()
        return sorted(first, key=str), sorted(second, key=str)

    def get_item_display(self, tag: Any) -> str:
        """Return the name of a topic."""
        return str(tag.label)


def _lines(text: Any) -> list[str]:
    return str(text or "").strip().splitlines()


def _rich_text(html: Any, features: list[str] | None) -> Any:
    """Return what the editor of rich text makes of `html`, without the keys of paragraphs."""
    converter = ContentstateConverter(features or rich_text_features.get_default_features())
    converter.from_database_format(html or "")
    state = converter.html_to_contentstate_handler.contentstate.as_dict()
    for block in state["blocks"]:
        del block["key"]
    return state


def _said(block: Any, value: Any) -> Any:
    """Return what a block says, in values that can be compared."""
    if isinstance(value, blocks.StreamValue):
        return [(child.block_type, _said(child.block, child.value)) for child in value]
    if isinstance(block, blocks.ListBlock):
        return [_said(block.child_block, one) for one in value]
    if isinstance(value, blocks.StructValue):
        return {name: _said(child, value.get(name)) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.RichTextBlock):
        return _rich_text(value.source if value else "", block.features)
    if isinstance(value, str):
        return _lines(value)
    return _ENCODER.encode(block.get_prep_value(value))
