"""Zotero's own RDF, the one format in which every item type and field of it arrives.

Its reader takes each property in its namespace for a field of that name. Creators are sequences of
people; a PDF is an attachment that the item links to.
"""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from publications.exports.unapi.zotero_item import Creator, ZoteroItem

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_NAMESPACES = {
    "rdf": _RDF,
    "z": "http://www.zotero.org/namespaces/export#",
    "bib": "http://purl.org/net/biblio#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "link": "http://purl.org/rss/1.0/modules/link/",
}
for _prefix, _namespace in _NAMESPACES.items():
    register_namespace(_prefix, _namespace)
#: Creators that have their place in another vocabulary.
_OF_BIBLIO = frozenset(("author", "editor", "contributor"))
#: What XML cannot hold.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PDF = "Full Text PDF"


def zotero_rdf(item: ZoteroItem) -> bytes:
    """Return the document with one item."""
    root = Element(_name("rdf:RDF"))
    node = SubElement(root, _name("rdf:Description"), {_name("rdf:about"): _clean(item.url)})
    _add(node, "z:itemType", item.type)
    for name, value in item.fields.items():
        match name:
            case "title":
                _add(node, "dc:title", value)
            case "extra":
                _add(node, "dc:description", value)
            case _:
                _add(node, f"z:{name}", value)
    for role in dict.fromkeys(creator.role for creator in item.creators):
        _add_creators(node, role, [one for one in item.creators if one.role == role])
    for tag in item.tags:
        _add(node, "dc:subject", tag)
    if item.pdf_url:
        _add_pdf(root, node, item.pdf_url)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="utf-8")


def _add_creators(node: Element, role: str, creators: Iterable[Creator]) -> None:
    prefix = "bib" if role in _OF_BIBLIO else "z"
    names = SubElement(SubElement(node, _name(f"{prefix}:{role}s")), _name("rdf:Seq"))
    for creator in creators:
        person = SubElement(SubElement(names, _name("rdf:li")), _name("foaf:Person"))
        _add(person, "foaf:surname", creator.family)
        if creator.given:
            _add(person, "foaf:givenName", creator.given)


def _add_pdf(root: Element, node: Element, url: str) -> None:
    SubElement(node, _name("link:link"), {_name("rdf:resource"): _clean(url)})
    attachment = SubElement(root, _name("z:Attachment"), {_name("rdf:about"): _clean(url)})
    _add(attachment, "z:itemType", "attachment")
    address = SubElement(SubElement(attachment, _name("dc:identifier")), _name("dcterms:URI"))
    _add(address, "rdf:value", url)
    _add(attachment, "dc:title", _PDF)
    _add(attachment, "link:type", "application/pdf")


def _add(node: Element, name: str, text: str) -> None:
    SubElement(node, _name(name)).text = _clean(text)


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def _name(prefixed: str) -> str:
    prefix, _, name = prefixed.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{name}"
