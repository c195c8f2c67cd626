"""Bytes to text."""

import pytest

from publications.bibtex.entry import SourceFile
from publications.bibtex.source import decode as module
from publications.bibtex.source.decode import UndecodableFile

TEXT = "@article{müller, title={Größe – “klein”}}\n"


def decode(content):
    return module.decode(SourceFile("x.bib", content))


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("utf-32", "utf-32")],
)
def test_unicode_is_read_with_and_without_its_mark(encoding, name):
    decoded = decode(TEXT.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.messages) == (TEXT, name, ())


def test_what_is_not_utf_8_is_read_as_cp1252_and_says_so_with_the_line():
    decoded = decode(b"first\n" + TEXT.encode("cp1252"))
    assert decoded.text == "first\n" + TEXT
    assert "line 2" in str(decoded.messages[0])
    assert "CP1252" in str(decoded.messages[0])


def test_bytes_without_a_meaning_in_cp1252_are_marked_and_counted():
    decoded = decode(b"a\x81\x8db")
    assert decoded.text == "a\ufffd\ufffdb"
    assert "without a meaning there: 2" in str(decoded.messages[0])


def test_one_wrong_byte_does_not_spoil_the_utf_8_around_it():
    decoded = decode("Größe, M".encode() + b"\xfcller")
    assert decoded.text == "Größe, Müller"
    assert decoded.encoding == "utf-8 and cp1252"


@pytest.mark.parametrize("head", ["% Encoding: ISO8859_7", "% -*- coding: iso-8859-7-unix -*-"])
def test_an_encoding_noted_in_the_head_is_believed(head):
    assert decode(f"{head}\nΣωκράτης".encode("iso-8859-7")).text.endswith("Σωκράτης")


@pytest.mark.parametrize("noted", ["utf-7", "idna", "rot13", "latin1", "no-such"])
def test_an_odd_encoding_in_the_head_is_not_believed(noted):
    assert decode(f"% Encoding: {noted}\nMüller".encode("cp1252")).text.endswith("Müller")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_becomes_the_same(end):
    assert decode(f"a{end}b{end}".encode()).text == "a\nb\n"


def test_marks_in_the_middle_of_joined_files_vanish():
    assert decode("a\ufeff@b".encode()).text == "a@b"


def test_cp1252_that_was_once_taken_for_latin_1_is_mended():
    assert decode("1\x962".encode()).text == "1–2"


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n...",
        b"PK\x03\x04....",
        b"\x1f\x8b....",
        b"@article{a,\0}",
        b"\xef\xbb\xbfa\0b",
        bytes(range(1, 32)) * 10,
        "a\0b".encode("utf-16"),
        b"\xff\xfea",
    ],
)
def test_binary_content_is_refused_with_advice(content):
    with pytest.raises(UndecodableFile, match=r"Save it|Export the entries"):
        decode(content)


def test_an_empty_file_is_text():
    assert decode(b"").text == ""
