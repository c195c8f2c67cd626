"""Authors who come again, and blocks."""

import pytest

from publications.citations.csl.bibliography.entries import bibliography_entries
from publications.citations.csl.prepared_style import NamesRule
from publications.citations.csl.text.blocks import apart
from publications.citations.csl.text.html import to_html, to_text
from tests.publications.citations.csl.bibliography.styles import entries, sheet_of_style, work

NAMES = '<names variable="author"><name form="short"/><label prefix=" (" suffix=")"/></names>: '
LAYOUT = NAMES + '<text variable="title" prefix=": "/>'
ITEMS = [work("a", 2020, "A", "B"), work("b", 2020, "A", "B"), work("c", 2020, "A", "C")]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("", ["A, B: a", "—: b", "A, C: c"]),
        ("complete-all", ["A, B: a", "—: b", "A, C: c"]),
        ("complete-each", ["A, B: a", "—, —: b", "A, C: c"]),
        ("partial-each", ["A, B: a", "—, —: b", "—, C: c"]),
        ("partial-first", ["A, B: a", "—, B: b", "—, C: c"]),
    ],
)
def test_names_of_the_entry_before_are_replaced_by_the_rule_of_the_style(rule, expected):
    options = 'subsequent-author-substitute="—"'
    if rule:
        options += f' subsequent-author-substitute-rule="{rule}"'
    assert entries(ITEMS, LAYOUT, options=options) == expected


def test_without_a_substitute_names_are_printed_again():
    assert entries(ITEMS, LAYOUT) == ["A, B: a", "A, B: b", "A, C: c"]


def test_an_entry_without_names_between_is_no_match():
    items = [ITEMS[0], {"id": "x", "title": "x"}, ITEMS[1]]
    found = entries(items, LAYOUT, options='subsequent-author-substitute="—"')
    assert found == ["A, B: a", ": x", "A, B: b"]


def test_what_stands_for_missing_names_is_replaced_as_well():
    layout = (
        '<names variable="author"><substitute><text variable="title"/></substitute></names>'
        '<text variable="note" prefix=" "/>'
    )
    items = [{"id": "1", "title": "T", "note": "x"}, {"id": "2", "title": "T", "note": "y"}]
    found = entries(items, layout, options='subsequent-author-substitute="—"')
    assert found == ["T x", "— y"]


def test_the_number_stands_in_the_margin_and_apart_from_the_text():
    layout = '<text variable="citation-number" prefix="[" suffix="]"/><text variable="title"/>'
    sheet = sheet_of_style(layout, options='second-field-align="flush"')
    [(_, pieces)] = bibliography_entries(sheet, [work("a")], NamesRule())
    pieces = apart(pieces)
    assert to_text(pieces) == "[1] a"
    assert to_html(pieces) == (
        '<span class="csl-left-margin">[1]</span> '
        '<span class="csl-right-inline"><a data-title>a</a></span>'
    )


def test_blocks_are_those_outside_groups_and_end_with_the_suffix_of_the_entry():
    layout = (
        '<text variable="title" display="block"/><group><text value="x" display="block"/></group>'
        '<text value="y" display="indent"/>'
    )
    sheet = sheet_of_style(layout)
    [(_, pieces)] = bibliography_entries(sheet, [work("a")], NamesRule())
    html = to_html(pieces)
    assert html.count("csl-block") == 1
    assert html.endswith('<span class="csl-indent">y</span>')


def test_a_bibliography_of_nothing_has_no_entries():
    assert entries([], LAYOUT) == []


def test_an_item_of_which_nothing_is_printed_has_an_empty_entry():
    assert entries([{"id": "1"}, work("a")], '<text variable="title"/>') == ["", "a"]
