"""Contexts of items, sheets of styles, and texts on their way in."""

import pytest

from publications.citations.csl.parts import Mark, Piece, PieceRole, clean
from publications.citations.csl.render import prepare_style
from tests.publications.citations.csl.sheets import ENGLISH, GERMAN, context_of, element


@pytest.mark.parametrize(
    ("item", "locale", "english"),
    [
        ({}, ENGLISH, True),
        ({}, GERMAN, False),
        ({"language": "EN-gb"}, GERMAN, True),
        ({"language": "de"}, ENGLISH, False),
        ({"language": None}, ENGLISH, True),
    ],
)
def test_a_title_is_english_by_the_item_and_else_by_the_page(item, locale, english):
    assert context_of(item, locale=locale).english is english


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("de", "de"),
        ("de_AT", "de-AT"),
        ("gsw", "gsw"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("en", None),
        ("EN-gb", None),
        ("", None),
        (None, None),
        ("German", None),
        ("d", None),
        ('de" onload="x', None),
        ("de-ü", None),
        ("de--AT", None),
    ],
)
def test_only_a_tag_of_another_language_is_marked(language, marked):
    expected = (Mark("lang", marked),) if marked else ()
    assert context_of({"language": language}).foreign_language == expected


@pytest.mark.parametrize(
    "custom",
    [None, "x", 3, [], {"names": 3}, {"names": {"author": "x"}}, {"names": {"editor": []}}],
)
def test_marks_of_no_known_shape_are_none(custom):
    assert context_of({"custom": custom}).marks("author") == []


def test_marks_are_those_of_the_variable():
    custom = {"names": {"author": [{"person": 1}], "editor": [{"person": 2}]}}
    assert context_of({"custom": custom}).marks("editor") == [{"person": 2}]


@pytest.mark.parametrize("xml", ["<locale><bibliography/></locale>", "<style><citation/></style>"])
def test_a_style_without_bibliography_makes_no_sheet(xml):
    with pytest.raises(ValueError, match="no CSL style with a bibliography"):
        prepare_style(element(xml), [element("<locale/>")], "en-US")


@pytest.mark.parametrize(
    ("options", "rule"),
    [
        ({"add-givenname": "true"}, "by-cite"),
        ({"add-givenname": "false"}, ""),
        ({}, ""),
        ({"add-givenname": "true", "rule": "primary-name"}, "primary-name"),
        ({"add-givenname": "false", "rule": "all-names"}, ""),
    ],
)
def test_namesakes_are_told_apart_by_the_rule_of_the_style(options, rule):
    names = {
        "add-givenname": "disambiguate-add-givenname",
        "rule": "givenname-disambiguation-rule",
    }
    attributes = " ".join(f'{names[name]}="{value}"' for name, value in options.items())
    style = element(f"<style><citation {attributes}/><bibliography/></style>")
    sheet = prepare_style(style, [element("<locale/>")], "en-US")
    assert sheet.givenname_rule == rule


def test_without_citations_in_texts_no_namesakes_are_told_apart():
    sheet = prepare_style(
        element("<style><bibliography/></style>"), [element("<locale/>")], "en-US"
    )
    assert not sheet.givenname_rule


def test_a_sheet_knows_macros_options_and_its_bibliography():
    style = element(
        '<style page-range-format="chicago" and="text"><macro name="m"/>'
        '<bibliography et-al-min="3"/></style>'
    )
    sheet = prepare_style(style, [element("<locale/>")], "en-US")
    assert sheet.macros.keys() == {"m"}
    assert sheet.option("page-range-format") == "chicago"
    assert sheet.option("name-form", "long") == "long"
    assert sheet.bibliography.get("et-al-min") == "3"
    assert sheet.name_options == {"and": "text", "et-al-min": "3"}


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\nb\r\nc\u2028d", "a b c d"),
        ("a\ue000b\ue001c\uf8ffd", "abcd"),
        ("a\x00b\x07c\x7fd", "abcd"),
        ("a\tb", "a\tb"),
        ("Straße\u200b “x”", "Straße\u200b “x”"),
        ("", ""),
    ],
)
def test_texts_come_in_on_one_line_without_the_processors_own_signs(text, cleaned):
    assert clean(text) == cleaned


def test_the_look_of_a_piece_is_its_formatting_only():
    marks = (Mark("a", "https://x.org"), Mark("i"), Mark("lang", "de"), Mark("title"), Mark("b"))
    assert Piece("x", marks, PieceRole.CONTENT).look == (Mark("i"), Mark("b"))
