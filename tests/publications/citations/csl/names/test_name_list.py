"""Lists of names by `cs:names`: delimiters, "and", et al., labels, signs, namesakes."""

import pytest

from publications.citations.csl.names.name_list import inherited_name_options, names_part
from publications.citations.csl.parts import PieceRole
from publications.citations.csl.prepared_style import NamesRule
from publications.citations.csl.text.flattening import flatten
from tests.publications.citations.csl.sheets import (
    ENGLISH,
    GERMAN,
    context_of,
    element,
    locale_of,
    printed,
)


def people(letters):
    return [{"family": letter, "given": "X"} for letter in letters]


def listed(names, name='form="short"', inside="", locale=ENGLISH, **more):
    layout = element(f"<names><name {name}/>{inside}</names>")
    item = {"author": people(names) if isinstance(names, str) else names}
    return printed(names_part(layout, context_of(item, locale=locale, **more), ["author"]))


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
    ("order", "expected"),
    [("all", "A, X, B, X, C, X"), ("first", "A, X, X B, X C"), ("", "X A, X B, X C")],
)
def test_the_sort_order_is_for_the_first_name_or_for_all(order, expected):
    assert listed("ABC", f'name-as-sort-order="{order}"') == expected


def test_signs_stand_behind_names_and_gaps_between_them():
    marks = [{"equal": True, "elision": True}, {"corresponding": True, "equal": True}]
    layout = element('<names><name form="short"/></names>')
    item = {"author": people("AB"), "custom": {"names": {"author": marks}}}
    assert printed(names_part(layout, context_of(item), ["author"])) == "A*, [...], B*✉"


def test_a_name_without_signs_has_no_piece_for_them():
    layout = element('<names><name form="short"/></names>')
    part = names_part(layout, context_of({"author": people("AB")}), ["author"])
    assert [piece.role for piece in flatten(part)] == [
        PieceRole.CONTENT,
        PieceRole.DELIMITER,
        PieceRole.CONTENT,
    ]


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        ([{"literal": "WHO"}, *people("A")], "content"),
        ([{"literal": "WHO"}, *people("AB")], "delimiter delimiter"),
        ([*people("A"), {"literal": "WHO"}, *people("B")], "delimiter content"),
        ([*people("A"), {"literal": "WHO"}], "delimiter"),
    ],
)
def test_the_joint_before_a_person_behind_an_institution_is_text(names, roles):
    layout = element('<names><name form="short"/></names>')
    part = names_part(layout, context_of({"author": names}), ["author"])
    assert " ".join(piece.role.value for piece in flatten(part) if piece.text == ", ") == roles


def test_parts_of_names_have_the_formats_that_the_style_gives_them():
    layout = element(
        '<names><name><name-part name="family" text-case="uppercase"/>'
        '<name-part name="given" prefix="(" suffix=")"/></name></names>'
    )
    item = {"author": [{"family": "Roe", "given": "Kim"}]}
    assert printed(names_part(layout, context_of(item), ["author"])) == "(Kim) ROE"


@pytest.mark.parametrize(
    ("option", "expected"),
    [("", "J.-P. Roe"), ('initialize-with-hyphen="false"', "J.P. Roe")],
)
def test_initials_have_hyphens_unless_the_style_has_none(option, expected):
    names = [{"family": "Roe", "given": "Jean-Paul"}]
    assert listed(names, 'initialize-with="."', options=option) == expected


@pytest.mark.parametrize(
    ("inside", "count", "expected"),
    [
        ('<name/><label prefix=" (" suffix=")"/>', 1, "X A (editor)"),
        ('<name/><label prefix=" (" suffix=")"/>', 2, "X A, X B (editors)"),
        ('<label suffix=": "/><name/>', 1, "editor: X A"),
        ('<name/><label form="verb" prefix=", "/>', 1, "X A, edited by"),
        ('<label prefix=" (" form="short" suffix=")"/>', 1, "X A (ed.)"),
    ],
)
def test_a_label_stands_where_the_style_has_it(inside, count, expected):
    layout = element(f"<names>{inside}</names>")
    context = context_of({"editor": people("AB"[:count])})
    assert printed(names_part(layout, context, ["editor"])) == expected


