"""Files of citation styles: what is taken, and what is refused with a reason."""

import pytest

from publications.citations.style_files.style_file import (
    ParentMissingError,
    StyleFileError,
    address_of,
    read_style,
)
from tests.publications.citations.style_files.sources import (
    NAMESPACE,
    dependent_source,
    style_source,
)


def read(source, parents=None):
    content = source if isinstance(source, bytes) else source.encode()
    return read_style(content, lambda address: (parents or {}).get(address.rpartition("/")[2]))


def test_a_style_says_its_title_its_identifier_and_its_rights():
    style = read(style_source(attributes='default-locale="fr-FR"'))
    assert (style.title, style.address) == ("Engines", "http://www.zotero.org/styles/engines")
    assert (style.language, style.parent) == ("fr-FR", "")
    assert "by-sa" in style.rights
    assert address_of(style.source.encode()) == style.address


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b"", b"\n"])
def test_a_mark_of_the_encoding_and_lines_before_are_no_matter(start):
    source = style_source().partition("?>")[2].strip().encode()
    assert read(start + source).title == "Engines"


def test_a_style_that_prints_as_another_has_the_source_of_that_one():
    style = read(dependent_source("engines"), {"engines": style_source().encode()})
    assert (style.title, style.parent) == ("Journal of Engines", "Engines")
    assert style.address.endswith("/joe")
    assert "House of Engines" in style.source


def test_a_style_whose_parent_is_not_at_hand_names_it():
    with pytest.raises(ParentMissingError, match="styles/engines"):
        read(dependent_source("engines"))


def test_a_parent_that_is_dependent_itself_is_refused():
    with pytest.raises(ParentMissingError, match="styles/joe"):
        read(dependent_source("joe"), {"joe": dependent_source("joe").encode()})


_LOOP = '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>'
_MANY = "".join(
    f'<macro name="m{n}"><text macro="m{n + 1}"/><text macro="m{n + 1}"/></macro>'
    for n in range(40)
)
_DEEP = "".join(
    f'<macro name="d{n}"><group><group><text macro="d{n + 1}"/></group></group></macro>'
    for n in range(40)
)
_DEEP += '<macro name="d40"><text variable="title"/></macro>'
_MANY += '<macro name="m40"><text variable="title"/></macro>'


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "not well-formed XML"),
        ("no style", "not well-formed XML"),
        (b"\xff\xfe<\x00s\x00", "not UTF-8"),
        ("<!DOCTYPE style [<!ENTITY a 'b'>]>" + style_source().partition("?>")[2], "DOCTYPE"),
        ("<style/>", "no CSL style"),
        (f'<style xmlns="{NAMESPACE}" version="1.1mlz1"/>', "version 1.1mlz1"),
        (f'<style xmlns="{NAMESPACE}"/>', r"version \?"),
        (style_source('<text variable="nonsense"/>'), "not valid CSL 1.0.2"),
        (style_source("<script>alert(1)</script>"), "not valid CSL 1.0.2"),
        (style_source(title=" "), "no title"),
        (style_source('<text macro="a"/>'), "macro that it does not have: a"),
        (style_source('<text macro="a"/>', macros=_LOOP), "calls itself: a"),
        (style_source('<text macro="m0"/>', macros=_MANY), "would not end"),
        (
            style_source("<group>" * 98 + '<text value="a"/>' + "</group>" * 98),
            "nests its elements",
        ),
        (style_source('<text macro="d0"/>', macros=_DEEP), "would not end"),
        (style_source("<group>" * 300 + '<text value="x"/>' + "</group>" * 300), "well-formed"),
        (style_source() + " " * 500_000, "larger than 500 kB"),
        (style_source().partition("<bibliography>")[0] + "</style>", "prints no bibliography"),
    ],
)
def test_what_is_no_style_to_print_lists_by_is_refused_with_the_reason(source, reason):
    with pytest.raises(StyleFileError, match=reason):
        read(source)


@pytest.mark.parametrize(
    ("layout", "told"),
    [
        ('\n<text variable="nonsense"/>', 'Line 13: <text variable="nonsense"> is not allowed'),
        (
            '<group>\n<group>\n<number variable="volume" form="loud"/></group></group>',
            'Line 14: <number variable="volume" form="loud">',
        ),
        (
            (
                '<choose><if type="book">\n<text value="a"/>\n'
                '<label variable="page" plural="x"/></if></choose>'
            ),
            'Line 14: <label variable="page" plural="x">',
        ),
        ('<names variable="author">\n<nickname/></names>', 'Line 12: <names variable="author">'),
    ],
)
def test_a_fault_is_told_with_its_line_and_element(layout, told):
    with pytest.raises(StyleFileError, match=told):
        read(style_source(layout))
