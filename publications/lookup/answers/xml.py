"""XML from services, read without what a document can do to its reader."""

import re
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from publications.lookup.client import unreadable
from publications.vocabulary.rich_text.rich_text import RichText
from publications.vocabulary.rich_text.tags import read_tags

# Or formulas would be written as elements of a namespace "ns0".
register_namespace("mml", "http://www.w3.org/1998/Math/MathML")

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
    return inner_rich_text(element).plain


def rich_text_of(parent: Element | None, path: str) -> RichText:
    """Return the text of the first element at `path`, with its markup."""
    return inner_rich_text(parent.find(path) if parent is not None else None)


def inner_rich_text(element: Element | None, *, paragraphs: bool = False) -> RichText:
    """Return the text of an element whose text may be set in tags, with its markup."""
    if element is None:
        return RichText()
    if not len(element):
        return read_tags(element.text, paragraphs=paragraphs)
    tail, element.tail = element.tail, None
    written = tostring(element, encoding="unicode")
    element.tail = tail
    return read_tags(_OUTER_TAGS.sub("", written), paragraphs=paragraphs)
