"""Kinds of identifiers beside the main ones of a publication, and addresses at their registries.

Forms: DOI Handbook, section 2.2; the ID converter of PMC; RFC 8141 (URN); Handle.Net technical
manual, section 3; https://api.archives-ouvertes.fr/docs (HAL); the help of ADS (bibcode).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext, gettext_lazy

from publications.vocabulary.identifiers import normalise_arxiv_id, normalise_doi, normalise_isbn


def doi_url(doi: str) -> str:
    """Return the address that resolves a DOI, which may hold any character; "" without one."""
    return f"https://doi.org/{quote(doi, safe='/:;()')}" if doi else ""


def arxiv_url(arxiv_id: str) -> str:
    """Return the address of a preprint at arXiv; "" without an id."""
    return f"https://arxiv.org/abs/{quote(arxiv_id)}" if arxiv_id else ""


def pubmed_url(pmid: str) -> str:
    """Return the address of an entry of PubMed; "" without an id."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{quote(pmid, safe='')}/" if pmid else ""


def _of_form(pattern: str, example: str) -> Callable[[str], str]:
    """Return the function that takes the identifier out of a text: the group of `pattern`."""
    form = re.compile(pattern, re.ASCII | re.IGNORECASE)

    def normalise(text: str) -> str:
        found = form.fullmatch(text.strip())
        if found is None:
            raise ValueError(
                gettext("An identifier of this kind looks like %(example)s.") % {"example": example}
            )
        return found[1]

    return normalise


_handle = _of_form(
    r"(?:https?://hdl\.handle\.net/|hdl:)?([0-9]+(?:\.[0-9]+)*/\S{1,200})", "2027/1234"
)
_pmcid_digits = _of_form(
    r"(?:https?://\S*/articles/)?(?:PMCID:?\s*)?(?:PMC)?\s*([0-9]{1,9})(?:\.[0-9]+)?/?",
    "PMC1234567",
)


def _pmcid(text: str) -> str:
    return f"PMC{_pmcid_digits(text)}"


@dataclass(frozen=True, slots=True)
class IdentifierKind:
    """A kind of identifier of which a publication may have several, or that few have.

    `bibtex` are the fields that hold it, the one that is written first; `eprinttype` is what
    biblatex calls it; `address` has "{}" for the identifier, quoted.
    """

    label: Any
    normalise: Callable[[str], str]
    bibtex: tuple[str, ...]
    address: str = ""
    eprinttype: str = ""

    def url(self, value: str) -> str:
        """Return the address of an identifier at its registry; "" if there is none."""
        return self.address.format(quote(value, safe="/:;()")) if self.address else ""


PREPRINT_DOI = "preprint_doi"
#: Kinds that are of a preprint of the work.
PREPRINTS = frozenset({PREPRINT_DOI, "arxiv_id"})
_DOI_ADDRESS = "https://doi.org/{}"
IDENTIFIER_KINDS = {
    PREPRINT_DOI: IdentifierKind(
        gettext_lazy("DOI of the preprint"),
        normalise_doi,
        ("preprintdoi", "preprint_doi"),
        _DOI_ADDRESS,
    ),
    "doi": IdentifierKind(
        gettext_lazy("further DOI"), normalise_doi, ("furtherdoi",), _DOI_ADDRESS
    ),
    "arxiv_id": IdentifierKind(
        gettext_lazy("further arXiv id"),
        normalise_arxiv_id,
        ("furtherarxiv",),
        "https://arxiv.org/abs/{}",
    ),
    "pmcid": IdentifierKind(
        gettext_lazy("PubMed Central id"),
        _pmcid,
        ("pmcid", "pmc"),
        "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    ),
    "isbn": IdentifierKind(gettext_lazy("further ISBN"), normalise_isbn, ("furtherisbn",)),
    "handle": IdentifierKind(
        gettext_lazy("handle"),
        _handle,
        ("handle", "hdl"),
        "https://hdl.handle.net/{}",
        "hdl",
    ),
    "urn": IdentifierKind(
        gettext_lazy("URN"),
        _of_form(r"(urn:[a-z0-9-]{2,32}:[!-~]{1,200})", "urn:nbn:de:bvb:91-diss-20200101-1"),
        ("urn",),
        "https://nbn-resolving.org/{}",
        "urn",
    ),
    "hal": IdentifierKind(
        gettext_lazy("HAL id"),
        _of_form(r"(?:https?://\S*/)?([a-z]+-[0-9]{8})(?:v[0-9]+)?", "hal-01234567"),
        ("hal_id", "hal"),
        "https://hal.science/{}",
        "hal",
    ),
    "jstor": IdentifierKind(
        gettext_lazy("JSTOR id"),
        _of_form(r"(?:https?://www\.jstor\.org/stable/)?([0-9]{3,12})", "2118559"),
        ("jstor",),
        "https://www.jstor.org/stable/{}",
        "jstor",
    ),
    "bibcode": IdentifierKind(
        gettext_lazy("bibcode"),
        _of_form(
            r"(?:https?://\S*/abs/)?([0-9]{4}[A-Za-z0-9.&]{14}[A-Za-z.])(?:/abstract)?",
            "2012PhLB..716....1A",
        ),
        ("bibcode", "adsurl"),
        "https://ui.adsabs.harvard.edu/abs/{}",
    ),
    "mrnumber": IdentifierKind(
        gettext_lazy("MR number"),
        _of_form(r"(?:MR)?\s*0*([0-9]{1,8})(?:\s.*)?", "4123456"),
        ("mrnumber",),
        "https://mathscinet.ams.org/mathscinet-getitem?mr={}",
        "mr",
    ),
    "zbl": IdentifierKind(
        gettext_lazy("Zbl number"),
        _of_form(r"(?:Zbl)?\s*([0-9]{4}\.[0-9]{5}|[0-9]{8})", "1234.56789"),
        ("zbl", "zblnumber"),
        "https://zbmath.org/?q=an:{}",
        "zbl",
    ),
}
