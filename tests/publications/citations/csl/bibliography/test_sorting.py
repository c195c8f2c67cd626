"""Order and numbers of a bibliography."""

from dataclasses import replace

import pytest

from publications.citations.csl.bibliography.collation import collation_key
from publications.citations.csl.bibliography.sorting import sorted_items
from tests.publications.citations.csl.bibliography.styles import (
    AUTHOR,
    entries,
    sheet_of_style,
    work,
)

TITLE = '<text variable="title"/>'


def titles(items, sort, **style):
    return " ".join(entries(items, TITLE, sort=sort, **style))


def test_a_style_that_does_not_sort_keeps_the_order():
    assert entries([work("b"), work("a")], TITLE) == ["b", "a"]


def test_keys_sort_one_after_the_other_and_equal_items_keep_their_order():
    items = [work("c", 2001), work("a", 2000), work("d", 2001), work("b", 2000)]
    assert titles(items, '<key variable="issued" sort="descending"/>') == "c d a b"
    by_both = '<key variable="issued"/><key variable="title" sort="descending"/>'
    assert titles(items, by_both) == "b a d c"


@pytest.mark.parametrize("direction", ["ascending", "descending"])
def test_items_without_a_value_go_last(direction):
    items = [work("a", None), work("b", 2000), work("c", None)]
    assert titles(items, f'<key variable="issued" sort="{direction}"/>') == "b a c"


def test_names_sort_by_family_name_whatever_is_printed_first():
    items = [
        {"id": name, "title": name, "author": [{"family": name, "given": given}]}
        for name, given in (("Zoe", "Anna"), ("Abel", "Zita"), ("Meyer", "Ben"))
    ]
    macro = f'<macro name="who">{AUTHOR.replace("short", "long")}</macro>'
    assert titles(items, '<key macro="who"/>', macros=macro) == "Abel Meyer Zoe"
    assert titles(items, '<key variable="author"/>') == "Abel Meyer Zoe"


def test_a_key_may_look_at_fewer_names_than_are_printed():
    items = [work("b", 2001, "A", "Z"), work("a", 2000, "A", "C"), work("c", 1999, "B")]
    keys = '<key variable="author" names-min="1" names-use-first="1"/><key variable="issued"/>'
    assert titles(items, keys) == "a b c"
    assert titles(items, '<key variable="author"/><key variable="issued"/>') == "a b c"


def test_a_count_of_names_is_a_key():
    macro = '<macro name="n"><names variable="author"><name form="count"/></names></macro>'
    items = [work("two", 2000, "A", "B"), work("one", 2000, "A")]
    assert titles(items, '<key macro="n"/>', macros=macro) == "one two"
    assert titles([*items, {"id": "0", "title": "none"}], '<key macro="n"/>', macros=macro) == (
        "none one two"
    )


def test_a_term_alone_is_no_value_to_sort_by():
    macro = (
        '<macro name="k"><names variable="author"><name/><substitute><text value="Anon."/>'
        "</substitute></names></macro>"
    )
    items = [{"id": "x", "title": "x"}, work("a", 2000, "Zoe")]
    assert titles(items, '<key macro="k"/>', macros=macro) == "a x"


@pytest.mark.parametrize(
    ("demote", "expected"),
    [("never", "Roe van"), ("sort-only", "van Roe"), ("display-and-sort", "van Roe")],
)
def test_a_particle_counts_only_if_the_style_never_demotes_it(demote, expected):
    gogh = {"family": "Gogh", "given": "V", "non-dropping-particle": "van"}
    items = [
        {"id": "1", "title": "van", "author": [gogh]},
        {"id": "2", "title": "Roe", "author": [{"family": "Roe", "given": "J"}]},
    ]
    sheet = sheet_of_style(TITLE, sort='<key variable="author"/>')
    style = sheet.style._replace(attributes={"demote-non-dropping-particle": demote})
    ordered = sorted_items(replace(sheet, style=style), items)
    assert " ".join(item["title"] for _, item in ordered) == expected


def test_numbers_are_those_of_the_order_and_may_count_down():
    layout = '<text variable="citation-number" suffix=". "/><text variable="title"/>'
    items = [work("b"), work("a"), work("c")]
    assert entries(items, layout, sort='<key variable="title"/>') == ["1. a", "2. b", "3. c"]
    down = '<key variable="title"/><key variable="citation-number" sort="descending"/>'
    assert entries(items, layout, sort=down) == ["3. a", "2. b", "1. c"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("alpha", "Beta"),
        ("Ångström", "Azur"),
        ("øre", "ort"),
        ("Smith Tom", "Smithson A"),
        ("“Quoted”", "round"),
        ("vol. 9", "vol. 10"),
        ("D’Arcy", "Dbc"),
        ("zeta", "Ωmega"),
    ],
)
def test_texts_sort_without_case_accents_and_punctuation(first, second):
    assert collation_key(first) < collation_key(second)


def test_texts_that_differ_in_case_and_punctuation_only_are_equal():
    assert collation_key("The “End”!") == collation_key("the end")
    assert collation_key("9" * 5000)
