"""Small styles, and the bibliographies printed in them."""

from publications.citations.csl.bibliography.entries import bibliography_entries
from publications.citations.csl.elements import read_element
from publications.citations.csl.prepared_style import NamesRule
from publications.citations.csl.render import prepare_style
from tests.publications.citations.csl.sheets import LOCALES, element

ENGLISH = read_element(LOCALES / "locales-en-US.xml")
AUTHOR = '<names variable="author"><name form="short"/></names>'
YEAR = '<date variable="issued"><date-part name="year"/></date>'
CITED = f'<group delimiter=" ">{AUTHOR}{YEAR}</group>'


def sheet_of_style(layout, sort="", options="", citation="", cited=CITED, macros=""):
    """Return a style with this layout and these keys of its bibliography."""
    keys = f"<sort>{sort}</sort>" if sort else ""
    style = element(
        f"<style>{macros}<citation {citation}><layout>{cited}</layout></citation>"
        f"<bibliography {options}>{keys}<layout>{layout}</layout></bibliography></style>"
    )
    return prepare_style(style, [ENGLISH], "en-US")


def entries(items, layout, **style):
    """Return the entries of items as texts."""
    sheet = sheet_of_style(layout, **style)
    return [
        "".join(piece.text for piece in pieces)
        for _, pieces in bibliography_entries(sheet, items, NamesRule())
    ]


def work(title, year=2020, *families, **more):
    """Return an item."""
    names = [{"family": family, "given": "Xaver"} for family in families]
    item = {"id": title, "type": "book", "title": title, "author": names, **more}
    return item | ({"issued": {"date-parts": [[year]]}} if year else {})
