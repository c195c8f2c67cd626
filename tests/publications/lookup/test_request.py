"""Identifiers in text that people paste."""

import pytest

from publications.lookup.request import read_requested


def _read(text):
    requested = read_requested(text)
    assert requested.problems == []
    return [tuple(map(str, one)) for one in requested.identifiers]


@pytest.mark.parametrize(
    "text",
    [
        "10.1000/182",
        "doi:10.1000/182",
        "DOI: 10.1000/182",
        "doi 10.1000/182.",
        "https://doi.org/10.1000/182",
        "http://dx.doi.org/10.1000/182",
        "<https://doi.org/10.1000/182>",
        "“10.1000/182”,",
        "https://dl.acm.org/doi/10.1000/182",
        "https://link.springer.com/article/10.1000/182?x=1#y",
        "1. 10.1000/182",
        "- 10.1000/182",
        "[12] 10.1000/182",
        "Doe J. A title. Journal 2020;3:1-2. doi:10.1000/182. PMID: 123.",
    ],
)
def test_a_doi_is_read_in_every_notation(text):
    assert _read(text) == [("doi", "10.1000/182")]


@pytest.mark.parametrize(
    "text",
    [
        "2501.04284",
        "2501.04284v3",
        "arXiv:2501.04284",
        "arXiv: 2501.04284v2 [cs.CV]",
        "ARXIV 2501.04284",
        "https://arxiv.org/abs/2501.04284v1",
        "http://www.arxiv.org/abs/2501.04284?context=cs",
        "https://arxiv.org/pdf/2501.04284v2.pdf",
        "https://arxiv.org/pdf/2501.04284#page=2",
        "<https://arxiv.org/abs/2501.04284>.",
        "10.48550/arXiv.2501.04284",
        "https://doi.org/10.48550/ARXIV.2501.04284",
        "A. Author, A Title, arXiv preprint arXiv:2501.04284 (2025)",
    ],
)
def test_an_arxiv_id_is_read_in_every_notation_without_its_version(text):
    assert _read(text) == [("arxiv_id", "2501.04284")]


@pytest.mark.parametrize("text", ["hep-th/9901001", "arXiv:hep-th/9901001v2", "HEP-TH/9901001"])
def test_an_arxiv_id_may_be_of_the_old_form(text):
    assert _read(text) == [("arxiv_id", "hep-th/9901001")]


@pytest.mark.parametrize(
    "text",
    [
        "31452104",
        "PMID: 31452104",
        "PMID:31452104",
        "pmid 31452104",
        "031452104",
        "https://pubmed.ncbi.nlm.nih.gov/31452104/",
        "https://www.ncbi.nlm.nih.gov/pubmed/31452104",
        "<https://pubmed.ncbi.nlm.nih.gov/31452104/?from=x>",
        "(31452104).",
    ],
)
def test_a_pubmed_id_is_read_in_every_notation(text):
    assert _read(text) == [("pmid", "31452104")]


def test_several_stand_in_a_line_or_on_lines_of_their_own_and_each_counts_once():
    text = "10.1000/a, 10.1000/b;arXiv:2501.04284 PMID: 7\r\n\n\t10.1000/A\n2501.04284v2, 7"
    assert _read(text) == [
        ("doi", "10.1000/a"),
        ("doi", "10.1000/b"),
        ("arxiv_id", "2501.04284"),
        ("pmid", "7"),
    ]


def test_a_doi_keeps_its_own_signs():
    sici = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"
    assert _read(sici) == [("doi", sici.lower())]
    assert _read("10.1016/0022-247X(84)90001-1") == [("doi", "10.1016/0022-247x(84)90001-1")]


@pytest.mark.parametrize(
    "line",
    ["10.1000", "PMC1234567", "978-3-16-148410-0", "see there", "10.1000/a or 10.1000/b", "²³"],
)
def test_a_line_that_cannot_be_read_is_named_with_what_to_do(line):
    requested = read_requested(f"10.1000/182\n\n{line}\n7")
    assert len(requested.problems) == 1
    assert requested.problems[0].startswith("Line 3: “")
    assert "10.1000/182, arXiv:2501.04284 and PMID: 31452104" in requested.problems[0]


@pytest.mark.parametrize("text", ["", " \n\t", ",;\n- \n*", "\x00"])
def test_a_text_without_words_holds_nothing(text):
    assert read_requested(text).identifiers == []


def test_a_long_text_is_read_in_no_time():
    assert read_requested("x" * 20_000).problems
    assert len(read_requested("10.1000/1 " * 2_000).identifiers) == 1
    assert read_requested("doi: " * 4_000 + "arxiv" * 2_000)
