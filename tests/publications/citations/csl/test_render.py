"""The processor: what the CSL specification leaves open, as citeproc-js is seen to do it."""

import re

import pytest

from publications.citations.csl.elements import read_element
from publications.citations.csl.names.initials import initials
from publications.citations.csl.prepared_style import NamesRule
from publications.citations.csl.render import prepare_style, render_pieces
from publications.citations.csl.text.html import to_html
from publications.citations.csl.text.numbers import is_numeric
from publications.citations.styles import STYLES

LOCALES = STYLES["apa"].path.parents[1] / "locales"

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" {options}>
<macro name="title"><text variable="title" font-style="italic"/></macro>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout>{layout}</layout></bibliography></style>"""


@pytest.fixture
def printed(tmp_path):
    """Print an item in a layout of one's own."""

    def print_it(layout, item=None, options="", language="en"):
        path = tmp_path / "style.csl"
        path.write_text(STYLE.format(options=options, layout=layout), encoding="utf-8")
        names = ["en-US"] if language == "en" else ["en-US", "de-DE"]
        base = [read_element(LOCALES / f"locales-{name}.xml") for name in names]
        sheet = prepare_style(read_element(path), base, names[-1])
        html = to_html(render_pieces(sheet, {"type": "book"} | (item or {}), NamesRule()))
        return re.sub(r"<a data-title>(.*?)</a>", r"\1", html)

    return print_it


@pytest.mark.parametrize(
    ("title", "suffix", "expected"),
    [
        ("T.", ".", "T.X"),
        ("T?", ".", "T?X"),
        ("T!", ":", "T!X"),
        ("T:", ".", "T:X"),
        ("T?", ",", "T?,X"),
        ("T.", ",", "T.,X"),
        ("T;", "?", "T?X"),
    ],
)
def test_marks_that_meet_are_settled(printed, title, suffix, expected):
    layout = f'<text variable="title" suffix="{suffix}"/><text value="X"/>'
    assert printed(layout, {"title": title}) == expected


def test_what_prints_differently_keeps_its_mark_unless_it_stands_in_a_group(printed):
    own = '<text variable="title" font-style="italic" suffix="."/>'
    group = '<text macro="title" suffix="."/>'
    assert printed(own, {"title": "T?"}) == "<i>T?</i>."
    assert printed(group, {"title": "T?"}) == "<i>T?</i>"


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        ("en", "T", "“T,” X"),
        ("en", "T?", "“T?,” X"),
        ("en", 'A "T"', "“A ‘T,’” X"),
        ("en", "5 mm²", "“5 mm<sup>2</sup>,” X"),
        ("de", "T", "„T“, X"),
        ("de", "T,", "„T“, X"),
        ("de", "T?", "„T?“, X"),
    ],
)
def test_a_comma_goes_before_or_behind_the_quotation_mark(printed, language, title, expected):
    layout = '<group delimiter=", "><text variable="title" quotes="true"/><text value="X"/></group>'
    assert printed(layout, {"title": title}, language=language) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("don't 'x' \"y\"", "don’t “x” “y”"),
        ("\"a 'b' c\"", "“a ‘b’ c”"),
        ("5' 10\"", '5’ 10"'),
        ("a <b and c> d", "a &lt;b and c&gt; d"),
        ("a <i>b", "a &lt;i&gt;b"),
        ("a <i>b</i> c", "a <i>b</i> c"),
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("a : b", "a\u202f: b"),
        ("  a   b ", "a\u00a0  b"),
    ],
)
def test_texts_are_read_as_csl_json_means_them(printed, title, expected):
    assert printed('<text variable="title"/>', {"title": title}) == expected


def test_italics_in_italics_are_upright(printed):
    layout = '<text variable="title" font-style="italic"/>'
    assert printed(layout, {"title": "On <i>E. coli</i>"}) == (
        '<i>On <span class="no-italics">E. coli</span></i>'
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("the art of computing: an end to it", "The Art of Computing: An End to It"),
        ("what is it? a study of mRNA via", "What Is It? A Study of mRNA Via"),
        ("end-to-end x-ray read/write", "End-to-End x-Ray Read/Write"),
        ("it's a dog's life", "It’s a Dog’s Life"),
        ('<span class="nocase">arXiv</span> and the usage', "arXiv and the Usage"),
    ],
)
def test_title_case(printed, title, expected):
    assert printed('<text variable="title" text-case="title"/>', {"title": title}) == expected


def test_title_case_is_for_english_titles_only(printed):
    layout = '<text variable="title" text-case="title"/>'
    german = {"title": "die kunst der fuge"}
    assert ">die kunst der fuge<" in printed(layout, german | {"language": "de"})
    assert printed(layout, german, language="de") == "die kunst der fuge"
    english = {"title": "the art", "language": "en"}
    assert ">The Art<" in printed(layout, english, language="de")


@pytest.mark.parametrize(
    ("given", "ending", "expected"),
    [
        ("Jean-Paul", ". ", "J.-P."),
        ("Guang-yang", ". ", "G."),
        ("Maria da Silva", ". ", "M. da S."),
        ("Ph. J.", ".", "Ph.J."),
        ("Huaqi (Harvey)", ". ", "H. (Harvey)"),
        ("MJ", ".", "M."),
        ("小明", ".", "小明"),
        ("Иван Петрович", ".", "И.П."),
    ],
)
def test_initials(given, ending, expected):
    assert initials(given, ending) == expected


def test_initials_without_hyphens():
    assert initials("Jean-Paul", "", hyphen=False) == "JP"