def test_several_variables_are_set_apart_in_the_order_of_the_style():
    item = {"author": people("A"), "editor": people("B")}
    layout = element('<names delimiter="; " prefix="[" suffix="]"><name form="short"/></names>')
    assert printed(names_part(layout, context_of(item), ["editor", "author"])) == "[B; A]"
    inherited = element('<names><name form="short"/></names>')
    context = context_of(item, 'names-delimiter=" / "')
    assert printed(names_part(inherited, context, ["editor", "author"])) == "B / A"


def test_the_same_editors_and_translators_are_one_list_where_the_language_has_a_word():
    layout = element('<names delimiter="; "><name/><label prefix=" " form="short"/></names>')
    same = {"editor": people("A"), "translator": people("A")}
    assert printed(names_part(layout, context_of(same), ["editor", "translator"])) == (
        "X A ed. & trans."
    )
    two = {"editor": people("A"), "translator": people("B")}
    assert printed(names_part(layout, context_of(two), ["editor", "translator"])) == (
        "X A ed.; X B trans."
    )


def test_names_may_be_counted():
    layout = element('<names><name form="count"/></names>')
    item = {"author": people("AB"), "editor": people("C")}
    assert printed(names_part(layout, context_of(item), ["author", "editor"])) == "3"


@pytest.mark.parametrize("names", [None, [], "Plato", ["Plato"], [None], {"family": "A"}])
def test_what_is_no_list_of_names_is_no_part(names):
    assert names_part(element("<names/>"), context_of({"author": names}), ["author"]) is None


def test_a_variable_that_stood_in_already_is_not_printed_again():
    context = context_of({"author": people("A")})
    context.used.add("author")
    assert names_part(element("<names/>"), context, ["author"]) is None


def test_the_bibliography_goes_before_the_style_and_the_name_before_both():
    style = element('<style et-al-min="5" and="text" name-delimiter=";" names-delimiter="|"/>')
    bibliography = element('<bibliography et-al-min="3" name-form="short" initialize-with="."/>')
    assert inherited_name_options(style, bibliography) == {
        "et-al-min": "3",
        "and": "text",
        "delimiter": ";",
        "form": "short",
        "initialize-with": ".",
        "names-delimiter": "|",
    }
    assert listed("AB", "", options='name-form="short" name-delimiter="; "') == "A; B"
    assert listed("AB", 'delimiter="/"', options='name-form="short" name-delimiter="; "') == "A/B"


def test_the_rule_of_a_list_cuts_it():
    assert listed("ABC", rule=NamesRule(most=2, first=1)) == "A et al."


@pytest.mark.parametrize(
    ("apart", "givens", "expected"),
    [
        ("all-names", ("Wei", "Wu"), "Li Wei, Li Wu"),
        ("by-cite", ("Wei", "Wei"), "Li W., Li W."),
        ("all-names", ("Wei", "Bo"), "Li W., Li B."),
        ("primary-name", ("Wei", "Wu"), "Li W., Li W."),
        ("", ("Wei", "Wu"), "Li W., Li W."),
    ],
)
def test_namesakes_have_their_given_names_in_full(apart, givens, expected):
    names = [{"family": "Li", "given": given} for given in givens]
    option = 'name-as-sort-order="all" sort-separator=" " initialize-with="."'
    assert listed(names, option, apart=apart) == expected


def test_namesakes_are_those_of_all_lists_of_the_entry():
    item = {
        "author": [{"family": "Li", "given": "Wei"}],
        "editor": [{"family": "Li", "given": "Wu"}],
    }
    context = context_of(item, apart="all-names")
    layout = element('<names><name initialize-with="."/></names>')
    assert printed(names_part(layout, context, ["author"])) == "W. Li"
    assert printed(names_part(layout, context, ["editor"])) == "Wu Li"
