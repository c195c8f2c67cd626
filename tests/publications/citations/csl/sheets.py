"""Elements, locales and contexts for tests of the CSL processor."""

from defusedxml.ElementTree import fromstring

from publications.citations.csl.context import Context
from publications.citations.csl.elements import Element, read_element
from publications.citations.csl.locale import style_locale
from publications.citations.csl.names.name_list import inherited_name_options
from publications.citations.csl.parts import CLOSE, INNER_CLOSE, INNER_OPEN, OPEN
from publications.citations.csl.prepared_style import NamesRule, PreparedStyle
from publications.citations.csl.text.flattening import flatten
from publications.citations.styles import STYLES

LOCALES = STYLES["apa"].path.parents[1] / "locales"
_FILES = {name: read_element(LOCALES / f"locales-{name}.xml") for name in ("en-US", "de-DE")}
_SIGNS = str.maketrans({OPEN: "«", CLOSE: "»", INNER_OPEN: "‹", INNER_CLOSE: "›"})


def element(xml):
    """Return the element that `xml`, without namespaces, describes."""
    return _element(fromstring(xml))


def _element(node):
    children = tuple(map(_element, node))
    return Element(node.tag, dict(node.attrib), children, node.text or "")


def locale_of(language, own=""):
    """Return the locale of a style with the `locale` elements `own`."""
    base = [_FILES[name] for name in dict.fromkeys(("en-US", language))]
    return style_locale(element(f"<style>{own}</style>"), base, language)


ENGLISH, GERMAN = locale_of("en-US"), locale_of("de-DE")


def context_of(item=None, options="", inside="", locale=ENGLISH, rule=None, apart="", **place):
    """Return the context of an item in a style with these options and elements."""
    style = element(f"<style {options}>{inside}</style>")
    macros = {macro.get("name"): macro for macro in style.all("macro")}
    sheet = PreparedStyle(style, macros, locale, inherited_name_options(style), apart)
    return Context(sheet, item or {}, rule or NamesRule(), **place)


def read_signs(text):
    """Return `text` with « » and ‹ › for quotation marks that are not written out yet."""
    return text.translate(_SIGNS)


def printed(part):
    """Return the text of a part, punctuation not settled; "" for None."""
    pieces = flatten(part) if part is not None else []
    return read_signs("".join(piece.text for piece in pieces))
