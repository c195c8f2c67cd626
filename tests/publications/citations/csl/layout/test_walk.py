"""Walking a layout over an item: groups, conditions, macros, what stands in for names."""

import pytest

from publications.citations.csl.entry import Entry
from publications.citations.csl.layout.areas import lay_out
from publications.citations.csl.parts import PieceRole
from publications.citations.csl.text.flattening import flatten
from tests.publications.citations.csl.sheets import GERMAN, context_of, printed

ITEM = {
    "type": "book",
    "title": "T",
    "publisher": "P",
    "edition": "2",
    "issued": {"date-parts": [[2024]]},
    "editor": [{"family": "E"}],
}


def laid_out(layout, item=None, macros="", attributes="", **more):
    inside = f"{macros}<bibliography><layout {attributes}>{layout}</layout></bibliography>"
    return printed(lay_out(context_of(ITEM if item is None else item, inside=inside, **more)))


TITLE, PUBLISHER, NOTE = (f'<text variable="{name}"/>' for name in ("title", "publisher", "note"))


def test_a_bibliography_without_layout_says_so():
    with pytest.raises(ValueError, match="has no layout"):
        lay_out(context_of(inside="<bibliography/>"))
    with pytest.raises(ValueError, match="prints no bibliography"):
        lay_out(context_of())


def test_the_layout_has_affixes_and_no_suffix_for_nothing():
    assert laid_out(TITLE, attributes='prefix="[" suffix="]"') == "[T]"
    assert laid_out(NOTE, attributes='suffix="."') == ""


def test_elements_that_are_not_known_are_passed_over():
    assert laid_out(f"<sort/><unknown>{TITLE}</unknown>{PUBLISHER}") == "P"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (TITLE + PUBLISHER, "(T, P)"),
        (TITLE + NOTE, "(T)"),
        (NOTE, ""),
        ("", ""),
        ('<text value="in"/>', "(in)"),
        ('<text value="in"/>' + NOTE, ""),
        ('<text value="in"/>' + TITLE, "(in, T)"),
        ('<text term="in"/>' + NOTE, ""),
        ("<group>" + NOTE + '</group><text value="x"/>', ""),
        ("<group>" + TITLE + "</group>" + NOTE, "(T)"),
        ('<group><text value="x"/></group>' + NOTE, "(x)"),
        ('<number variable="edition"/>' + NOTE, "(2)"),
        ('<date variable="issued" form="text"/>' + NOTE, "(2024)"),
        ('<date variable="accessed" form="text"/><text value="x"/>', ""),
        ('<label variable="edition"/><number variable="volume"/>', ""),
        ('<text variable="citation-number"/><text value="x"/>', "(x)"),
    ],
)
def test_a_group_is_silent_if_variables_are_called_and_all_are_empty(inside, expected):
    layout = f'<group prefix="(" suffix=")" delimiter=", ">{inside}</group>'
    assert laid_out(layout) == expected


@pytest.mark.parametrize(
    ("kind", "expected"), [("book", "B"), ("chapter", "C"), ("thesis", "else"), (None, "else")]
)
def test_the_first_branch_that_holds_is_taken(kind, expected):
    layout = (
        '<choose><if type="book"><text value="B"/></if>'
        '<else-if type="chapter book"  match="any"><text value="C"/></else-if>'
        '<else><text value="else"/></else></choose>'
    )
    assert laid_out(layout, {"type": kind}) == expected
    assert laid_out('<choose><if type="x"><text value="B"/></if></choose>') == ""


def test_a_macro_is_a_group_and_an_unknown_one_is_nothing():
    macros = '<macro name="m"><text term="in"/><text variable="note"/></macro>'
    assert laid_out('<text macro="m"/>', macros=macros) == ""
    assert laid_out('<text macro="m" prefix="("/>', ITEM | {"note": "N"}, macros) == "(InN"
    assert laid_out('<text macro="other"/>' + TITLE) == "T"


def test_macros_that_call_each_other_come_to_an_end():
    macros = (
        '<macro name="a"><text value="x"/><text macro="b"/></macro>'
        '<macro name="b"><text macro="a"/></macro>'
    )
    assert set(laid_out('<text macro="a"/>', macros=macros)) == {"x"}
    substitute = '<names variable="author"><substitute><text macro="a"/></substitute></names>'
    assert set(laid_out(substitute, macros=macros)) == {"x"}


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ('<text term="in"/>', "In"),
        (TITLE + '<text term="in" prefix=" "/>', "T in"),
        ('<text value="x"/><text term="in" prefix=" "/>', "x in"),
        (f'<group>{NOTE}<text value="x"/></group><text term="in"/>', "In"),
        ('<text term="no-such-term"/><text term="in"/>', "In"),
        ('<text term="page" form="short" plural="true"/>', "Pp."),
    ],
)
def test_a_term_at_the_very_beginning_has_a_capital(layout, expected):
    assert laid_out(layout) == expected


def test_terms_are_those_of_the_language():
    assert laid_out(TITLE + '<text term="edition" prefix=" "/>', locale=GERMAN) == "T Auflage"


