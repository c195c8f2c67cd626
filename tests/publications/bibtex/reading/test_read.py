"""Resolved entries as publications."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.bibtex import Failure, RawEntry, ReadEntry
from publications.bibtex.reading.read import read
from publications.bibtex.reading.titles import is_short_series
from publications.messages.message import Message


def _read(entry_type="article", /, **fields):
    fields = {name.replace("_", "-"): value for name, value in fields.items()}
    entry = RawEntry("x.bib", 1, entry_type, "key", {"title": "T", **fields}, "raw", ())
    result = read(entry)
    assert isinstance(result, ReadEntry)
    return result


def _values(entry_type="article", /, **fields):
    values = _read(entry_type, **fields).values
    return {name: value for name, value in values.items() if name not in {"type", "title"}}


@pytest.mark.parametrize("title", ["", "{}", "~", "{ }"])
def test_an_entry_without_a_title_is_a_failure(title):
    failure = read(RawEntry("x.bib", 7, "article", "key", {"title": title}, "raw", ()))
    assert isinstance(failure, Failure)
    assert (failure.file, failure.line, failure.citekey, failure.raw) == ("x.bib", 7, "key", "raw")
    assert "no title" in str(failure.reason)
    assert "title" in str(failure.remedy)


def test_a_part_of_a_book_without_a_title_has_the_books():
    entry = RawEntry("x.bib", 1, "inbook", "key", {"booktitle": "B", "chapter": "3"}, "raw", ())
    result = read(entry)
    assert isinstance(result, ReadEntry)
    assert result.values == {"type": "chapter", "title": "B"}


def test_nothing_is_made_up():
    assert _values() == {}
    assert _values(note="", volume="{}", pages="--") == {}


def test_a_paper_of_a_conference_in_a_journal_has_the_journals_volume():
    fields = {"booktitle": "{21st Workshop on Ice}", "journal": "Ice Web Conf.", "volume": "295"}
    assert _values("inproceedings", **fields, pages="9026") == {
        "container_title": "Ice Web Conf.",
        "event_title": "21st Workshop on Ice",
        "volume": "295",
        "page": "9026",
    }
    assert _values("conference", booktitle="A", journaltitle="B", journalsubtitle="C") == {
        "container_title": "B: C",
        "event_title": "A",
    }
    named = _values("inproceedings", booktitle="A", journal="B", eventtitle="E")
    assert (named["container_title"], named["event_title"]) == ("B", "E")


@pytest.mark.parametrize("journal", ["", "A", "arXiv preprint arXiv:2501.04284", "CoRR"])
def test_proceedings_are_the_container_beside_no_journal_of_its_own(journal):
    values = _values("inproceedings", booktitle="A", journal=journal)
    assert values["container_title"] == "A"
    assert "event_title" not in values


def test_the_article_number_stands_in_for_pages():
    assert _values(eid="A17")["page"] == "A17"
    assert _values(pages="1--9", articleno="17")["page"] == "1-9"
    assert _values(numpages="9") == {}


def test_words_in_the_place_of_pages_are_left_out_and_said():
    entry = _read(pages="sensors, gloves and much else")
    assert "page" not in entry.values
    assert "pages" in str(entry.messages[0])


@pytest.mark.parametrize(
    ("entry_type", "fields", "publisher"),
    [
        ("phdthesis", {"school": "S", "publisher": "P"}, "S"),
        ("techreport", {"institution": "I", "publisher": "P"}, "I"),
        ("inproceedings", {"organization": "O"}, "O"),
        ("inproceedings", {"organization": "O", "publisher": "P"}, "P"),
        ("article", {"institution": "I"}, None),
        ("misc", {"howpublished": "GitHub"}, "GitHub"),
        ("misc", {"howpublished": r"\url{http://a.b}"}, None),
    ],
)
def test_who_published_depends_on_the_type(entry_type, fields, publisher):
    assert _values(entry_type, **fields).get("publisher") == publisher


def test_the_number_of_a_series_is_no_issue():
    assert _values(number="3")["issue"] == "3"
    assert "issue" not in _values("techreport", number="TR-3")
    assert "issue" not in _values("inproceedings", number="3", series="LNCS")


@pytest.mark.parametrize(
    ("series", "is_short"),
    [
        ("CHI '19", True),
        ("ICML 2023", True),
        ("KDD'16", True),
        ("LNCS", False),
        ("Tides of 2020", False),
    ],
)
def test_a_series_counts_only_as_the_short_name_of_a_conference(series, is_short):
    assert is_short_series(series) is is_short
    assert ("container_title_short" in _values("inproceedings", series=series)) is is_short


def test_a_short_journal_name_is_kept_beside_the_long_one():
    values = _values(journaltitle="Nature Tides", journalsubtitle="Low", shortjournal="Nat. Tides")
    assert values == {
        "container_title": "Nature Tides: Low",
        "container_title_short": "Nat. Tides",
    }


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"journal": "arXiv:2501.04284"}, ("article", "preprint", None)),
        ({"journal": "CoRR", "volume": "abs/2501.04284"}, ("article", "preprint", None)),
        ({"journal": "bioRxiv", "doi": "10.1101/x"}, ("article", "preprint", "bioRxiv")),
        ({"eprint": "2501.04284", "note": "Submitted to Tides"}, ("article", "submitted", None)),
        ({"eprint": "2501.04284", "journal": "Tides"}, ("article-journal", None, "Tides")),
        ({"eprint": "2501.04284", "doi": "10.5555/x"}, ("article-journal", None, None)),
    ],
)
def test_a_preprint_is_one_only_where_nothing_else_is_named(fields, expected):
    values = _read(**fields).values
    assert (values["type"], values.get("status"), values.get("container_title")) == expected
    assert "volume" not in values


def test_a_conference_paper_on_arxiv_stays_a_conference_paper():
    values = _read("inproceedings", eprint="2501.04284", booktitle="Tides").values
    assert (values["type"], values["arxiv_id"]) == ("paper-conference", "2501.04284")
    assert "status" not in values


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"pubstate": "inpress"}, "in press"),
        ({"pubstate": "submitted", "year": "in press"}, "submitted"),
        ({"year": "accepted"}, "accepted"),
        ({"note": "In press"}, "in press"),
        ({"volume": "In Press, Corrected Proof"}, "in press"),
        ({"note": "Submitted 2020; accepted 2021"}, None),
    ],
)
def test_the_status_is_what_the_file_says(fields, status):
    values = _values(**fields)
    assert values.get("status") == status
    assert "volume" not in values


@pytest.mark.parametrize(
    ("fields", "award", "note"),
    [
        ({"note": r"\textbf{Best Paper Award}"}, "Best Paper Award", None),
        ({"note": "Best student paper at Tides 2020"}, "Best student paper at Tides 2020", None),
        ({"award": "A Prize", "note": "N"}, "A Prize", "N"),
        (
            {"note": "The best one can say of papers; no award"},
            None,
            "The best one can say of papers; no award",
        ),
        ({"note": "{PMID:} 123"}, None, None),
    ],
)
def test_an_award_in_the_note_is_an_award(fields, award, note):
    values = _values(**fields)
    assert (values.get("award"), values.get("note")) == (award, note)


def test_private_remarks_are_not_read():
    assert _values(annote="secret", annotation="secret", comment="secret") == {}


def test_keywords_are_split_and_each_is_there_once():
    assert _read(keywords=r"a, {b c}; M{\"u}sli,a,,d.").keywords == ("a", "b c", "Müsli", "d")


@pytest.mark.parametrize("field", ["title", "volume", "author", "editor", "keywords", "keyword"])
def test_an_unknown_command_is_said_once_of_each_field(field):
    entry = _read(**{field: r"\foo Doe, \foo Jane, \textsc{Roe}"})
    command = Message("command-unknown", field=field, command="\\foo")
    assert [one for one in entry.messages if one.code == "command-unknown"] == [command]


def test_an_unknown_language_or_command_is_said():
    entry = _read(title=r"On \Nix{}", language="Klingon")
    assert entry.values["title"] == r"On \Nix"
    assert [str(message).split(":")[0] for message in entry.messages] == ["title", "language"]


def test_unknown_fields_are_kept_for_export():
    assert _read(x_own="{Own}", owner="me").fields == {
        "title": "T",
        "x-own": "{Own}",
        "owner": "me",
    }


FIELDS = st.sampled_from(
    [
        *("title", "author", "editor", "journal", "volume", "number", "pages", "year", "month"),
        *("date", "doi", "url", "eprint", "note", "keywords", "series", "isbn", "language"),
        *("booktitle", "howpublished", "publisher", "author+an", "orcid", "pubstate", "abstract"),
    ]
)


@given(
    st.sampled_from(["article", "inbook", "misc", "phdthesis", "nix", "proceedings"]),
    st.dictionaries(FIELDS, st.text(max_size=60)),
)
@settings(deadline=None, max_examples=300)
def test_any_fields_give_values_or_a_failure(entry_type, fields):
    result = read(RawEntry("x.bib", 1, entry_type, "key", fields, "raw", ()))
    if isinstance(result, ReadEntry):
        assert all(value or value == 0 for value in result.values.values())
        assert result.fields == fields


@pytest.mark.parametrize(
    "field", ["note", "abstract", "url", "address", "edition", "pages", "howpublished", "publisher"]
)
def test_an_address_of_somebodys_computer_is_left_out_of_every_field_and_told(field):
    for text in ("file:///home/ann/a.pdf", "smb://nas/ann/a.pdf", "http://localhost:8080/ann.pdf"):
        entry = _read(**{field: text})
        assert not [value for value in entry.values.values() if "ann" in str(value)], text
        # No publisher is an address, so nothing is left out there.
        assert entry.messages or field in {"howpublished", "publisher"}, text
        assert text in entry.fields[field]
