"""Files that are no BibTeX are refused for what they are, whatever they are called."""

import pytest

from publications.bibtex.entry import SourceFile
from publications.bibtex.source.decode import decode_files, refusal
from publications.bibtex.source.foreign import foreign_format
from publications.bibtex.source.parse import parse

ENTRY = "@article{key, title = {On <b>things</b>}}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        (" \n\ufeff\n", "is empty"),
        ("\ufeff\nTY  - JOUR\nTI  - Things\nER  - \n", "This is RIS"),
        ("<!DOCTYPE html><style>@media(print){a{}}</style><form>Sign in", "asks to sign in"),
        ("<?xml version='1.0'?><xml><records><record>", "EndNote XML"),
        ("<modsCollection xmlns='http://www.loc.gov/mods/v3'>", "This is XML"),
        ('[{"id": "a", "type": "article-journal"}]', "CSL-JSON"),
        ('{"items": []}', "This is JSON"),
        ("[]", "This is JSON"),
        ("PMID- 31452104\nOWN - NLM\n", "PubMed"),
        ("FN Clarivate Analytics Web of Science\nVR 1.0\nPT J", "Web of Science"),
        ("%0 Journal Article\n%T Things\n", "tagged export of EndNote"),
        ("%PDF-1.7", "PDF document"),
        ("PK\x03\x04", "ZIP archive"),
    ],
)
def test_what_is_no_bibtex_is_refused_for_the_true_reason(text, said):
    reason = str(refusal(SourceFile("refs.bib", text.encode())))
    assert reason.startswith("refs.bib: ")
    assert said in reason


def test_an_old_document_of_word_is_refused_for_the_true_reason():
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    assert "office program" in str(refusal(SourceFile("refs.bib", content)))


def test_where_other_files_are_imported_the_invalid_one_says_what_it_is():
    parsed = parse([("a.bib", "<html><style>@media(print){a{}}</style>"), ("b.bib", ENTRY)])
    (failure,) = parsed.failures
    assert (failure.file, failure.line, str(failure.reason)) == (
        "a.bib",
        1,
        "No BibTeX entry was found.",
    )
    assert "This is a web page" in str(failure.remedy)
    assert [entry.citekey for entry in parsed.entries] == ["key"]


@pytest.mark.parametrize(
    "text",
    [
        ENTRY,
        f"<html><pre>{ENTRY}</pre></html>",
        f"[1] {ENTRY}",
        f"%A comment\n{ENTRY}",
        '{"a": 1}\n@Comment{x}\n' + ENTRY,
        "Notes without an entry",
    ],
)
def test_what_holds_an_entry_or_is_just_text_is_no_other_format(text):
    assert foreign_format("a.bib", text) is None


@pytest.mark.parametrize("name", ["LIB.BIB", "refs.bibtex", "refs.txt", "refs"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_bibtex_is_read_whatever_its_name_and_unicode(name, encoding):
    texts, messages = decode_files([SourceFile(name, ENTRY.encode(encoding))])
    assert (texts, messages) == ([(name, ENTRY)], [])
