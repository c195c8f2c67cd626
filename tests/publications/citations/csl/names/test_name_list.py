"""Lists of names by `cs:names`: order, formats, labels, signs, namesakes."""

import pytest

from publications.citations.csl.entry import Entry
from publications.citations.csl.names.name_list import inherited_name_options, names_part
from publications.citations.csl.parts import PieceRole
from publications.citations.csl.prepared_style import NamesRule
from publications.citations.csl.text.flattening import flatten
from tests.publications.citations.csl.names.lists import listed, people
from tests.publications.citations.csl.sheets import (
    context_of,
    element,
    printed,
)


def test_periods_are_taken_out_of_names_and_what_stands_between_them():
    layout = element('<names><name initialize-with="." et-al-min="2" et-al-use-first="1"/></names>')
    context = context_of({"author": people("AB")})
    assert printed(names_part(layout, context, ["author"])) == "X. A et al."
    context.without_periods = True
    assert printed(names_part(layout, context, ["author"])) == "X A et al"


def test_an_entry_shows_as_many_names_as_its_citation_in_its_first_list():
    layout = element('<names><name form="short" et-al-min="2" et-al-use-first="1"/></names>')
    item = {"author": people("ABCD"), "editor": people("EFG")}
    context = context_of(item, entry=Entry(names=3))
    assert printed(names_part(layout, context, ["author"])) == "A, B, C, et al."
    assert printed(names_part(layout, context, ["editor"])) == "E et al."
    context = context_of(item, entry=Entry(names=1))
    assert printed(names_part(layout, context, ["author"])) == "A et al."


def test_short_names_of_an_entry_stay_short_where_given_names_are_for_citations():
    item = {"author": people("A")}
    layout = element('<names><name form="short"/></names>')
    for rule, expected in (("by-cite", "A"), ("all-names", "X A")):
        context = context_of(item, apart=rule, entry=Entry())
        for family in (" A", "None  A"):
            context.register.add(family, "X.", "Xaver")
        assert printed(names_part(layout, context, ["author"])) == expected


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
        PieceRole.CONTENT,
        PieceRole.CONTENT,
    ]


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


def test_the_affixes_of_a_name_are_those_of_a_list_that_is_cut():
    name = 'form="short" prefix="[" suffix="]"'
    assert listed("ABC", name) == "[A], [B], [C]"
    assert listed("ABC", f'{name} et-al-min="3" et-al-use-first="1"') == "[[A] et al.]"
