"""Preprint servers and arXiv ids told from journals."""

import pytest

from publications.bibtex.reading.preprints import is_arxiv_id, is_preprint, names_arxiv


@pytest.mark.parametrize(
    ("text", "named"),
    [
        *((text, True) for text in ("arXiv", "ArXiv e-prints", "arXiv:2501.04284", "CoRR")),
        *((text, True) for text in ("abs/2501.04284", "Computing Research Repository")),
        *((text, False) for text in ("", "Nature", "Corrosion", "abstracts", "xarxivx", "a" * 90)),
        ("arXiv " + "a" * 80, False),
    ],
)
def test_what_only_says_arxiv(text, named):
    assert names_arxiv(text) is named


@pytest.mark.parametrize(
    ("text", "is_id"),
    [
        *((text, True) for text in ("2501.04284", "arXiv:2501.04284v2", "arXiv:2501.04284 [cs]")),
        *((text, True) for text in ("hep-th/9901001", "https://arxiv.org/abs/2501.04284")),
        *((text, False) for text in ("", "arXiv", "2501", "see 2501.04284 for more", "10.1/x")),
    ],
)
def test_what_is_an_arxiv_id(text, is_id):
    assert is_arxiv_id(text) is is_id


@pytest.mark.parametrize(
    ("csl_type", "container", "identifiers", "preprint"),
    [
        ("article-journal", "arXiv", {}, True),
        ("article-journal", "", {"arxiv_id": "2501.04284"}, True),
        ("article-journal", "Nature", {"arxiv_id": "2501.04284"}, False),
        ("article-journal", "", {"arxiv_id": "2501.04284", "doi": "10.1/x"}, False),
        ("article-journal", "arXiv", {"doi": "10.1/x"}, False),
        ("article-journal", "", {}, False),
        ("document", "", {"arxiv_id": "2501.04284"}, True),
        ("webpage", "", {"arxiv_id": "2501.04284"}, True),
        ("paper-conference", "arXiv", {"arxiv_id": "2501.04284"}, False),
        ("thesis", "", {"arxiv_id": "2501.04284"}, False),
        *(
            ("article-journal", server, {"doi": "10.1/x"}, True)
            for server in (
                *("bioRxiv", "medRxiv", "ChemRxiv", "PsyArXiv", "SocArXiv", "TechRxiv"),
                *("EarthArXiv", "EngrXiv", "Research Square", "SSRN Electronic Journal"),
                *("Preprints.org", "OSF Preprints", "Cryptology ePrint Archive"),
            )
        ),
        ("article-journal", "", {"doi": "10.5281/zenodo.123"}, True),
        ("document", "", {"doi": "10.5281/zenodo.123"}, False),
        ("article-journal", "Archives of Biology", {"doi": "10.1/x"}, False),
        ("article-journal", "A" * 80 + " bioRxiv", {"doi": "10.1/x"}, False),
    ],
)
def test_a_preprint_has_no_container_but_its_server(csl_type, container, identifiers, preprint):
    assert is_preprint(csl_type, container, "", identifiers) is preprint


@pytest.mark.parametrize(
    ("doi", "preprint"),
    [
        *(
            (doi, True)
            for doi in (
                *("10.1101/2020.03.22.002386", "10.1101/123456", "10.64898/2026.01.05.697654"),
                *("10.2139/ssrn.3912345", "10.21203/rs.3.rs-123456/v1", "10.31234/osf.io/abcde"),
                *("10.26434/chemrxiv-2021-abc12", "10.20944/preprints202101.0001.v1"),
                *("10.48550/arxiv.2501.04284", "10.36227/techrxiv.12345678.v1"),
            )
        ),
        *((doi, False) for doi in ("10.1101/gr.275193.120", "10.1038/s41586-020-1", "10.2139/x")),
    ],
)
def test_a_preprint_is_told_by_its_doi_unless_a_journal_has_it(doi, preprint):
    for csl_type in ("article-journal", "document", "manuscript"):
        assert is_preprint(csl_type, "", "", {"doi": doi}) is preprint
        assert is_preprint(csl_type, "Nature", "", {"doi": doi}) is False
    assert is_preprint("dataset", "", "", {"doi": doi}) is False


@pytest.mark.parametrize(
    ("csl_type", "publisher", "preprint"),
    [
        *(
            ("document", name, True)
            for name in (
                *("openRxiv", "Cold Spring Harbor Laboratory", "bioRxiv", "Research Square"),
                *("Research Square Platform LLC", "Center for Open Science", "SSRN"),
            )
        ),
        ("article-journal", "Zenodo", True),
        ("document", "Zenodo", False),
        ("article-journal", "Cold Spring Harbor Laboratory Press", False),
        ("article-journal", "Springer", False),
    ],
)
def test_a_preprint_is_told_by_the_names_of_its_server(csl_type, publisher, preprint):
    assert is_preprint(csl_type, "", publisher, {"doi": "10.5555/x"}) is preprint
    assert is_preprint(csl_type, "Journal of Ice", publisher, {"doi": "10.5555/x"}) is False
