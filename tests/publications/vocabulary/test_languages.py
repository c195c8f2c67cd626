"""Names of languages as tags of BCP 47."""

import pytest

from publications.vocabulary.languages import language_tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("en-US", "en"),
        ("de_AT", "de"),
        ("pt-BR", "pt"),
        ("zh-Hant-TW", "zh"),
        (" de ", "de"),
        ("English", "en"),
        ("ngerman", "de"),
        ("nswissgerman", "de"),
        ("american", "en"),
        ("USenglish", "en"),
        ("eng", "en"),
        ("ger", "de"),
        ("deu", "de"),
        ("fre", "fr"),
        ("Deutsch", "de"),
        ("Français", "fr"),
        ("Französisch", "fr"),
        ("español", "es"),
        ("日本語", "ja"),
        ("русский", "ru"),
        ("Türkçe", "tr"),
        ("bokmål", "nb"),
        ("eng; ger", "en"),
        ("German and English", "de"),
        ("In English", "en"),
        ("{\\selectlanguage{ngerman}}", "de"),
    ],
)
def test_the_first_language_that_is_named(text, tag):
    assert language_tag(text) == tag


@pytest.mark.parametrize(
    "text",
    ["", "-", "Klingon", "xx", "xx-YY", "12", "Englishman", "x" * 200 + " english", "\u200b"],
)
def test_what_names_no_language_is_none(text):
    assert language_tag(text) is None
