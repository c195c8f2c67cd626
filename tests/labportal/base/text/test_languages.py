"""Language tags."""

import pytest
from django.utils import translation

from labportal.base.text.languages import other_language, valid_language_tag


@pytest.mark.parametrize(
    ("code", "tag"),
    [("de", "de"), ("en-GB", "en-GB"), ("", ""), ("english or so", ""), ("x", "")],
)
def test_a_language_is_a_language_tag_or_nothing(code: str, tag: str) -> None:
    assert valid_language_tag(code) == tag


@pytest.mark.parametrize(
    ("code", "named"), [("de-AT", ""), ("pt-BR", "pt-BR"), ("english", ""), ("", "")]
)
def test_only_another_language_than_the_pages_is_named(code: str, named: str) -> None:
    with translation.override("de"):
        assert other_language(code) == named
