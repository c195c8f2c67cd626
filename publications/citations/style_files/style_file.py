"""A .csl file that somebody gives: read, checked, and what it says of itself."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from lxml import etree

from publications.citations.csl.elements import LARGEST, Element, parse_element
from publications.citations.style_files.expansion import DEEPEST, MOST_ELEMENTS, expansion
from publications.citations.style_files.fault import faulty_element

#: RELAX NG of CSL 1.0.2 (citation-style-language/schema).
_SCHEMA = Path(__file__).parents[1] / "schema" / "csl.rng"
_NAMESPACE = "http://purl.org/net/xbiblio/csl"
_VERSION = "1.0"
_NAMESPACES = re.compile(r"\sxmlns(?::\w+)?=\"[^\"]*\"")


class StyleFileError(ValueError):
    """The reason why a file is no style that can be added, in the user's language."""


class ParentMissingError(StyleFileError):
    """The style prints by another one, which is not at hand."""


@dataclass(frozen=True, slots=True)
class StyleFile:
    """A checked style: the source to print by, and what the file says of itself.

    `address` is its identifier, `parent` the title of the style that it prints by, if that is
    another one, `language` that of its terms, "" if it is made for any.
    """

    title: str
    address: str
    source: str
    parent: str = ""
    language: str = ""
    rights: str = ""


def read_style(content: bytes, find_parent: Callable[[str], bytes | None]) -> StyleFile:
    """Return the style in a file.

    `find_parent` returns the file of the style with an identifier. Raises StyleFileError.
    """
    root = _checked(content)
    info = root.first("info") or Element("info", {}, (), "")
    said = _about(info)
    parent = _parent_address(info)
    if root.first("citation") is None and parent:
        return _dependent(root, said, parent, find_parent)
    _check_printing(root)
    return StyleFile(source=_text(content), language=root.get("default-locale"), **said)


def address_of(content: bytes) -> str:
    """Return the identifier that a file of the portal's own, or of a package, gives itself."""
    info = parse_element(content, "The style").first("info")
    return _said(info, "id") if info else ""


def _checked(content: bytes) -> Element:
    """Return the root of a file that the schema of CSL allows."""
    if len(content) > LARGEST:
        raise StyleFileError(
            _("The file is larger than %(most)s kB, which no citation style is.")
            % {"most": LARGEST // 1000}
        )
    text = _text(content)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise StyleFileError(_("The file has a DOCTYPE or entities. Take them out."))
    # No entity is replaced and nothing fetched, whatever the encoding that the file declares.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = getattr(error, "msg", str(error))
        raise StyleFileError(_("The file is not well-formed XML: %s") % message) from error
    if root.tag != f"{{{_NAMESPACE}}}style":
        raise StyleFileError(
            _("This is no CSL style: such a file begins with “style” in the namespace %s.")
            % _NAMESPACE
        )
    if root.get("version") != _VERSION:
        raise StyleFileError(
            _("The style is written for version %(version)s of CSL, and the portal reads 1.0.")
            % {"version": root.get("version") or "?"}
        )
    if not _schema().validate(root):
        raise StyleFileError(_fault(root))
    try:
        return parse_element(text.encode(), "The style")
    except ValueError as error:
        raise StyleFileError(_("The file is not well-formed XML: %s") % error) from error


def _text(content: bytes) -> str:
    """Return the text of a file without the declaration of an encoding, which is UTF-8 here."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StyleFileError(_("The file is not UTF-8 text. Save it as UTF-8.")) from error
    # Line breaks stay, by which faults are told.
    if text.lstrip().startswith("<?xml"):
        text = text.partition("?>")[2]
    return text.rstrip()


@cache
def _schema() -> Any:
    return etree.RelaxNG(file=str(_SCHEMA))


def _fault(root: Any) -> str:
    found = faulty_element(root, _schema())
    if found is None:
        return _("The file is not valid CSL 1.0.2.")
    start = etree.tostring(found, encoding="unicode").partition(">")[0]
    written = " ".join(_NAMESPACES.sub("", start).rstrip("/").split())
    return _("The file is not valid CSL 1.0.2. Line %(line)s: %(element)s> is not allowed so.") % {
        "line": found.sourceline,
        "element": written,
    }


def _about(info: Element) -> dict[str, str]:
    rights = info.first("rights")
    licence = " ".join((rights.get("license"), rights.text)) if rights else ""
    title = _said(info, "title")
    if not title:
        raise StyleFileError(_("The style has no title."))
    return {"title": title[:200], "address": _said(info, "id")[:500], "rights": licence.strip()}


def _said(info: Element, tag: str) -> str:
    found = info.first(tag)
    return " ".join(found.text.split()) if found else ""


def _parent_address(info: Element) -> str:
    links = (one for one in info.all("link") if one.get("rel") == "independent-parent")
    return next((one.get("href") for one in links), "")


def _dependent(
    root: Element, said: dict[str, str], parent: str, find_parent: Callable[[str], bytes | None]
) -> StyleFile:
    content = find_parent(parent)
    if content is None:
        raise ParentMissingError(
            _("“%(title)s” only says that it prints as %(parent)s does. Add that style first.")
            % {"title": said["title"], "parent": parent}
        )
    printed_by = read_style(content, lambda _address: None)
    language = root.get("default-locale") or printed_by.language
    return StyleFile(source=printed_by.source, parent=printed_by.title, language=language, **said)


def _check_printing(root: Element) -> None:
    """Raise StyleFileError for a style that prints no lists, or would never end."""
    bibliography = root.first("bibliography")
    if bibliography is None or bibliography.first("layout") is None:
        raise StyleFileError(
            _("The style prints no bibliography: it is for notes and citations in a text only.")
        )
    found = expansion(root)
    if found.missing:
        raise StyleFileError(
            _("The style calls a macro that it does not have: %s.")
            % ", ".join(sorted(found.missing))
        )
    if found.circular:
        raise StyleFileError(
            _("A macro of the style calls itself: %s.") % ", ".join(sorted(found.circular))
        )
    if found.elements > MOST_ELEMENTS or found.depth > DEEPEST:
        raise StyleFileError(_("Macros of the style call others so often that it would not end."))
