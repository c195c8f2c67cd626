"""Answers of unAPI (version 1): the list of formats, and a publication in one of them.

Zotero takes the first format of its own list that it finds here, which is its RDF.
"""

from xml.sax.saxutils import quoteattr

from django.http import HttpResponse

from labportal.base.text.links import absolute
from publications.exports.files.formats import FORMATS
from publications.exports.files.records import chunks
from publications.exports.metadata.public_pdf import public_pdf_path
from publications.exports.unapi.zotero_item import zotero_item
from publications.exports.unapi.zotero_rdf import zotero_rdf
from publications.models import Publication

#: The end of the address, below that of the publications.
ADDRESS = "unapi.xml"
ZOTERO = "rdf_zotero"
_RDF = "application/rdf+xml"
_XML = "application/xml; charset=utf-8"
#: The formats by the names that unAPI is asked for, with their media types.
_FILES = {"ris": "ris", "bibtex": "bib", "csl-json": "json"}
_FORMATS = {ZOTERO: _RDF} | {name: FORMATS[one].media_type for name, one in _FILES.items()}


def formats_response(id_: str = "") -> HttpResponse:
    """Return the formats there are, or those of the publication with an id."""
    of_id = f" id={quoteattr(id_)}" if id_ else ""
    names = (
        f"<format name={quoteattr(name)} type={quoteattr(media_type)}/>"
        for name, media_type in _FORMATS.items()
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<formats{of_id}>{"".join(names)}</formats>\n'
    return HttpResponse(xml, content_type=_XML, status=300 if id_ else 200)


def is_known(format_name: str) -> bool:
    """Return whether there is a format of this name."""
    return format_name in _FORMATS


def record_response(publication: Publication, format_name: str, url: str) -> HttpResponse:
    """Return a publication, which has its page at `url`, in a format that is known."""
    itself = Publication.objects.filter(pk=publication.pk)
    if format_name in _FILES:
        chosen = FORMATS[_FILES[format_name]]
        text = "".join(chosen.one(itself))
        return _answer(text.encode(), chosen.content_type)
    (record,) = next(chunks(itself))
    item = zotero_item(record, url, absolute(public_pdf_path(publication)))
    return _answer(zotero_rdf(item), f"{_RDF}; charset=utf-8")


def _answer(content: bytes, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["X-Robots-Tag"] = "noindex"
    return response
