"""A publication as its page shows it to machines."""

import re
from dataclasses import dataclass

from publications.models import Authorship, Publication
from publications.vocabulary.identifier_urls import arxiv_url, doi_url, pubmed_url
from publications.vocabulary.page_ranges import expand_pages

_RANGE = re.compile(r"([^\s,;&-]+)-([^\s,;&-]+)")
_ORCID = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")


@dataclass(frozen=True)
class Published:
    """A publication, and what only its page knows: absolute addresses, the names of its topics.

    Authorships, people and the PDF should be fetched (`with_citation`); nothing here asks for them
    by itself otherwise. `pdf_url` is of a file that everybody may read.
    """

    publication: Publication
    url: str
    pdf_url: str = ""
    topics: tuple[str, ...] = ()

    @property
    def is_open_access(self) -> bool:
        """Whether everybody may read it, as `PublicationQuerySet.open_access` has it."""
        publication = self.publication
        return publication.open_access or bool(publication.arxiv_id or self.pdf_url)

    @property
    def pages(self) -> tuple[str, str]:
        """First and last page; of an article number, that and ""."""
        pages = expand_pages(self.publication.page)
        found = _RANGE.fullmatch(pages)
        return (found[1], found[2]) if found else (pages, "")

    @property
    def doi_url(self) -> str:
        """Where the DOI leads."""
        return doi_url(self.publication.doi)

    @property
    def arxiv_url(self) -> str:
        """The preprint at arXiv."""
        return arxiv_url(self.publication.arxiv_id)

    @property
    def pubmed_url(self) -> str:
        """The entry of PubMed."""
        return pubmed_url(self.publication.pmid)


def orcid_of(authorship: Authorship) -> str:
    """Return the ORCID iD of whose name it is, the person's own or the printed one; or ""."""
    own = authorship.person.orcid if authorship.person else ""
    orcid = own or authorship.orcid
    return orcid if is_orcid(orcid) else ""


def is_orcid(text: str) -> bool:
    """Return whether `text` has the form of an ORCID iD: records keep what was imported."""
    return bool(_ORCID.fullmatch(text))


def inverted_name(authorship: Authorship) -> str:
    """Return a name with one comma, between family and given name; without one if in one piece."""
    if authorship.literal:
        return authorship.literal.replace(",", "")
    given = f"{authorship.given} {authorship.suffix}".strip()
    surname = authorship.parts.surname
    return f"{surname}, {given}" if given else surname
