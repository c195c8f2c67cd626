"""Blocks that pages are written with."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.rich_text import RichText

from labportal.base.blocks import (
    RICH_TEXT_FEATURES,
    BodyBlock,
    FigureBlock,
    SectionBlock,
    TextBlock,
)


def test_a_body_is_made_of_sections_texts_and_figures():
    assert list(BodyBlock().child_blocks) == ["section", "text", "figure"]


def test_a_section_is_a_heading_over_its_text():
    block = SectionBlock()
    html = block.render(
        block.to_python({"heading": "Aims & ends", "text": "<h3>First</h3><p>Compute.</p>"})
    )
    assert "Aims &amp; ends</h2>" in html
    assert html.index("</h2>") < html.index("<h3")
    assert "<p>Compute.</p>" in html


@pytest.mark.parametrize("missing", ["heading", "text"])
def test_a_section_needs_both_heading_and_text(missing):
    block = SectionBlock()
    value = block.to_python({"heading": "Aims", "text": "<p>Compute.</p>", missing: ""})
    with pytest.raises(StructBlockValidationError) as error:
        block.clean(value)
    assert list(error.value.block_errors) == [missing]


def test_a_heading_is_short():
    with pytest.raises(ValidationError):
        SectionBlock().child_blocks["heading"].clean("a" * 201)


def test_text_has_no_heading_above_the_third_rank_and_no_picture():
    assert TextBlock().features == RICH_TEXT_FEATURES
    assert SectionBlock().child_blocks["text"].features == RICH_TEXT_FEATURES
    assert not {"h1", "h2", "image", "embed"} & set(RICH_TEXT_FEATURES)
    assert TextBlock(features=["bold"]).features == ["bold"]


def test_a_text_stands_by_itself():
    html = TextBlock().render(RichText("<p>A paragraph.</p>"))
    assert "<p>A paragraph.</p>" in html
    assert "<h2" not in html


def test_a_figure_needs_its_picture_and_nothing_else():
    block = FigureBlock()
    with pytest.raises(StructBlockValidationError) as error:
        block.clean(block.to_python({"image": None, "caption": "", "credit": ""}))
    assert list(error.value.block_errors) == ["image"]


def test_an_empty_body_is_allowed_and_an_unknown_block_is_dropped():
    block = BodyBlock(required=False)
    assert len(block.clean(block.to_python([]))) == 0
    value = block.to_python(
        [{"type": "video", "value": "x"}, {"type": "text", "value": "<p>A</p>"}]
    )
    assert [child.block_type for child in value] == ["text"]
    with pytest.raises(StreamBlockValidationError):
        BodyBlock().clean(BodyBlock().to_python([]))
