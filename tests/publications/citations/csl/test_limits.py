"""Styles that would not end: nested too deeply, or macros that call for more and more."""

import pytest

from publications.citations.csl.elements import parse_element
from publications.citations.csl.prepared_style import NamesRule
from publications.citations.csl.render import prepare_style, render_pieces
from tests.publications.citations.csl.bibliography.styles import ENGLISH
from tests.publications.citations.csl.sheets import element


def test_a_file_that_nests_too_deeply_is_refused():
    content = b"<group>" * 5000 + b"</group>" * 5000
    with pytest.raises(ValueError, match=r"own\.csl nests its elements more than"):
        parse_element(content, "own.csl")


@pytest.mark.parametrize("levels", [30, 49])
def test_macros_that_call_each_other_twice_come_to_an_end_with_a_message(levels):
    macros = "".join(
        f'<macro name="{level}">' + f'<text macro="{level + 1}"/>' * 2 + "</macro>"
        for level in range(levels)
    )
    layout = '<bibliography><layout><text macro="0"/></layout></bibliography>'
    sheet = prepare_style(element(f"<style>{macros}{layout}</style>"), [ENGLISH], "en-US")
    with pytest.raises(ValueError, match="The style calls for more than"):
        render_pieces(sheet, {"type": "book"}, NamesRule())


def test_macros_that_nest_their_groups_are_stopped_before_the_stack_is_full():
    nested = "<group>" * 20 + '<text macro="a"/>' + "</group>" * 20
    layout = '<bibliography><layout><text macro="a"/></layout></bibliography>'
    style = element(f'<style><macro name="a">{nested}</macro>{layout}</style>')
    with pytest.raises(ValueError, match="nests its elements more than"):
        render_pieces(prepare_style(style, [ENGLISH], "en-US"), {"type": "book"}, NamesRule())