def names(printed, people, attributes, options="", **more):
    layout = f'<names variable="author"><name {attributes}/></names>'
    return printed(layout, {"author": people}, options, **more)


def test_particles_and_suffixes(printed):
    gogh = {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}
    humboldt = {"family": "Humboldt", "given": "Al", "dropping-particle": "von"}
    king = {"family": "King", "given": "Martin", "suffix": "Jr."}
    inverted = 'name-as-sort-order="all" initialize-with="."'
    people = [gogh, humboldt, king]
    assert names(printed, people, inverted) == "Gogh, V. van, Humboldt, A. von, King, M., Jr."
    never = 'demote-non-dropping-particle="never"'
    assert names(printed, [gogh], inverted, never) == "van Gogh, V."
    assert names(printed, people, "") == "Vincent van Gogh, Al von Humboldt, Martin King Jr."


def test_names_without_latin_letters(printed):
    assert names(printed, [{"family": "王", "given": "小明"}], 'initialize-with="."') == "王小明"


def test_et_al_and_its_last_name(printed):
    people = [{"family": letter, "given": "X"} for letter in "ABCDE"]
    cut = 'et-al-min="4" et-al-use-first="2" form="short"'
    assert names(printed, people, cut) == "A, B, et al."
    assert names(printed, people, f'{cut} et-al-use-last="true"') == "A, B, … E"
    assert names(printed, people[:2], 'and="symbol" form="short"', language="de") == "A &amp; B"


def test_editors_who_translate_are_named_once(printed):
    layout = (
        '<names variable="editor translator" delimiter="; "><name/>'
        '<label form="short" prefix=" (" suffix=")"/></names>'
    )
    one = [{"family": "A", "given": "B"}]
    assert printed(layout, {"editor": one, "translator": one}) == "B A (ed. &amp; trans.)"


def test_what_stands_in_for_names_is_not_printed_again(printed):
    layout = (
        '<names variable="author"><name/><substitute><text variable="title"/></substitute></names>'
        '<text variable="title" prefix="|"/><text variable="note" prefix="/"/>'
    )
    assert printed(layout, {"title": "T", "note": "N"}) == "T/N"


def test_a_group_without_its_variables_is_silent(printed):
    assert printed('<group delimiter=" "><text term="in"/><text variable="note"/></group>') == ""
    kept = '<group delimiter=" "><text term="in"/><group><text value="z"/></group></group>'
    assert printed(kept) == "In z"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([[2024]], "2024"),
        ([[2024, 10]], "October 2024"),
        ([[2024, 3, 5]], "March 5, 2024"),
        ([[2024, 3, 5], [2024, 3, 8]], "March 5–8, 2024"),
        ([[2024, 3, 30], [2024, 4, 2]], "March 30–April 2, 2024"),
        ([[2024, 12, 30], [2025, 1, 2]], "December 30, 2024–January 2, 2025"),
        ([["2024", "05"]], "May 2024"),
        ([[99]], "99AD"),
        ([], ""),
    ],
)
def test_dates(printed, parts, expected):
    layout = '<date variable="issued" form="text"/>'
    assert printed(layout, {"issued": {"date-parts": parts}}).replace(" AD", "AD") == expected


def test_dates_in_german(printed):
    item = {"issued": {"date-parts": [[2024, 3, 5]]}}
    assert printed('<date variable="issued" form="text"/>', item, language="de") == "5. März 2024"
    assert printed('<date variable="issued" form="numeric"/>', item, language="de") == "05.03.2024"


@pytest.mark.parametrize(
    ("form", "pages", "expected"),
    [
        ("expanded", "1210-18", "1210–1218"),
        ("minimal", "1210-1218", "1210–8"),
        ("minimal-two", "100-104", "100–04"),
        ("chicago", "107-108", "107–8"),
        ("chicago", "100-104", "100–104"),
        ("expanded", "IMM-REP-12", "IMM-REP-12"),
        ("expanded", "1-3, 1007-1008", "1–3, 1007–1008"),
    ],
)
def test_page_ranges(printed, form, pages, expected):
    options = f'page-range-format="{form}"'
    assert printed('<text variable="page"/>', {"page": pages}, options) == expected


@pytest.mark.parametrize(
    ("text", "numeric"),
    [("2nd", True), ("L2d", True), ("3-5", True), ("1/2", True), ("2.0", False), ("2nd ed", False)],
)
def test_what_is_numeric(text, numeric):
    assert is_numeric(text) is numeric


@pytest.mark.parametrize(
    ("language", "edition", "expected"),
    [("en", "2", "2nd"), ("en", "11", "11th"), ("en", "21", "21st"), ("de", "2", "2.")],
)
def test_ordinals(printed, language, edition, expected):
    layout = '<number variable="edition" form="ordinal"/>'
    assert printed(layout, {"edition": edition}, language=language) == expected


def test_a_macro_that_calls_itself_comes_to_an_end(tmp_path):
    path = tmp_path / "loop.csl"
    path.write_text(
        '<style><macro name="a"><text value="x"/><text macro="a"/></macro><bibliography><layout>'
        '<text macro="a"/></layout></bibliography></style>'
    )
    base = [read_element(LOCALES / "locales-en-US.xml")]
    sheet = prepare_style(read_element(path), base, "en-US")
    assert render_pieces(sheet, {"type": "book"}, NamesRule())


def test_a_long_title_is_printed_at_once(printed):
    title = "a \"b\" 'c' <i>d</i> : e-f " * 5000
    assert printed('<text variable="title" text-case="title"/>', {"title": title})
