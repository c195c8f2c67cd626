"""Macros and their expansion."""

import pytest

from publications.bibtex.entry import Macro
from publications.bibtex.source.macros import (
    LONGEST_VALUE,
    Budget,
    ExpansionError,
    MacroTable,
    ValueTooLongError,
)


def table(*macros, budget=None):
    """Return the table of macros given as name, expression and the entries before them."""
    listed = [Macro("x.bib", line, *one) for line, one in enumerate(macros, 1)]
    return MacroTable(listed, budget or Budget())


@pytest.mark.parametrize(
    ("expression", "text", "undefined"),
    [
        ("{a}", "a", ()),
        ("2001", "2001", ()),
        ("jan", "jan", ()),
        ("JAN", "jan", ()),
        ('"1~" # jan', "1~jan", ()),
        ("sep # oct", "sepoct", ()),
        ("nothing", "", ("nothing",)),
        ("{a} # Nothing # {b} # nix", "ab", ("Nothing", "nix")),
    ],
)
def test_an_expression_without_macros_of_the_file(expression, text, undefined):
    assert table().expand(expression) == (text, undefined)


def test_a_macro_may_take_the_name_of_a_month():
    macros = table(("jan", "{Januar}", 1))
    assert macros.expand("jan").text == "jan"
    macros.advance(1)
    assert macros.expand("jan").text == "Januar"


def test_a_definition_holds_from_its_place_on_and_one_further_down_before():
    macros = table(("a", "{first}", 1), ("a", "{second}", 2))
    expanded = []
    for entry in range(4):
        macros.advance(entry)
        expanded.append(macros.expand("a").text)
    assert expanded == ["first", "first", "second", "second"]


def test_macros_are_made_of_others_in_any_order():
    macros = table(("c", "b # {3}", 0), ("b", "a # {2}", 0), ("a", "{1}", 0))
    assert macros.expand("c").text == "123"
    assert macros.messages == []


def test_long_chains_need_no_recursion():
    chain = [(f"m{number}", f"m{number + 1}", 0) for number in range(5_000)]
    assert table(*chain, ("m5000", "{end}", 0)).expand("m0").text == "end"


@pytest.mark.parametrize("expression", ["a", "b # {x}", "nix"])
def test_a_macro_made_of_nothing_is_told(expression):
    macros = table(("a", expression, 0))
    assert macros.expand("a").undefined == ("a",)
    assert [message.code for message in macros.messages] == ["macro-undefined"]


def test_definitions_again_are_counted_once():
    macros = table(*(("a", f"{{{number}}}", 0) for number in range(4)))
    assert [(one.code, dict(one.params)) for one in macros.messages] == [
        ("macros-redefined", {"count": 3})
    ]


def test_a_value_may_be_as_long_as_the_longest_and_no_longer():
    half = "x" * (LONGEST_VALUE // 2)
    macros = table(("a", f"{{{half}}}", 0))
    assert len(macros.expand("a # a").text) == LONGEST_VALUE
    with pytest.raises(ValueTooLongError):
        macros.expand("a # a # 1")


def test_a_macro_that_grows_too_long_is_a_failure_at_its_line():
    macros = table(("a", "{" + "x" * 50_000 + "}", 0), ("b", "a # a", 0))
    (failure,) = macros.failures
    assert (failure.line, failure.reason.code) == (2, "macro-too-long")
    assert macros.messages == []


def test_a_budget_is_spent_and_then_refused():
    budget = Budget(10)
    budget.spend(10)
    budget.spend(0)
    with pytest.raises(ExpansionError):
        budget.spend(1)


def test_an_expansion_beyond_the_budget_is_refused():
    macros = table(("a", "{xxxxx}", 0), budget=Budget(12))
    assert macros.expand("a # a").text == "x" * 10
    with pytest.raises(ExpansionError):
        macros.expand("a # a")


def test_a_macro_beyond_the_budget_is_a_failure():
    macros = table(("a", "{xxxxx}", 0), ("b", "a # a # a", 0), budget=Budget(12))
    assert [failure.reason.code for failure in macros.failures] == ["macro-over-budget"]


def test_a_plain_value_costs_nothing():
    assert table(budget=Budget(0)).expand("{" + "x" * 99 + "}").text == "x" * 99
