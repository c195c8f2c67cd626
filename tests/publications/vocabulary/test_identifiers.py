"""Identifiers within identifiers. What entries hold is tested with the codec."""

import pytest

from publications.vocabulary.identifier_kinds import arxiv_url, doi_url, pubmed_url
from publications.vocabulary.identifiers import arxiv_part


@pytest.mark.parametrize(
    ("doi", "part"),
    [
        ("10.48550/arXiv.2501.04284", "2501.04284"),
        ("10.48550/ARXIV.hep-th/9901001", "hep-th/9901001"),
        ("10.48550/other.1", ""),
        ("10.1000/182", ""),
        ("", ""),
    ],
)
def test_the_doi_of_a_preprint_at_arxiv_holds_its_id(doi, part):
    assert arxiv_part(doi) == part


def test_identifiers_lead_to_their_registries_and_nothing_leads_nowhere():
    assert doi_url("10.1000/a<b>") == "https://doi.org/10.1000/a%3Cb%3E"
    assert arxiv_url("hep-th/9901001") == "https://arxiv.org/abs/hep-th/9901001"
    assert pubmed_url("../1") == "https://pubmed.ncbi.nlm.nih.gov/..%2F1/"
    assert doi_url("") == arxiv_url("") == pubmed_url("") == ""
