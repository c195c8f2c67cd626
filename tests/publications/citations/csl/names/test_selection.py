"""Selection of names: the style's et al., the list's rule, people of the portal."""

import pytest

from publications.citations.csl.names.selection import select_names
from publications.citations.csl.prepared_style import NamesRule


def chosen(count, options=None, rule=None, *, people=(), elided=()):
    """Return the numbers of the names shown ("-" for a gap) and how the list ends."""
    names = [{"family": str(number)} for number in range(1, count + 1)]
    marks = [
        ({"person": number} if number in people else {})
        | ({"elision": True} if number in elided else {})
        for number in range(1, count + 1)
    ]
    selection = select_names(names, marks, options or {}, rule or NamesRule())
    shown = "".join("-" if data is None else data["family"] for data, _ in selection.names)
    if selection.last_after_ellipsis:
        shown = f"{shown[:-1]}…{shown[-1]}"
    return shown + ("+" if selection.et_al else "")


def et_al(least, first, **more):
    return {"et-al-min": str(least), "et-al-use-first": str(first), **more}


@pytest.mark.parametrize(
    ("count", "options", "shown"),
    [
        (3, {}, "123"),
        (3, et_al(4, 1), "123"),
        (4, et_al(4, 1), "1+"),
        (4, et_al(4, 3), "123+"),
        (4, et_al(4, 4), "1234"),
        (4, et_al(4, 9), "1234"),
        (4, et_al(4, 0), ""),
        (4, {"et-al-min": "2"}, "1234"),
        (4, et_al("x", "y"), "1234"),
        (4, et_al("-1", "1"), "1234"),
        (4, et_al("²", "1"), "1234"),
        (1, et_al(1, 1), "1"),
        (5, et_al(4, 1) | {"et-al-use-last": "true"}, "1…5"),
        (4, et_al(4, 3) | {"et-al-use-last": "true"}, "12…4"),
        (3, et_al(2, 1) | {"et-al-use-last": "true"}, "…3"),
        (3, et_al(2, 2), "12+"),
        (3, et_al(2, 3), "123"),
        (5, et_al(2, 3), "12345"),
        (5, et_al(2, 3) | {"et-al-use-last": "true"}, "12345"),
        (5, et_al(4, 1) | {"et-al-use-last": "false"}, "1+"),
    ],
)
def test_the_style_cuts_lists_from_its_least_number_on(count, options, shown):
    assert chosen(count, options) == shown


@pytest.mark.parametrize(
    ("needed", "shown"), [(0, "1+"), (1, "1+"), (2, "12+"), (3, "123+"), (4, "1234"), (9, "1234")]
)
def test_more_names_are_shown_where_they_are_needed(needed, shown):
    names = [{"family": number} for number in "1234"]
    found = select_names(names, [], et_al(2, 1), NamesRule(), needed)
    families = "".join(data["family"] for data, _ in found.names if data)
    assert families + ("+" if found.et_al else "") == shown
    assert len(select_names(names[:1], [], et_al(2, 1), NamesRule(), needed).names) == 1


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        (NamesRule(), "1+"),
        (NamesRule(most=3, first=2), "12+"),
        (NamesRule(most=4, first=2), "1234"),
        (NamesRule(most=3), "1+"),
        (NamesRule(most=0, first=0), "1+"),
        (NamesRule(most=3, first=3), "123+"),
    ],
)
def test_the_rule_of_the_list_goes_before_that_of_the_style(rule, shown):
    assert chosen(4, et_al(4, 1), rule) == shown


def test_the_rule_of_the_list_ends_with_et_al_where_the_style_would_show_the_last():
    options = et_al(4, 1) | {"et-al-use-last": "true"}
    assert chosen(5, options, NamesRule(most=3, first=2)) == "12+"


@pytest.mark.parametrize(
    ("people", "shown"),
    [
        ((), "12+"),
        ((1,), "12+"),
        ((3,), "123+"),
        ((5,), "12-5+"),
        ((7,), "12-7"),
        ((4, 5, 7), "12-45-7"),
        ((3, 4, 5, 6), "12345+"),
    ],
)
def test_people_of_the_portal_stay_visible_with_gaps_before_them(people, shown):
    rule = NamesRule(most=3, first=2, members=True, most_members=3)
    assert chosen(7, {}, rule, people=people) == shown


def test_people_stay_visible_by_the_rule_only():
    assert chosen(7, {}, NamesRule(most=3, first=2), people=(5,)) == "12+"


@pytest.mark.parametrize(
    ("elided", "options", "shown"),
    [
        ((1,), {}, "1-23"),
        ((3,), {}, "123+"),
        ((1, 3), {}, "1-23+"),
        ((2,), et_al(3, 2), "12+"),
        ((1,), et_al(3, 2), "1-2+"),
        ((3,), et_al(3, 1) | {"et-al-use-last": "true"}, "13+"),
    ],
)
def test_names_left_out_in_print_are_a_gap_or_et_al_at_the_end(elided, options, shown):
    assert chosen(3, options, elided=elided) == shown


def test_a_gap_that_is_in_print_stands_before_a_member_too():
    rule = NamesRule(most=2, first=1, members=True)
    assert chosen(4, {}, rule, people=(2,), elided=(1,)) == "1-2+"
    assert chosen(4, {}, rule, people=(2, 3, 4), elided=(2, 4)) == "12-34+"


def test_names_without_marks_and_institutions():
    names = [{"family": "A"}, {"literal": "WHO"}, {"family": "B"}]
    selection = select_names(names, [], {}, NamesRule())
    assert selection.person_after_literal
    assert not selection.ends_with_literal
    assert select_names(names[:2], [], {}, NamesRule()).ends_with_literal
    assert not select_names(names[:1], [], {}, NamesRule()).person_after_literal
    cut = select_names(names, [], et_al(3, 2), NamesRule())
    assert not cut.person_after_literal