@pytest.mark.parametrize(
    ("attributes", "edition", "expected"),
    [
        ('form="ordinal"', "2", "2nd"),
        ('form="roman" text-case="uppercase"', "2", "II"),
        ('prefix="(" suffix=")"', "2", "(2)"),
        ("", "2-3", "2–3"),
        ("", "", ""),
    ],
)
def test_numbers(attributes, edition, expected):
    layout = f'<number variable="edition" {attributes}/>'
    assert laid_out(layout, {"edition": edition}) == expected


NAMES = '<names variable="author"><name/><substitute>{}</substitute></names>'


@pytest.mark.parametrize(
    ("substitute", "expected"),
    [
        ('<names variable="editor"/>', "E|T|P"),
        ('<names variable="translator"/><names variable="editor"/>', "E|T|P"),
        ('<text variable="title"/>', "T||P"),
        ('<choose><if type="book"><text variable="title"/></if></choose>', "T||P"),
        ('<choose><if type="x"><text variable="title"/></if></choose>', "|T|P"),
        (f'<choose><if type="book">{NOTE}{TITLE}{PUBLISHER}</if></choose>', "T||P"),
        (f'<choose><if type="x"/><else>{PUBLISHER}{TITLE}</else></choose>', "P|T|"),
        ('<text macro="both"/>', "TP||"),
        ('<text variable="note"/>', "|T|P"),
        ('<text value="Anon."/>', "Anon.|T|P"),
        ('<date variable="issued" form="text"/>', "2024|T|P"),
        ("<sort/>", "|T|P"),
    ],
)
def test_what_stands_in_for_names_is_not_shown_again(substitute, expected):
    macros = f'<macro name="both">{TITLE}{PUBLISHER}</macro>'
    bar = '<text value="|"/>'
    layout = NAMES.format(substitute) + bar + TITLE + bar + PUBLISHER
    assert laid_out(layout, macros=macros) == expected


def test_names_that_stand_in_are_not_listed_again_nor_are_numbers_and_dates():
    editor = '<names variable="editor"/>'
    assert laid_out(NAMES.format(editor) + editor) == "E"
    date = '<date variable="issued" form="text"/>'
    assert laid_out(NAMES.format(date) + date) == "2024"
    number = '<number variable="edition"/>'
    assert laid_out(NAMES.format(number) + number) == "2"


def test_names_that_stand_in_look_like_those_they_stand_for():
    layout = (
        '<names variable="author" prefix="(" suffix=")"><name form="short" and="text"/>'
        '<label prefix=", "/><substitute><names variable="editor"/></substitute></names>'
    )
    assert laid_out(layout) == "(E, editor)"


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ('font-style="italic"', "", "i"),
        ('font-style="italic"', 'font-weight="bold"', "i"),
        ("", 'font-weight="bold"', ""),
        ('font-style="italic"', 'font-style="normal"', "i"),
    ],
)
def test_names_that_stand_in_have_the_format_of_those_they_stand_for(outer, inner, expected):
    for editor in (
        f'<names variable="editor" {inner}/>',
        f'<choose><if type="book"><names variable="editor" {inner}/></if></choose>',
    ):
        names = f'<names variable="author" {outer}><substitute>{editor}</substitute></names>'
        inside = f"<bibliography><layout>{names}</layout></bibliography>"
        (piece,) = flatten(lay_out(context_of(ITEM, inside=inside)))
        assert " ".join(mark.kind for mark in piece.marks) == expected


def test_names_that_stand_in_with_names_of_their_own_look_as_they_say():
    layout = (
        '<names variable="author" prefix="(" suffix=")" delimiter="; "><substitute>'
        '<names variable="editor translator" {}>{}</names></substitute></names>'
    )
    item = {**ITEM, "translator": [{"family": "Z"}]}
    assert laid_out(layout.format('delimiter="/" prefix="["', "<name/>"), item) == "[E/Z"
    assert laid_out(layout.format('delimiter="/" prefix="["', ""), item) == "(E; Z)"


def test_a_delimiter_outside_stays_where_an_element_is_missing():
    assert laid_out(TITLE + NOTE + PUBLISHER, attributes='delimiter="; "') == "T; P"


def test_a_term_behind_the_number_is_the_first():
    layout = '<text variable="citation-number" suffix=" "/><text term="in"/>'
    assert laid_out(layout, entry=Entry(3)) == "3 In"


def test_a_date_is_a_group_of_its_parts():
    date = '<date variable="issued" suffix=":"><date-part name="year" suffix="."/></date>'
    part = lay_out(context_of(ITEM, inside=f"<bibliography><layout>{date}</layout></bibliography>"))
    suffixes = [(piece.text, piece.role) for piece in flatten(part)][1:]
    assert suffixes == [(".", PieceRole.SUFFIX), (":", PieceRole.GROUP_SUFFIX)]


def test_a_group_of_nothing_but_a_term_in_place_of_names_is_silent():
    term = '<text value="Anon."/>'
    assert laid_out(f"<group>{NAMES.format(term)}</group>{TITLE}") == "T"
    assert laid_out(f"<group>{NAMES.format(term)}{TITLE}</group>") == "Anon.T"
