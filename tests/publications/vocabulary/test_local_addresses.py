"""Addresses that lead nobody but their owner anywhere."""

import pytest

from publications.vocabulary.local_addresses import is_local
from tests.publications.bibtex.timing import assert_linear


@pytest.mark.parametrize(
    "text",
    [
        *("file:///home/ann/doc.pdf", "see C:\\Users\\ann\\a.pdf", "D:\\Daten\\Citavi 6\\a.pdf"),
        *("smb://nas/ann/x", "zotero://select/items/1", "papers3://publication/1", "readcube://x"),
        *("Internal-pdf://123/a.pdf", "obsidian://open?vault=ann", "sftp://nas/x"),
        *("http://localhost:23119/zotero", "http://127.0.0.1/x", "https://192.168.0.7/a.pdf"),
        *(
            "http://nas/ann.pdf",
            "http://box.fritz.box/a",
            "https://wiki.uni.intern/p",
            "http://[::1]/",
        ),
        *("https://ann:secret@example.org/x", "path=/home/ann/x.pdf", '"/home/ann/x.pdf"'),
        *("/Users/ann/x.pdf", "~/papers/x.pdf", "\\\\server\\share\\x.pdf", "//server/share/x.pdf"),
        *("file%3A///home/ann/x.pdf", "/cygdrive/c/x.pdf", "/srv/papers/x.pdf"),
    ],
)
def test_an_address_of_somebodys_computer_is_told(text):
    assert is_local(text)
    assert is_local(f"Of ice. See {text} for more.")


@pytest.mark.parametrize(
    "text",
    [
        *("", "https://example.org/home/ann", "https://example.org/~ann/x.pdf", "10.1000/182"),
        *("either/or", "TCP/IP", "km/h", "https://doi.org/10.1000/x", "Ice: a study", "a // b"),
        *("f:\\mathbb{R} \\to \\mathbb{R}", "50 % of it", "mailto:ann@example.org", "1:2"),
        *("The /home/ directory", "user@example.org", "https://example.org:8080/x", "ratio 3:1"),
    ],
)
def test_other_texts_are_none(text):
    assert not is_local(text)
    assert not is_local(f"Of ice. See {text} for more.")


@pytest.mark.parametrize(
    "piece", ["file:", "C:\\", "//", "/home/", "http://a:", "a://", "~/", "%", "https://", "\\\\a"]
)
def test_it_takes_time_in_proportion_to_the_text(piece):
    assert_linear(is_local, lambda size: piece * size)
