"""Answers of OAI-PMH as XML."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from lxml import etree

from groups.oai.repository import Header, Record, RecordPage
from groups.oai.requests import PREFIX, OaiError
from publications.vocabulary.text import one_line

_OAI = "http://www.openarchives.org/OAI/2.0/"
_OAI_DC = f"{_OAI}oai_dc/"
_DC = "http://purl.org/dc/elements/1.1/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = f"{_OAI}OAI-PMH.xsd"
_DC_SCHEMA = f"{_OAI}oai_dc.xsd"
_LOCATION = f"{{{_XSI}}}schemaLocation"


class Answer:
    """The document of one answer, to which the element of its verb, or an error, is added."""

    def __init__(self, base_url: str, when: datetime, arguments: Mapping[str, str]) -> None:
        self._root = etree.Element(f"{{{_OAI}}}OAI-PMH", nsmap={None: _OAI, "xsi": _XSI})
        self._root.set(_LOCATION, f"{_OAI} {_SCHEMA}")
        _add(self._root, "responseDate", _utc(when))
        _add(self._root, "request", base_url, **arguments)

    def error(self, error: OaiError) -> None:
        """Say what is wrong."""
        _add(self._root, "error", str(error), code=error.code)

    def identify(self, name: str, base_url: str, email: str, earliest: datetime) -> None:
        """Say what repository this is."""
        said = {
            "repositoryName": name,
            "baseURL": base_url,
            "protocolVersion": "2.0",
            "adminEmail": email,
            "earliestDatestamp": _utc(earliest),
            "deletedRecord": "persistent",
            "granularity": "YYYY-MM-DDThh:mm:ssZ",
        }
        _add_all(_add(self._root, "Identify"), said)

    def formats(self) -> None:
        """Name the format there is."""
        one = _add(_add(self._root, "ListMetadataFormats"), "metadataFormat")
        said = {"metadataPrefix": PREFIX, "schema": _DC_SCHEMA, "metadataNamespace": _OAI_DC}
        _add_all(one, said)

    def sets(self, sets: Iterable[tuple[str, str]]) -> None:
        """Name the sets by their codes."""
        whole = _add(self._root, "ListSets")
        for spec, name in sets:
            _add_all(_add(whole, "set"), {"setSpec": spec, "setName": name})

    def record(self, record: Record) -> None:
        """Give one record."""
        _add_record(_add(self._root, "GetRecord"), record)

    def page(self, verb: str, page: RecordPage) -> None:
        """Give the records of a page, or their headers, and the token of the next page."""
        whole = _add(self._root, verb)
        for record in page.records:
            if verb == "ListIdentifiers":
                _add_header(whole, record.header)
            else:
                _add_record(whole, record)
        if page.token or page.cursor:
            # The last page of several has an empty one.
            _add(whole, "resumptionToken", page.token, cursor=str(page.cursor))

    def as_bytes(self) -> bytes:
        """Return the document."""
        return bytes(etree.tostring(self._root, xml_declaration=True, encoding="UTF-8"))


def _add_record(parent: Any, record: Record) -> None:
    whole = _add(parent, "record")
    _add_header(whole, record.header)
    if record.header.deleted:
        return
    metadata = _add(whole, "metadata")
    dc = etree.SubElement(metadata, f"{{{_OAI_DC}}}dc", nsmap={"oai_dc": _OAI_DC, "dc": _DC})
    dc.set(_LOCATION, f"{_OAI_DC} {_DC_SCHEMA}")
    for name, text in record.elements:
        etree.SubElement(dc, f"{{{_DC}}}{name}").text = text


def _add_header(parent: Any, header: Header) -> None:
    one = _add(parent, "header", **({"status": "deleted"} if header.deleted else {}))
    _add_all(one, {"identifier": header.identifier, "datestamp": _utc(header.datestamp)})
    for spec in header.sets:
        _add(one, "setSpec", spec)


def _add_all(parent: Any, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        _add(parent, name, text)


def _add(parent: Any, name: str, text: str = "", **attributes: str) -> Any:
    element = etree.SubElement(parent, f"{{{_OAI}}}{name}", attributes)
    # Without characters that XML does not have.
    element.text = one_line(text) or None
    return element


def _utc(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S}Z"
