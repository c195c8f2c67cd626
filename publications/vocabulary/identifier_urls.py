"""Addresses of identifiers at their registries."""

from urllib.parse import quote


def doi_url(doi: str) -> str:
    """Return the address that resolves a DOI, which may hold any character; "" without one."""
    return f"https://doi.org/{quote(doi, safe='/:;()')}" if doi else ""


def arxiv_url(arxiv_id: str) -> str:
    """Return the address of a preprint at arXiv; "" without an id."""
    return f"https://arxiv.org/abs/{quote(arxiv_id)}" if arxiv_id else ""


def pubmed_url(pmid: str) -> str:
    """Return the address of an entry of PubMed; "" without an id."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{quote(pmid, safe='')}/" if pmid else ""
