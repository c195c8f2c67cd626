"""XML from services, read without what a document can do to its reader."""

import re
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from publications.lookup.answers.markup import plain
from publications.lookup.client import unreadable

_OUTER_TAGS = re.compile(r"\A<[^>]*>|</[^>]*>\Z")


def read_xml(body: bytes, host: str) -> Element:
    """Return the root of a document.

    Raises LookupFailedError for what is no XML, and for XML that declares entities; a mere
    DOCTYPE, which PubMed's answers have, is read past.
    """
    try:
        return fromstring(body)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise unreadable(host) from error


def text_of(parent: Element | None, path: str) -> str:
    """Return the plain text of the first element at `path`; "" if there is none."""
    return inner_text(parent.find(path) if parent is not None else None)


def inner_text(element: Element | None) -> str:
    """Return the plain text of an element whose text may be set in tags."""
    if element is None:
        return ""
    if not len(element):
        return " ".join((element.text or "").split()) and plain(element.text)
    tail, element.tail = element.tail, None
    written = tostring(element, encoding="unicode")
    element.tail = tail
    return plain(_OUTER_TAGS.sub("", written))
