"""Files that are no BibTeX are refused for what they are, whatever they are called."""

import pytest

from publications.bibtex.entry import SourceFile
from publications.bibtex.source.decode import UndecodableFile, decode_files
from publications.bibtex.source.foreign import foreign_format

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
    with pytest.raises(UndecodableFile, match=said) as refused:
        decode_files([SourceFile("refs.bib", text.encode())])
    assert str(refused.value).startswith("refs.bib: ")


def test_an_old_document_of_word_is_refused_for_the_true_reason():
    with pytest.raises(UndecodableFile, match="office program"):
        decode_files([SourceFile("refs.bib", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))])


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
