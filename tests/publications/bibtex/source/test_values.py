"""Value expressions by the grammar of BibTeX 0.99d."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.bibtex.source.values import (
    Fault,
    MalformedValueError,
    OperandKind,
    is_value,
    pieces,
    scan_value,
    skip_gap,
)
from tests.publications.bibtex.timing import assert_linear

TEXT, NUMBER, MACRO = OperandKind.TEXT, OperandKind.NUMBER, OperandKind.MACRO


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("{a}", [(TEXT, "a")]),
        ("{}", [(TEXT, "")]),
        ("{a {b {c}} d}", [(TEXT, "a {b {c}} d")]),
        ('"a"', [(TEXT, "a")]),
        ('"a {"} b"', [(TEXT, 'a {"} b')]),
        ('{a " b}', [(TEXT, 'a " b')]),
        ("2001", [(NUMBER, "2001")]),
        ("jan", [(MACRO, "jan")]),
        ("ACM:journals/tog", [(MACRO, "ACM:journals/tog")]),
        ("12--15", [(NUMBER, "12--15")]),
        ("2001a", [(NUMBER, "2001a")]),
        ('"a" # b # {c} # 1', [(TEXT, "a"), (MACRO, "b"), (TEXT, "c"), (NUMBER, "1")]),
        ('"a"#b', [(TEXT, "a"), (MACRO, "b")]),
        ("{a} % remark\n # b", [(TEXT, "a"), (MACRO, "b")]),
        (r"{a \} b}", [(TEXT, r"a \} b")]),
        (r"{a \{ b}", [(TEXT, r"a \{ b")]),
        ("{ä\n b}", [(TEXT, "ä\n b")]),
    ],
)
def test_an_expression_in_its_pieces(expression, expected):
    assert pieces(expression) == expected
    assert is_value(expression)


@pytest.mark.parametrize(
    ("expression", "fault"),
    [
        ("", Fault.MISSING),
        ("{a} #", Fault.MISSING),
        (", b = {c}", Fault.MISSING),
        ("{a", Fault.UNBALANCED),
        ("{a {b}", Fault.UNBALANCED),
        ('"a } b"', Fault.UNBALANCED),
        ('"a', Fault.UNCLOSED),
        ('"a {"}', Fault.UNCLOSED),
        ("{a} b", Fault.SURPLUS),
        ("{a}}", Fault.SURPLUS),
        ("a b", Fault.SURPLUS),
    ],
)
def test_what_is_no_value_says_why(expression, fault):
    with pytest.raises(MalformedValueError) as caught:
        pieces(expression)
    assert caught.value.fault is fault
    assert 0 <= caught.value.position <= len(expression)
    assert not is_value(expression)


def test_a_value_ends_where_its_last_piece_does():
    text = "x = {a} # b , y = {c}"
    assert scan_value(text, 3, len(text)) == ([(TEXT, "a"), (MACRO, "b")], 11)


def test_nothing_is_read_behind_the_end():
    with pytest.raises(MalformedValueError):
        scan_value("{abc}", 0, 4)


def test_with_escapes_a_brace_behind_a_backslash_is_a_character():
    assert scan_value(r"{\{a}", 0, 5, escapes=True) == ([(TEXT, r"\{a")], 5)
    with pytest.raises(MalformedValueError):
        scan_value(r"{\{a}", 0, 5)


@pytest.mark.parametrize(
    ("text", "end"), [("  a", 2), ("%x\n a", 4), ("% x", 3), ("a", 0), ("\t\n%\n%\nb", 6), ("", 0)]
)
def test_gaps_are_white_space_and_comments(text, end):
    assert skip_gap(text, 0, len(text)) == end


@given(st.text(alphabet='{}"#\\ab1 ,%\n', max_size=30))
def test_any_text_is_a_value_or_malformed(expression):
    try:
        found = pieces(expression)
    except MalformedValueError:
        assert not is_value(expression)
    else:
        assert found
        assert is_value(expression)


def test_values_are_read_in_linear_time():
    for one in ("{", "{}", '{"', "a # ", '"{', "%\n"):
        assert_linear(is_value, lambda size, one=one: one * size)
    assert_linear(is_value, lambda size: "{" * size + "}" * size)
