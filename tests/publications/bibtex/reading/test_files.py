"""Whole files as the exporters of other programs write them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.bibtex import PrintedName, SourceFile, read_files
from publications.bibtex.source.decode import UndecodableFile

SAMPLES = Path(__file__).parents[1] / "samples"


ORCID = "0000-0002-1825-0097"


def _sample(*names):
    files = [SourceFile(name, (SAMPLES / "good" / name).read_bytes()) for name in names]
    reading = read_files(files)
    assert reading.failures == []
    return reading.entries


def test_a_zotero_export():
    article, preprint = _sample("zotero.bib")
    assert article.values == {
        "type": "article-journal",
        "title": "Reading MRI at 7 T: what <math>\\alpha</math> and <math>T_2</math> tell us",
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
        "accessed": "2024-01-02",
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
        "issued_season": 2,
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
        ("faults.bib", 10),
        ("not-bibtex.ris", 1),
    ]
    assert len(reading.entries) == 15


def test_a_file_that_is_no_text_is_named():
    with pytest.raises(UndecodableFile, match=r"^scan\.bib: "):
        read_files([SourceFile("scan.bib", b"%PDF-1.4")])


def test_how_a_file_was_decoded_is_told():
    reading = read_files([SourceFile("old.bib", b"@misc{a, title={Gr\xf6\xdfe}}")])
    assert reading.entries[0].values["title"] == "Größe"
    assert str(reading.messages[0]).startswith("old.bib: The file is not UTF-8")


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
