"""Delimiters between names, "and", and what stands before et al."""

import pytest

from publications.citations.csl.names.name_list import names_part
from publications.citations.csl.parts import PieceRole
from publications.citations.csl.text.flattening import flatten
from tests.publications.citations.csl.names.lists import listed, people
from tests.publications.citations.csl.sheets import (
    ENGLISH,
    GERMAN,
    context_of,
    element,
    locale_of,
)


@pytest.mark.parametrize(
    ("precedes", "two", "three", "inverted"),
    [
        ("contextual", "A and B", "A, B, and C", "A, X and B, X"),
        ("always", "A, and B", "A, B, and C", "A, X, and B, X"),
        ("never", "A and B", "A, B and C", "A, X and B, X"),
        ("after-inverted-name", "A and B", "A, B and C", "A, X, and B, X"),
        ("", "A and B", "A, B, and C", "A, X and B, X"),
    ],
)
def test_a_delimiter_may_precede_the_and(precedes, two, three, inverted):
    option = f'and="text" delimiter-precedes-last="{precedes}"' if precedes else 'and="text"'
    assert listed("AB", f'form="short" {option}') == two
    assert listed("ABC", f'form="short" {option}') == three
    assert listed("AB", f'name-as-sort-order="all" {option}') == inverted


@pytest.mark.parametrize(
    ("option", "locale", "expected"),
    [
        ("", ENGLISH, "A, B"),
        ('and="text"', ENGLISH, "A and B"),
        ('and="text"', GERMAN, "A und B"),
        ('and="symbol"', ENGLISH, "A & B"),
        ('and="symbol"', GERMAN, "A & B"),
        ('and="other"', ENGLISH, "A, B"),
        ('delimiter="; "', ENGLISH, "A; B"),
        ('delimiter="/" and="text" delimiter-precedes-last="always"', ENGLISH, "A/ and B"),
    ],
)
def test_what_stands_between_two_names(option, locale, expected):
    assert listed("AB", f'form="short" {option}', locale=locale) == expected


def test_the_symbol_is_the_languages_own_where_it_has_one():
    own = locale_of(
        "en-US", '<locale><terms><term name="and" form="symbol">+</term></terms></locale>'
    )
    assert listed("AB", 'form="short" and="symbol"', locale=own) == "A + B"


@pytest.mark.parametrize(
    ("precedes", "one", "two"),
    [
        ("contextual", "A et al.", "A, B, et al."),
        ("always", "A, et al.", "A, B, et al."),
        ("never", "A et al.", "A, B et al."),
        ("after-inverted-name", "A et al.", "A, B et al."),
    ],
)
def test_a_delimiter_may_precede_et_al(precedes, one, two):
    option = f'form="short" delimiter-precedes-et-al="{precedes}" et-al-min="3"'
    assert listed("ABC", f'{option} et-al-use-first="1"') == one
    assert listed("ABC", f'{option} et-al-use-first="2"') == two


def test_et_al_is_a_term_that_the_style_may_choose():
    cut = 'form="short" et-al-min="2" et-al-use-first="1"'
    assert listed("AB", cut, locale=GERMAN).replace("\u00a0", " ") == "A u. a."
    assert listed("AB", cut, '<et-al term="and others"/>') == "A and others"
    without = locale_of("en-US", '<locale><terms><term name="et-al"/></terms></locale>')
    assert listed("AB", cut, locale=without) == "A"


def test_the_last_name_behind_an_ellipsis_has_no_and():
    cut = 'form="short" and="text" et-al-min="3" et-al-use-first="1" et-al-use-last="true"'
    assert listed("ABC", cut) == "A … C"
    more = cut.replace('use-first="1"', 'use-first="2"').replace('min="3"', 'min="4"')
    assert listed("ABCDE", more) == "A, B, … E"


def test_an_institution_at_the_end_is_joined_as_a_list_of_its_own():
    names = [*people("A"), {"literal": "WHO"}]
    always = 'form="short" and="text" delimiter-precedes-last="always"'
    assert listed(names, always) == "A and WHO"
    assert listed([*people("AB"), {"literal": "WHO"}], 'form="short" and="text"') == (
        "A, B, and WHO"
    )


@pytest.mark.parametrize(
    ("option", "two", "three"),
    [
        ("always", "A, and WHO", "A, B, and WHO"),
        ("never", "A and WHO", "A, B and WHO"),
        ("contextual", "A and WHO", "A, B, and WHO"),
    ],
)
def test_the_joint_of_an_institution_at_the_end_is_that_of_the_style_as_a_whole(option, two, three):
    around = f'delimiter-precedes-last="{option}"'
    for count, expected in ((1, two), (2, three)):
        names = [*people("AB"[:count]), {"literal": "WHO"}]
        assert listed(names, 'form="short" and="text"', options=around) == expected


@pytest.mark.parametrize(
    ("et_al", "role"),
    [
        ("<et-al/>", PieceRole.DELIMITER),
        ('<et-al font-style="italic"/>', PieceRole.CONTENT),
        ('<et-al font-style="normal"/>', PieceRole.CONTENT),
    ],
)
def test_the_joint_before_an_et_al_with_a_format_is_text(et_al, role):
    name = '<name form="short" et-al-min="2" et-al-use-first="1"/>'
    layout = element(f"<names>{name}{et_al}</names>")
    part = names_part(layout, context_of({"author": people("AB")}), ["author"])
    assert [piece.role for piece in flatten(part) if piece.text == " "] == [role]


def test_the_joint_behind_an_affix_of_a_part_of_a_name_is_text():
    names = '<name delimiter=", "><name-part name="{}" suffix=","/></name>'
    roles = {"family": "content content", "given": "delimiter content"}
    for part, expected in roles.items():
        layout = element(f"<names>{names.format(part)}</names>")
        pieces = flatten(names_part(layout, context_of({"author": people("ABC")}), ["author"]))
        assert " ".join(piece.role.value for piece in pieces if piece.text == ", ") == expected


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        (people("AB"), "content"),
        (people("ABC"), "delimiter content"),
        ([{"literal": "WHO"}, *people("A")], "content"),
        ([{"literal": "WHO"}, *people("AB")], "delimiter content"),
        ([*people("A"), {"literal": "WHO"}, *people("B")], "delimiter content"),
        ([*people("A"), {"literal": "WHO"}], "content"),
        (people("ABCD"), "delimiter delimiter delimiter"),
    ],
)
def test_the_last_joint_of_a_whole_list_is_text(names, roles):
    layout = element('<names><name form="short" et-al-min="4" et-al-use-first="3"/></names>')
    part = names_part(layout, context_of({"author": names}), ["author"])
    assert " ".join(piece.role.value for piece in flatten(part) if piece.text == ", ") == roles
