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
        ("article-journal", "Archives of Biology", {"doi": "10.1/x"}, False),
        ("article-journal", "A" * 80 + " bioRxiv", {"doi": "10.1/x"}, False),
    ],
)
def test_a_preprint_has_no_container_but_its_server(csl_type, container, identifiers, preprint):
    assert is_preprint(csl_type, container, identifiers) is preprint
