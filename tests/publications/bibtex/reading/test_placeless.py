"""Values that no field of a record holds are told, all of them."""

from functools import cache

import pytest

from publications.bibtex import RawEntry, ReadEntry
from publications.bibtex.reading.read import read
from publications.bibtex.writing.source_fields import _BIBLIOGRAPHIC

TYPES = ("article", "book", "inproceedings", "phdthesis", "techreport", "software", "misc")
SAMPLES = (
    *("Aardvark", "Doe, Jane", "2021", "mar", "de", "9783161484100", "10.1000/x", "2101.00001"),
    *("https://example.org/x", "retracted", "PMC31415", "31415926", "MR1234567", "inpress"),
    *("http://hdl.handle.net/123/456", "urn:nbn:de:0111-1", "hal-01234567", "1234.56789", "map"),
    *("2000PhRvB..61.0001A", "arXiv", "pubmed", "46.1449.02"),
)
_OF_THE_JOURNAL = "it is of the journal or series, not of the work"
_OF_STYLES = "it tells a style of BibTeX how to print or to label the work"
_OF_DATABASES = "it is the mark of a database, or how that files the work"
#: Bibliographic fields that stay with their entry without a message, as docs/admins.md says.
SILENT = {
    **dict.fromkeys(("issn", "issn-l", "eissn", "fjournal", "shortseries"), _OF_THE_JOURNAL),
    **dict.fromkeys(
        ("key", "shorthand", "shorttitle", "shortauthor", "shorteditor", "pagination"), _OF_STYLES
    ),
    "bookpagination": _OF_STYLES,
    **dict.fromkeys(
        ("acmid", "lccn", "mrclass", "mrreviewer", "jfm", "archive", "primaryclass", "eprintclass"),
        _OF_DATABASES,
    ),
    **dict.fromkeys(("crossmark", "issue_date"), _OF_DATABASES),
    **dict.fromkeys(("copyright", "license"), "the licence of the PDF is chosen on the record"),
}


def entry_of(entry_type, **fields):
    raw = RawEntry("x.bib", 1, entry_type, "key", {"title": "T", **fields}, "", ())
    entry = read(raw)
    assert isinstance(entry, ReadEntry)
    return entry


def told(entry_type, **fields):
    fields = {name.replace("_", "-"): value for name, value in fields.items()}
    return [(one.code, dict(one.params)) for one in entry_of(entry_type, **fields).messages]


def content(entry):
    return entry.values, entry.names, entry.keywords, entry.messages


#: What a field needs beside it to say something: a day its month, a subtitle its title.
BESIDE = (
    {"year": "2020"},
    {"year": "2020", "eprint": "2101.00001"},
    {"eprint": "31415926"},
    {"year": "2020", "month": "mar", "booktitle": "B"},
    {"journal": "J"},
)


@cache
def without_it(entry_type, beside):
    """Return what an entry says that has only the fields beside; read once, not for each name."""
    return content(entry_of(entry_type, **dict(beside)))


def is_known(name):
    """Return whether some entry says more with the field, or a message speaks of it."""
    return any(
        content(entry_of(entry_type, **beside | {name: value}))
        != without_it(entry_type, tuple(beside.items()))
        for entry_type in TYPES
        for value in SAMPLES
        for beside in BESIDE
        if name not in beside
    )


def test_every_field_of_a_work_has_a_place_or_is_told_or_is_silent_for_a_reason():
    assert {name for name in _BIBLIOGRAPHIC if not is_known(name)} == SILENT.keys()


@pytest.mark.parametrize(
    ("entry_type", "fields", "field", "text"),
    [
        ("article", {"pages": "1--5", "eid": "e77"}, "eid", "e77"),
        ("article", {"pages": "1--5", "articleno": "77"}, "articleno", "77"),
        ("article", {"number": "3", "issue": "Spring"}, "issue", "Spring"),
        ("article", {"number": "3", "reportnumber": "TR-7"}, "reportnumber", "TR-7"),
        ("article", {"journal": "J", "series": "2"}, "series", "2"),
        ("book", {"publisher": "P", "howpublished": "Leaflet"}, "howpublished", "Leaflet"),
        ("book", {"publisher": "P", "organization": "O"}, "organization", "O"),
        ("thesis", {"school": "S", "institution": "I"}, "institution", "I"),
        ("misc", {"origdate": "1843"}, "origdate", "1843"),
        ("inbook", {"chapter": "7"}, "chapter", "7"),
        ("article", {"eprint": "x/7", "eprinttype": "elsewhere"}, "eprint", "x/7"),
        ("article", {"numpages": "12"}, "numpages", "12"),
    ],
)
def test_a_value_without_a_place_is_told(entry_type, fields, field, text):
    assert ("value-without-place", {"field": field, "text": text}) in told(entry_type, **fields)


@pytest.mark.parametrize(
    ("entry_type", "fields"),
    [
        ("article", {"pages": "12:1--12:20", "articleno": "12", "numpages": "20"}),
        ("article", {"eid": "e77"}),
        ("article", {"issue": "3"}),
        ("article", {"number": "No. 3", "issue": "3"}),
        ("article", {"volume": "in press", "journal": "J"}),
        ("misc", {"howpublished": r"Online: \url{https://example.org/x}"}),
        ("misc", {"journal": "arXiv preprint arXiv:2101.00001", "eprint": "2101.00001"}),
        ("inproceedings", {"booktitle": "B", "publisher": "IEEE", "organization": "IEEE Press"}),
        ("proceedings", {"booktitle": "Proceedings of another name"}),
        ("misc", {"annote": "mine", "file": "x.pdf", "timestamp": "2020", "keywors": "x"}),
        ("article", {"author": r"Doe, Jane\thanks{Corresponding author}"}),
        ("article", {"pages": "n/a"}),
    ],
)
def test_what_is_held_or_private_is_not_told(entry_type, fields):
    assert told(entry_type, **fields) == []


@pytest.mark.parametrize("entry_type", ["book", "phdthesis", "techreport"])
@pytest.mark.parametrize("pages", ["212", "xii+212", "212 pp.", "xii, 212 S."])
def test_the_number_of_all_pages_is_no_page_and_told(entry_type, pages):
    entry = entry_of(entry_type, pages=pages)
    assert "page" not in entry.values
    assert [one.code for one in entry.messages] == ["page-count"]


def test_a_page_of_an_article_is_a_page():
    assert entry_of("article", pages="212").values["page"] == "212"
    assert entry_of("book", pages="12--19").values["page"] == "12-19"


@pytest.mark.parametrize("command", ["footnote", "thanks"])
def test_a_footnote_is_told(command):
    note = rf"\{command}{{Funded by {{X}}}}"
    messages = told("article", title=f"Ice{note}", author=f"Doe, Jane{note} and Roe, Max")
    assert messages == [
        ("footnote-left-out", {"field": field, "text": "Funded by X"})
        for field in ("title", "author")
    ]
