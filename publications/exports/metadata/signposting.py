"""Links that lead programs from publications on, as https://signposting.org has them."""

from collections.abc import Iterator

from django.http import HttpResponse, JsonResponse

from labportal.base.answers.links import LINK_SET, TypedLink, link_header, link_set
from publications.exports.files.formats import FORMATS
from publications.exports.metadata.public_pdf import public_pdf_path
from publications.exports.metadata.publication_page import PublicationPage, orcid_url_of
from publications.exports.metadata.schema_types import OTHER, SCHEMA_TYPES
from publications.models import PdfLicence, Publication

PDF = "application/pdf"
_SCHEMA = "https://schema.org/"
#: The file that holds all links, below the page of a publication.
LINK_SET_NAME = "linkset.json"
#: The PDF, below the page as well: search engines take it for that of the page.
PDF_NAME = "full-text.pdf"


def all_links(publication: Publication, url: str, collection: str) -> list[TypedLink]:
    """Return the links of a publication, whose page is at `url`, in the list at `collection`."""
    pdf_url = f"{url}{PDF_NAME}" if public_pdf_path(publication) else ""
    return list(publication_links(PublicationPage(publication, url, pdf_url), collection))


def header_of_page(publication: Publication, url: str, collection: str) -> str:
    """Return the header of the page of a publication, which leads to its link set as well."""
    itself = TypedLink("linkset", f"{url}{LINK_SET_NAME}", LINK_SET)
    return link_header([*all_links(publication, url, collection), itself])


def link_set_response(publication: Publication, url: str, collection: str) -> HttpResponse:
    """Return all links of a publication as a file."""
    found = link_set(url, all_links(publication, url, collection))
    return JsonResponse(found, content_type=LINK_SET, headers={"X-Robots-Tag": "noindex"})


def publication_links(published: PublicationPage, collection: str) -> Iterator[TypedLink]:
    """Yield the links of a publication; `collection` is the address of the list that it is in."""
    publication = published.publication
    persistent = published.doi_url or published.arxiv_url or published.url
    yield TypedLink("cite-as", persistent)
    yield TypedLink("type", f"{_SCHEMA}{SCHEMA_TYPES.get(publication.type, OTHER)}")
    yield TypedLink("type", f"{_SCHEMA}AboutPage")
    for authorship in publication.authors:
        if orcid := orcid_url_of(authorship):
            yield TypedLink("author", orcid)
    yield from described_by(published.url.rstrip("/"))
    if published.pdf_url:
        yield TypedLink("item", published.pdf_url, PDF)
        if publication.pdf_licence:
            yield TypedLink("license", PdfLicence(publication.pdf_licence).url)
    yield TypedLink("collection", collection, "text/html")


def list_links(stem: str, query: str) -> Iterator[TypedLink]:
    """Yield the links of a list of publications, whose exports begin with `stem`."""
    yield TypedLink("type", f"{_SCHEMA}CollectionPage")
    yield from described_by(stem, f"?{query}" if query else "")


def person_links(orcid: str, collection: str) -> Iterator[TypedLink]:
    """Yield the links of the page of a person; `orcid` is an address, or ""."""
    yield TypedLink("cite-as", orcid)
    yield TypedLink("type", f"{_SCHEMA}ProfilePage")
    yield TypedLink("collection", collection, "text/html")


def described_by(stem: str, query: str = "") -> Iterator[TypedLink]:
    """Yield the links to the files of each format."""
    for extension, chosen in FORMATS.items():
        yield TypedLink("describedby", f"{stem}.{extension}{query}", chosen.media_type)
