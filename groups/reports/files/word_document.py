"""Reports as Word documents (DOCX)."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

from django.utils.encoding import iri_to_uri
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from groups.reports.entries import ReportEntry, entries
from groups.reports.files.archive_stream import archive_pieces
from groups.reports.files.word_frame import LINK_STYLE, PLACE_OF_WORKS, WORK_STYLE, word_frame
from groups.reports.heading import ReportHeading
from groups.reports.runs import TextRun, text_runs
from groups.reports.selection import ReportSelection
from labportal.base.text.table_cells import writable_text

_DOCUMENT, _RELATIONSHIPS = "word/document.xml", "word/_rels/document.xml.rels"
# Of a language that is none, Word would ask whether the document is damaged.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_PLACE = f"<w:p><w:r><w:t>{PLACE_OF_WORKS}</w:t></w:r></w:p>".encode()


def word_pieces(selection: ReportSelection, heading: ReportHeading) -> Iterator[bytes]:
    """Yield the document piece by piece: memory depends on no more than the addresses in it."""
    return WordDocument(selection, heading).pieces()


class WordDocument:
    """The works of a report as paragraphs, written into the document around them."""

    def __init__(self, selection: ReportSelection, heading: ReportHeading) -> None:
        self._selection, self._heading = selection, heading
        #: The addresses that links lead to, by the identifiers of their relationships.
        self._links: dict[str, str] = {}

    def pieces(self) -> Iterator[bytes]:
        """Yield the file."""
        frame = word_frame(self._selection, self._heading)
        yield from archive_pieces(
            frame,
            _DOCUMENT,
            self._content(_part(frame, _DOCUMENT)),
            {_RELATIONSHIPS: self._relationships},
        )

    def _content(self, around: bytes) -> Iterator[bytes]:
        # The last one: a title may say the same.
        before, _place, behind = around.rpartition(_PLACE)
        yield before
        for some in entries(self._selection):
            yield b"".join(piece for entry in some for piece in self._paragraphs(entry))
        yield behind

    def _paragraphs(self, entry: ReportEntry) -> Iterator[bytes]:
        """Yield the paragraph of a work, and before it the heading of the section it opens."""
        if entry.opens and entry.section.heading:
            heading = _paragraph("Heading1")
            heading.add_run(writable_text(entry.section.title))
            yield _as_bytes(heading)
        yield _as_bytes(self._work(entry))

    def _work(self, entry: ReportEntry) -> Paragraph:
        paragraph = _paragraph(WORK_STYLE)
        if self._selection.choices.numbered:
            paragraph.add_run(f"{entry.number}.\t")
        for run in text_runs(entry.html):
            self._add(paragraph, run)
        if entry.remark:
            paragraph.add_run(f" [{entry.remark}]")
        return paragraph

    def _add(self, paragraph: Paragraph, said: TextRun) -> None:
        line_end = "\n" if said.breaks else ""
        run = paragraph.add_run(writable_text(f"{line_end}{said.text}"))
        font: Any = run.font
        for name in ("bold", "italic", "underline", "small_caps"):
            if getattr(said, name):
                setattr(font, name, True)
        if said.raised:
            setattr(font, "superscript" if said.raised > 0 else "subscript", True)
        if _LANGUAGE.fullmatch(said.language):
            _say_language(run, said.language)
        if said.link:
            self._lead(paragraph, run, said.link)

    def _lead(self, paragraph: Paragraph, run: Run, address: str) -> None:
        """Put a run into a link."""
        key = f"link{len(self._links) + 1}"
        # As it would be sent: Word takes a document for damaged if an address is none.
        self._links[key] = iri_to_uri(address)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), key)
        properties = run._r.get_or_add_rPr()  # noqa: SLF001 - links have no other way in
        style = OxmlElement("w:rStyle")
        style.set(qn("w:val"), LINK_STYLE)
        properties.insert(0, style)
        paragraph._p.append(link)  # noqa: SLF001
        link.append(run._r)  # noqa: SLF001

    def _relationships(self, there: bytes) -> bytes:
        rows = "".join(
            f"<Relationship Id={quoteattr(key)} Type={quoteattr(RELATIONSHIP_TYPE.HYPERLINK)}"
            f' Target={quoteattr(address)} TargetMode="External"/>'
            for key, address in self._links.items()
        )
        before, end, behind = there.rpartition(b"</Relationships>")
        return before + rows.encode() + end + behind


def _part(archive: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(archive)) as opened:
        return opened.read(name)


def _paragraph(style: str) -> Paragraph:
    """Return a paragraph that is in no document: it is written by itself."""
    element: Any = OxmlElement("w:p")
    element.get_or_add_pPr().style = style
    parent: Any = None
    return Paragraph(element, parent)


def _as_bytes(paragraph: Paragraph) -> bytes:
    return etree.tostring(paragraph._p)  # noqa: SLF001 - as above


def _say_language(run: Run, language: str) -> None:
    said = OxmlElement("w:lang")
    said.set(qn("w:val"), language)
    run._r.get_or_add_rPr().append(said)  # noqa: SLF001 - as above
