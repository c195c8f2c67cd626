"""The document around the works of a report: its styles, title, counts and page numbers."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import gettext, override, pgettext
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from groups.reports.heading import ReportHeading
from groups.reports.selection import ReportSelection
from labportal.base.text.table_cells import writable_text

#: The identifiers of the styles of works, and of addresses in them.
WORK_STYLE, LINK_STYLE = "Bibliography", "Hyperlink"
#: Stands in the last paragraph, where the works come.
PLACE_OF_WORKS = "works"
_INDENT = Cm(1)
#: The most letters of a property of a document.
_LONGEST_PROPERTY = 255


def word_frame(selection: ReportSelection, heading: ReportHeading) -> bytes:
    """Return the document without its works: an empty paragraph stands in their place."""
    document: Any = Document()
    _set_up(document, selection, heading)
    document.add_heading(writable_text(heading.title), level=0)
    for line in heading.lines:
        document.add_paragraph(writable_text(line))
    with override(selection.choices.language):
        total = (gettext("Total"), selection.total)
        _add_counts(document, [*selection.counts, total])
    for note in heading.notes:
        document.add_paragraph(writable_text(note))
    document.add_paragraph(PLACE_OF_WORKS)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: Any, selection: ReportSelection, heading: ReportHeading) -> None:
    about = document.core_properties
    about.title = writable_text(heading.title)[:_LONGEST_PROPERTY]
    about.author = writable_text(heading.lab)[:_LONGEST_PROPERTY]
    about.comments, about.last_modified_by = "", ""
    about.language = selection.choices.language
    about.created = about.modified = heading.written_at.replace(tzinfo=None)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.5)
    _say_language(document.styles, heading.locale)
    works = document.styles.add_style(WORK_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    works.base_style = document.styles["Normal"]
    layout = works.paragraph_format
    layout.left_indent, layout.first_line_indent = _INDENT, -_INDENT
    layout.space_after = Pt(6)
    layout.tab_stops.add_tab_stop(_INDENT)
    links = document.styles.add_style(LINK_STYLE, WD_STYLE_TYPE.CHARACTER)
    links.font.color.rgb = RGBColor(0x05, 0x63, 0xC1)
    links.font.underline = True
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    footer._p.append(field)  # noqa: SLF001 - fields have no other way in


def _say_language(styles: Any, locale: str) -> None:
    """Say in which language the document is, so that it is not spelled by another's rules."""
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
        language.set(qn("w:eastAsia"), locale)


def _add_counts(document: Any, counts: Sequence[tuple[str, int]]) -> None:
    """Add the table of kinds and numbers, the total last; its columns have headings."""
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    headings = (gettext("Kind"), pgettext("of publications", "Number"))
    for cell, text in zip(table.rows[0].cells, headings, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - as above
    for place, (label, number) in enumerate(counts, start=1):
        row = table.add_row()
        is_total = place == len(counts)
        for cell, text in zip(row.cells, (label, str(number)), strict=True):
            cell.paragraphs[0].add_run(text).bold = is_total
        row.cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph()
