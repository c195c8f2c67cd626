"""A publication as its page shows it to machines."""

from dataclasses import dataclass

from people.orcid import orcid_url
from publications.models import Authorship, Publication
from publications.vocabulary.identifier_kinds import arxiv_url, doi_url, pubmed_url
from publications.vocabulary.page_ranges import page_span


@dataclass(frozen=True)
class PublicationPage:
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
        return page_span(self.publication.page)

    @property
    def doi_url(self) -> str:
        """The address that resolves the DOI."""
        return doi_url(self.publication.doi)

    @property
    def arxiv_url(self) -> str:
        """The preprint at arXiv."""
        return arxiv_url(self.publication.arxiv_id)

    @property
    def pubmed_url(self) -> str:
        """The entry of PubMed."""
        return pubmed_url(self.publication.pmid)


def orcid_url_of(authorship: Authorship) -> str:
    """Return the address of the ORCID record of an author, by the person or else the printed iD."""
    own = authorship.person.orcid if authorship.person else ""
    return orcid_url(own or authorship.orcid)


def inverted_name(authorship: Authorship) -> str:
    """Return a name with one comma, between family and given name; without one if in one piece."""
    if authorship.shown_literal:
        return authorship.shown_literal.replace(",", "")
    name = authorship.shown_parts
    given = f"{name.given} {name.suffix}".strip()
    surname = name.surname
    return f"{surname}, {given}" if given else surname
