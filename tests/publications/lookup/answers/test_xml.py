"""XML of registries, read without harm."""

import pytest

from publications.lookup.answers.xml import inner_text, read_xml, text_of
from publications.lookup.client import LookupFailedError


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no XML",
        b"<a><b></a>",
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b'<?xml version="1.0" encoding="no-such-encoding"?><a/>',
        b"\xff\xfe",
        b"\x00",
    ],
)
def test_what_is_no_harmless_xml_is_an_unreadable_answer(body):
    with pytest.raises(LookupFailedError):
        read_xml(body, "api.example.org")


def test_a_mere_doctype_is_read_past():
    body = b'<!DOCTYPE a PUBLIC "-//X" "https://x.org/a.dtd"><a>text</a>'
    assert read_xml(body, "x.org").text == "text"


@pytest.fixture
def root():
    return read_xml(
        b"<r><t>On <i>E. coli</i> &amp; CO<sub>2</sub></t>tail"
        b"<t>second</t><e/><s> a \n b </s><x>&lt;i&gt;y&lt;/i&gt;</x></r>",
        "x.org",
    )


def test_the_text_of_an_element_is_that_of_all_in_it_and_nothing_behind(root):
    assert text_of(root, "t") == "On E. coli & CO₂"
    assert root.find("t").tail == "tail"
    assert text_of(root, "s") == "a b"
    assert text_of(root, "x") == "y"


def test_what_is_not_there_is_empty(root):
    assert text_of(root, "nothing") == ""
    assert text_of(None, "t") == ""
    assert text_of(root, "e") == ""
    assert inner_text(None) == ""
