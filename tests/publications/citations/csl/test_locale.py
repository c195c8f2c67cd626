"""Locales by the CSL 1.0.2 specification: forms of terms, ordinals, which locale goes first."""

import pytest

from publications.citations.csl.locale import Locale, style_locale
from tests.publications.citations.csl.sheets import ENGLISH, GERMAN, element, locale_of


def terms(*written):
    return element(f"<locale><terms>{''.join(written)}</terms></locale>")


def test_a_term_is_for_one_or_for_many():
    assert ENGLISH.term("page") == "page"
    assert ENGLISH.term("page", plural=True) == "pages"
    assert GERMAN.term("editor", "short", plural=True) == "Hrsg."
    assert GERMAN.term("nothing-of-the-kind") is None


@pytest.mark.parametrize(
    ("form", "forms", "expected"),
    [
        ("verb-short", "verb-short verb long", "verb-short"),
        ("verb-short", "verb long", "verb"),
        ("verb-short", "long short", "long"),
        ("symbol", "short long", "short"),
        ("symbol", "long", "long"),
        ("verb", "long short", "long"),
        ("short", "long symbol", "long"),
        ("", "long short", "long"),
        ("long", "short verb symbol", None),
    ],
)
def test_a_missing_form_gives_way_to_the_next_one(form, forms, expected):
    written = (f'<term name="x" form="{one}">{one}</term>' for one in forms.split())
    assert Locale("en-US", [terms(*written)]).term("x", form) == expected


def test_a_term_is_in_a_form_only_if_that_form_is_there():
    assert ENGLISH.has_term("page", "short")
    assert not ENGLISH.has_term("page", "verb")


def test_a_term_in_one_number_only_is_empty_in_the_other():
    locale = Locale("en-US", [terms('<term name="x"><multiple>xs</multiple></term>')])
    assert (locale.term("x"), locale.term("x", plural=True)) == ("", "xs")


def test_terms_of_another_gender_do_not_replace_the_usual_one():
    written = '<term name="ordinal-01" gender-form="feminine">re</term>'
    assert Locale("fr-FR", [terms(written)]).terms == {}


@pytest.mark.parametrize(
    ("number", "ending"),
    [
        *((0, "th"), (1, "st"), (2, "nd"), (3, "rd"), (4, "th"), (11, "th"), (12, "th")),
        *((13, "th"), (21, "st"), (22, "nd"), (100, "th"), (101, "st"), (111, "th")),
        *((1013, "th"), (1023, "rd")),
    ],
)
def test_ordinals_of_english(number, ending):
    assert ENGLISH.ordinal(number) == ending


@pytest.mark.parametrize("number", [1, 2, 3, 11, 101])
def test_ordinals_of_german_are_a_full_stop(number):
    assert GERMAN.ordinal(number) == "."


@pytest.mark.parametrize(
    ("match", "endings"),
    [
        ("whole-number", {1: "re", 11: "e", 21: "e", 101: "e"}),
        ("last-two-digits", {1: "re", 11: "e", 21: "e", 101: "re"}),
        ("last-digit", {1: "re", 11: "re", 21: "re", 101: "re"}),
    ],
)
def test_an_ordinal_matches_as_much_of_the_number_as_it_says(match, endings):
    one = f'<term name="ordinal-01" match="{match}">re</term>'
    locale = Locale("fr-FR", [terms('<term name="ordinal">e</term>', one)])
    assert {number: locale.ordinal(number) for number in endings} == endings


def test_a_style_with_ordinals_of_its_own_has_none_of_the_language():
    own = locale_of("en-US", '<locale><terms><term name="ordinal">o</term></terms></locale>')
    assert [own.ordinal(number) for number in (1, 2, 11)] == ["o", "o", "o"]
    assert own.term("page") == "page"


def test_the_locale_of_the_dialect_goes_before_the_language_before_no_language_before_the_file():
    base = [terms(*(f'<term name="{name}">file</term>' for name in "abcd"))]
    style = element(
        "<style>"
        '<locale lang="de-AT"><terms><term name="a">dialect</term></terms></locale>'
        '<locale lang="de"><terms><term name="a">language</term>'
        '<term name="b">language</term></terms></locale>'
        '<locale lang="en"><terms><term name="d">other</term></terms></locale>'
        "<locale><terms>"
        + "".join(f'<term name="{name}">any</term>' for name in "abc")
        + "</terms></locale></style>"
    )
    locale = style_locale(style, base, "de-AT")
    assert [locale.term(name) for name in "abcd"] == ["dialect", "language", "any", "file"]


def test_english_stands_in_for_what_a_language_has_in_no_form():
    english = terms('<term name="x">ex</term>', '<term name="y" form="verb">why</term>')
    german = terms('<term name="y">Ypsilon</term>')
    locale = style_locale(element("<style/>"), [english, german], "de-DE")
    assert locale.term("x") == "ex"
    assert locale.term("y", "verb") == "Ypsilon"
    assert not locale.has_term("x", "long")


def test_options_and_dates_of_the_style_replace_those_of_the_language():
    own = (
        '<locale><style-options punctuation-in-quote="false"/>'
        '<date form="text"><date-part name="year"/></date></locale>'
    )
    locale = locale_of("en-US", own)
    assert ENGLISH.punctuation_in_quote
    assert not locale.punctuation_in_quote
    assert not GERMAN.punctuation_in_quote
    assert [part.get("name") for part in locale.dates["text"].children] == ["year"]
    assert locale.dates["numeric"] == ENGLISH.dates["numeric"]
