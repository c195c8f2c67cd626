"""Entries as publications, and whole files as the exporters write them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.bibtex import (
    Failure,
    PrintedName,
    RawEntry,
    ReadEntry,
    SourceFile,
    read_files,
)
from publications.bibtex.reading.read import read
from publications.bibtex.reading.titles import is_short_series, join_title, without_full_stop
from publications.bibtex.source.decode import UndecodableFile
from publications.vocabulary.page_ranges import normalise_pages

SAMPLES = Path(__file__).parents[1] / "samples"
ORCID = "0000-0002-1825-0097"


def _read(entry_type="article", /, **fields):
    fields = {name.replace("_", "-"): value for name, value in fields.items()}
    entry = RawEntry("x.bib", 1, entry_type, "key", {"title": "T", **fields}, "raw", ())
    result = read(entry)
    assert isinstance(result, ReadEntry)
    return result


def _values(entry_type="article", /, **fields):
    values = _read(entry_type, **fields).values
    return {name: value for name, value in values.items() if name not in {"type", "title"}}


def _sample(*names):
    files = [SourceFile(name, (SAMPLES / "good" / name).read_bytes()) for name in names]
    reading = read_files(files)
    assert reading.failures == []
    return reading.entries


def test_a_zotero_export():
    article, preprint = _sample("zotero.bib")
    assert article.values == {
        "type": "article-journal",
        "title": "Reading MRI at 7 T: what α and T₂ tell us",
        "container_title": "Journal of Tidal Imaging",
        "volume": "12",
        "issue": "3",
        "page": "101-119",
        "issued_year": 2023,
        "issued_month": 7,
        "doi": "10.5555/tide.2023.07",
        "url": "https://doi.org/10.5555/Tide.2023.07",
        "abstract": "We gain 50% in speed at the cost of 3 dB. <i>In vivo</i> results follow.",
        "language": "en",
        "note": "Number: 3",
    }
    assert article.names == (
        PrintedName("Åsa", "", "Lindqvist"),
        PrintedName("Jan", "van der", "Meer"),
        PrintedName("Jörg", "", "Müller"),
    )
    assert article.keywords == ("MRI", "relaxation", "tides")
    assert article.fields["issn"] == "1234-5679"
    assert preprint.values == {
        "type": "article",
        "title": "Denoising without pairs",
        "arxiv_id": "2403.01234",
        "url": "http://arxiv.org/abs/2403.01234",
        "issued_year": 2024,
        "issued_month": 3,
        "status": "preprint",
    }


def test_a_jabref_export():
    (paper,) = _sample("jabref.bib")
    assert (paper.citekey, paper.line) == ("Sandoval2021", 3)
    assert paper.values["type"] == "paper-conference"
    assert paper.values["container_title"] == "Proceedings of the 9th Workshop on Small Data"
    assert paper.names[1] == PrintedName(literal="The Harbour Consortium")


def test_a_dblp_export():
    preprint, paper = _sample("dblp.bib")
    assert preprint.values == {
        "type": "article",
        "title": "Segmenting the Unsegmented",
        "arxiv_id": "2402.04567",
        "url": "https://doi.org/10.48550/arXiv.2402.04567",
        "issued_year": 2024,
        "status": "preprint",
    }
    assert preprint.names[0] == PrintedName("Wei", "", "Tan")
    assert paper.values["container_title"].startswith("Tidal Imaging - 5th International")
    assert paper.values["page"] == "3-14"
    assert paper.names[2] == PrintedName("João", "", "Nunes", role="editor")


def test_a_google_scholar_export():
    preprint, paper = _sample("scholar.bib")
    assert preprint.values["arxiv_id"] == "2501.09999"
    assert "container_title" not in preprint.values
    assert preprint.names[1] == PrintedName("Per", "", "Holm", elision_after=True)
    assert paper.values["publisher"] == "PMLR"


def test_a_pure_export():
    (article,) = _sample("pure.bib")
    assert article.values["title"] == "Harbours, hospitals & homes"
    assert article.values["abstract"] == 'A study of "quiet" places.'
    assert article.values["note"] == "Publisher Copyright: © 2022 The Authors"
    assert article.values["page"] == "e17"
    parts = ("issued_year", "issued_month", "issued_day")
    assert [article.values[part] for part in parts] == [2022, 2, 3]


def test_a_mendeley_export():
    (article,) = _sample("mendeley.bib")
    assert article.values["type"] == "article-journal"
    assert article.values["container_title"] == "Computing in View of Tides"
    identifiers = ("doi", "arxiv_id", "pmid", "isbn")
    assert [article.values[name] for name in identifiers] == [
        "10.5555/cvt.2019.1",
        "1903.00001",
        "31234567",
        "9783161484100",
    ]
    assert "status" not in article.values


def test_biblatex():
    chapter, online, thesis = _sample("biblatex.bib")
    assert chapter.values == {
        "type": "chapter",
        "title": "Wavelets: A Short Story",
        "container_title": "Signals: Old and New",
        "event_title": "Signals Days",
        "issued_year": 2018,
        "issued_month": 5,
        "publisher": "Ufer",
        "publisher_place": "Berlin and Heidelberg",
        "language": "de",
        "status": "in press",
    }
    assert chapter.names == (
        PrintedName("Chiara", "de", "Ferrari", equal_contribution=True),
        PrintedName("Sven", "", "Lund", orcid=ORCID, equal_contribution=True, corresponding=True),
    )
    assert chapter.fields["related"] == "lund"
    assert online.values == {
        "type": "article",
        "title": "Notes on Noise",
        "arxiv_id": "hep-th/9901001",
        "url": "https://example.org/noise?a=1&b=2",
        "issued_year": 2019,
        "status": "preprint",
    }
    assert thesis.values["publisher"] == "Nordic Technical University"


def test_files_are_read_together_and_in_their_order():
    entries = _sample("papers.bib", "volumes.bib", "abbreviations.bib")
    assert [(entry.file, entry.citekey) for entry in entries] == [
        ("papers.bib", "voss2020"),
        ("papers.bib", "rey2021"),
        ("volumes.bib", "alone2019"),
    ]
    assert entries[0].values["container_title"] == "Journal of Tidal Imaging"
    assert entries[0].values["issued_day"] == 10
    assert entries[1].values["container_title"] == "Tides and Times: Collected Papers"
    assert [name.family for name in entries[0].names] == ["Voss", "Rey"]


def test_failures_come_in_line_order_and_name_their_file():
    bad = SAMPLES / "bad"
    names = ["faults.bib", "not-bibtex.ris"]
    reading = read_files([SourceFile(name, (bad / name).read_bytes()) for name in names])
    assert [(failure.file, failure.line) for failure in reading.failures] == [
        ("faults.bib", 9),
        ("faults.bib", 10),
        ("not-bibtex.ris", 1),
    ]
    assert len(reading.entries) == 14


def test_a_file_that_is_no_text_is_named():
    with pytest.raises(UndecodableFile, match=r"^scan\.bib: "):
        read_files([SourceFile("scan.bib", b"%PDF-1.4")])


def test_how_a_file_was_decoded_is_told():
    reading = read_files([SourceFile("old.bib", b"@misc{a, title={Gr\xf6\xdfe}}")])
    assert reading.entries[0].values["title"] == "Größe"
    assert str(reading.messages[0]).startswith("old.bib: The file is not UTF-8")


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


@pytest.mark.parametrize(
    ("title", "subtitle", "joined"),
    [
        ("A", "B", "A: B"),
        ("A?", "B", "A? B"),
        ("A.", "B", "A: B"),
        ("A", "", "A"),
    ],
)
def test_title_and_subtitle_are_joined(title, subtitle, joined):
    assert join_title(title, subtitle) == joined


@pytest.mark.parametrize(
    ("title", "without"),
    [
        ("A b.", "A b"),
        ("A b...", "A b..."),
        ("In the U.S.", "In the U.S."),
        ("A et al.", "A et al."),
    ],
)
def test_a_full_stop_at_the_end_goes_but_no_abbreviations(title, without):
    assert without_full_stop(title) == without


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("2613–2622", "2613-2622"),
        ("pp. 5 – 7", "5-7"),
        ("S. 5—7, 9", "5-7, 9"),
        ("1-2;4", "1-2, 4"),
        ("123–", "123"),
        ("29-29", "29"),
        ("e0123", "e0123"),
        ("3:1–3:29", "3:1-3:29"),
        ("xii–xv", "xii-xv"),
        *((nothing, "") for nothing in ("", "-", "n/a", "NA-NA", "??-??", "12 pages", "xx-xx")),
    ],
)
def test_pages_have_one_spelling(text, pages):
    assert normalise_pages(text) == pages


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
    assert _values("techreport", number="TR-3")["issue"] == "TR-3"
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


@given(
    st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f"@misc{{a,{text}}}".encode())
)
@settings(deadline=None, max_examples=300)
def test_any_bytes_give_a_reading_or_are_refused(content):
    try:
        reading = read_files([SourceFile("x.bib", content)])
    except UndecodableFile:
        return
    assert reading.entries or reading.failures or reading.messages or b"@" in content
