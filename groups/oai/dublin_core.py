"""Publications as `oai_dc`: the fifteen elements of Dublin Core, of which each may repeat."""

from publications.exports.metadata.dublin_core import dublin_core_tags
from publications.exports.metadata.publication_page import PublicationPage
from publications.models import Publication
from publications.models.publication_choices import PdfLicence
from publications.vocabulary.identifier_kinds import doi_url
from publications.vocabulary.text import one_line

#: Terms of the head of a page by the element that says the same.
_ELEMENTS = {"DCTERMS.type": "type", "eprints.thesis_type": "type"}
_OPEN = "info:eu-repo/semantics/openAccess"


def dublin_core(
    publication: Publication, url: str, pdf_url: str, topics: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Return names and texts of the elements, each once; nothing empty is among them.

    `pdf_url` is of a file that everybody may read; the publication is fetched `with_citation`.
    """
    page = PublicationPage(publication, url, pdf_url, topics)
    licence = PdfLicence(publication.pdf_licence).url if publication.pdf_licence else ""
    elements = [
        *(
            (_ELEMENTS.get(name) or name.split(".")[1], text)
            for name, text in dublin_core_tags(page)
        ),
        ("identifier", page.arxiv_url),
        ("identifier", page.pubmed_url),
        ("format", "application/pdf" if pdf_url else ""),
        ("relation", pdf_url),
        ("description", f"{publication.get_notice_display()} {publication.notice_date or ''}"),
        ("relation", doi_url(publication.notice_doi)),
        ("rights", _OPEN if page.is_open_access else ""),
        ("rights", licence if pdf_url else ""),
    ]
    texts = ((name, one_line(text)) for name, text in elements)
    return list(dict.fromkeys((name, text) for name, text in texts if text))
