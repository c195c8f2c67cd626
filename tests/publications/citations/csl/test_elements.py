"""Style and locale files as elements: what is read, what is refused."""

import pytest

from publications.citations.csl.elements import read_element
from tests.publications.citations.csl.sheets import element


@pytest.fixture
def read(tmp_path):
    def read_it(content):
        path = tmp_path / "own.csl"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_element(path)

    return read_it


def test_an_element_is_without_namespace_and_keeps_the_order_of_its_children(read):
    style = read(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text">'
        '<text value="a"/><group/><text value="b"/></style>'
    )
    assert (style.tag, style.attributes) == ("style", {"class": "in-text"})
    assert [child.tag for child in style.children] == ["text", "group", "text"]


def test_the_language_of_a_locale_goes_by_lang(read):
    assert read('<locale xml:lang="de-AT"/>').get("lang") == "de-AT"


def test_comments_and_instructions_are_no_children(read):
    style = read("<style><!-- a --><?php b ?><text/></style>")
    assert [child.tag for child in style.children] == ["text"]


def test_text_is_kept_with_umlauts_and_a_byte_order_mark_is_read_past(read):
    assert read("\ufeff<term>Band Ä</term>").text == "Band Ä"
    assert read("<term/>").text == ""


def test_children_are_found_by_name():
    group = element('<group><text value="a"/><number/><text value="b"/></group>')
    assert [text.get("value") for text in group.all("text")] == ["a", "b"]
    assert group.first("text").get("value") == "a"
    assert group.first("names") is None
    assert group.get("delimiter") == ""
    assert group.get("delimiter", ", ") == ", "


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('<!DOCTYPE style SYSTEM "file:///etc/passwd"><style/>', "DOCTYPE or entities"),
        ('<!doctype style [<!ENTITY a "b">]><style>&a;</style>', "DOCTYPE or entities"),
        ("<style>" + " " * 500_000 + "</style>", "larger than 500000 bytes"),
        ("<style><text></style>", "not well-formed"),
        ("", "not well-formed"),
        (b"\xff\xfe\x00", "not well-formed"),
    ],
)
def test_what_is_no_plain_xml_is_refused_by_the_name_of_the_file(read, content, reason):
    with pytest.raises(ValueError, match=rf"^own\.csl .*{reason}"):
        read(content)


def test_a_file_of_just_the_largest_size_is_read(read):
    outside = len("<style></style>")
    assert read("<style>" + " " * (500_000 - outside) + "</style>").tag == "style"
