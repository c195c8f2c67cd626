"""Headings of rich text fit in where they stand."""

import pytest
from wagtail.rich_text import RichText

from labportal.base.templatetags.rich_text import headings_from


@pytest.mark.parametrize(
    ("first", "written", "shown"),
    [
        (2, "h3", "h2"),
        (3, "h3", "h3"),
        (3, "h4", "h3"),
        (2, "h3 h4 h3", "h2 h3 h2"),
        (2, "h4 h3 h4", "h2 h2 h3"),
        (3, "h4 h4 h3 h4 h4", "h3 h3 h3 h4 h4"),
        (5, "h2 h3 h4", "h5 h6 h6"),
    ],
)
def test_headings_begin_at_the_level_asked_for_and_skip_none(
    first: int, written: str, shown: str
) -> None:
    text, expected = (
        "".join(f'<{tag} data-block-key="x">A</{tag}><p>t</p>' for tag in tags.split())
        for tags in (written, shown)
    )
    assert headings_from(RichText(text), first) == expected


def test_the_rest_of_the_text_stays_as_it_is() -> None:
    text = "<p>h3 &lt;h3&gt; <b>bold</b></p><hr/><header>x</header>"
    assert headings_from(text, 2) == text


def test_links_to_pages_are_resolved() -> None:
    assert headings_from('<p><a href="https://example.org">x</a></p>', 2) == (
        '<p><a href="https://example.org">x</a></p>'
    )
