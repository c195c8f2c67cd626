"""HTML, JATS and MathML that publishers leave in titles and abstracts, and CSL-JSON's few tags.

Crossref hands on what publishers deposit, and ACM, Elsevier and others export it as BibTeX.
Italics, small capitals, scripts, formulas and paragraphs are read; other tags go and their text
stays. What only looks like a tag ("p<q") is text.
"""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from publications.vocabulary.rich_text.formulas import formula_runs
from publications.vocabulary.rich_text.mathml_source import Element, to_tex
from publications.vocabulary.rich_text.rich_text import ITALIC, SMALL_CAPS, SUB, SUP, RichText
from publications.vocabulary.rich_text.signs import BEGINNINGS, BREAK, END, Reading, without_signs
from publications.vocabulary.rich_text.symbols import DOTLESS
from publications.vocabulary.text import (
    CONTROLS,
    DIRECTIONS,
    FORMAT,
    NONCHARACTERS,
    SURROGATES,
    ZERO_WIDTH,
)

# Attributes have values: "a <b and c> d" is no tag.
_ATTRIBUTES = r"(?:\s{1,9}[\w:-]{1,40}\s?=\s?(?:\"[^\"<>]{0,200}\"|'[^'<>]{0,200}'))*+\s{0,9}"
_NAME = r"[A-Za-z][A-Za-z0-9]{0,20}(?:-[a-z]{1,20})*"
_TAG = re.compile(rf"<(/?)(?:(jats|mml|m|ce|xhtml):)?({_NAME})({_ATTRIBUTES})(/?)>")
_MARKS = {
    **dict.fromkeys(("i", "em", "italic"), ITALIC),
    **dict.fromkeys(("sc", "scp"), SMALL_CAPS),
    **dict.fromkeys(("sub", "inf"), SUB),
    "sup": SUP,
}
_SMALL_CAPS = re.compile(r"font-variant:\s?small-caps")
#: Elements of which the beginning and the end are those of a paragraph, and others that divide.
_PARAGRAPHS = frozenset("p div title sec li list-item h1 h2 h3 h4 h5 h6".split())
_DIVIDING = frozenset({"br", "break", "hr", "td", "th", "tr"})
_FORMULAS = frozenset({"math", "tex-math"})
_STYLES = (
    frozenset(
        """
        b u s a tt strong big small span font bold underline monospace roman sans-serif overline
        strike cite code mark q nobr inline-formula disp-formula named-content styled-content xref
        ext-link mrow mi mo mn ms mtext mspace mstyle msub msup msubsup mfrac msqrt mroot mover
        munder munderover mfenced mpadded mmultiscripts mprescripts none mphantom semantics
        annotation alternatives ul ol abstract ins del bdi html body fixed-case img inline-graphic
        list table tbody
        """.split()
    )
    | _MARKS.keys()
    | _PARAGRAPHS
    | _DIVIDING
    | _FORMULAS
)
_SHORT = frozenset("ibuspaq")
# Of an abstract, whose heading the page has itself.
_HEADING = re.compile(
    r"^\s*<(?:jats:)?title>\s*(?:abstract|summary|zusammenfassung)\s*</(?:jats:)?title>",
    re.IGNORECASE,
)
# Springer sends a whole document for each formula.
_IN_DOCUMENT = re.compile(r"\\begin\{document\}(.*?)\\end\{document\}", re.DOTALL)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,31}[0-9]{0,2}|#[0-9]{2,7}|#[xX][0-9A-Fa-f]{2,6});")
# Springer writes "Garcı" with an accent behind it, and PDFs have one before it.
_DOTLESS_ACCENTED = re.compile("([ıȷ])(?=[\u0300-\u036f])|´ı")
_INVISIBLE = re.compile(f"[{CONTROLS}{DIRECTIONS}{ZERO_WIDTH}{FORMAT}{SURROGATES}{NONCHARACTERS}]")
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
_ROUNDS = 3
_LONGEST = 200_000
_LONGEST_FORMULA = 6_000


def read_tags(value: Any, *, paragraphs: bool = False) -> RichText:
    """Return the text of a value that may hold tags and entities; none if it is no text."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return RichText()
    return read(without_signs(value[:_LONGEST]), Reading(), paragraphs=paragraphs)


def plain(value: Any) -> str:
    """Return the plain text of a value that may hold tags and entities; "" if it is no text."""
    return read_tags(value).plain


def read(text: str, reading: Reading, *, paragraphs: bool = False) -> RichText:
    """Return a text, in which signs may stand already, with its tags and entities read."""
    if "&" in text:
        # Again, since Crossref has "&amp;lt;" and "&amp;amp;amp;".
        for _round in range(_ROUNDS):
            text = _ENTITY.sub(_unescaped, text)
    if "<" in text:
        text = _with_signs(text, reading)
    if paragraphs and "\n" in text:
        text = _EMPTY_LINE.sub(BREAK, text)
    return reading.assemble(text, tidied=visible, paragraphs=paragraphs)


def tidy(text: str) -> str:
    """Return text in NFC on one line, without tags, and control and direction characters."""
    if "&" in text or "<" in text:
        return read(without_signs(text), Reading()).plain
    return " ".join(visible(text).split())


def visible(text: str) -> str:
    """Return text in NFC, without control and direction characters."""
    if text.isascii() and text.isprintable():
        return text
    if "ı" in text or "ȷ" in text:
        text = _DOTLESS_ACCENTED.sub(_dotted, text)
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def _unescaped(entity: re.Match[str]) -> str:
    return html.unescape(entity[0])


def _dotted(match: re.Match[str]) -> str:
    return DOTLESS.get(match[1], "í")


def _with_signs(text: str, reading: Reading) -> str:
    text = _HEADING.sub("", text)
    tags = list(_TAG.finditer(text))
    # "<p>" may be a mean value; nobody forgets the end of a single letter in italics.
    names = {(tag[1], _name(tag)) for tag in tags}
    known = {
        name
        for _, name in names
        if name in _STYLES and (name not in _SHORT or {("", name), ("/", name)} <= names)
    }
    tags = [tag for tag in tags if tag[2] or _name(tag) in known]
    return "".join(_pieces(text, tags, reading)) if tags else text


def _name(tag: re.Match[str]) -> str:
    return tag[3].lower()


def _pieces(text: str, tags: list[re.Match[str]], reading: Reading) -> Iterator[str]:
    partners = _partners(tags)
    # The end of the text that was written, and of the formula that the present tags are in.
    place = end = 0
    source = False
    for number, tag in enumerate(tags):
        if tag.start() < end:
            continue
        between = text[place : tag.start()]
        name, partner = _name(tag), partners.get(number)
        place = tag.end()
        if (
            name in _FORMULAS
            and not tag[1]
            and (partner or (name == "math" and tags[number + 1 :]))
        ):
            inner = tags[number : partner + 1 if partner else None]
            last = tags[partner] if partner else None
            place = end = last.end() if last else len(text)
            # The same formula once more, as MathML.
            twice = source and name == "math" and not between.strip()
            yield "" if twice else between
            source = name == "tex-math"
            if not twice:
                content = text[tag.end() : last.start() if last else len(text)]
                yield _formula(text, inner, content, reading)
            continue
        yield between
        source = source and not between.strip()
        if name in _PARAGRAPHS:
            yield BREAK
        elif name in _DIVIDING:
            yield " "
        elif partner is not None:
            opening = tags[partner] if tag[1] else tag
            if mark := _mark(opening):
                yield END if tag[1] else BEGINNINGS[mark]
    yield text[place:]


def _mark(tag: re.Match[str]) -> str:
    if _name(tag) == "span":
        return SMALL_CAPS if _SMALL_CAPS.search(tag[4]) else ""
    return _MARKS.get(_name(tag), "")


def _partners(tags: list[re.Match[str]]) -> dict[int, int]:
    """Return the number of the other tag of each pair, by that of either."""
    opened: list[tuple[str, int]] = []
    still_open: Counter[str] = Counter()
    partners: dict[int, int] = {}
    for number, tag in enumerate(tags):
        name = _name(tag)
        if tag[5]:
            continue
        if not tag[1]:
            opened.append((name, number))
            still_open[name] += 1
        elif still_open[name]:
            other = ""
            # Tags behind the partner lose theirs, so that each is looked at twice at most.
            while other != name:
                other, partner = opened.pop()
                still_open[other] -= 1
            partners |= {number: partner, partner: number}
    return partners


def _formula(text: str, tags: list[re.Match[str]], content: str, reading: Reading) -> str:
    if len(content) > _LONGEST_FORMULA:
        return _TAG.sub("", content)
    is_source = _name(tags[0]) == "tex-math"
    tex = _source(content) if is_source else to_tex(_tree(text, tags))
    return reading.sign_of(formula_runs(tex)) if tex.strip() else ""


def _source(tex: str) -> str:
    if document := _IN_DOCUMENT.search(tex):
        tex = document[1]
    return tex.strip().strip("$").removeprefix(r"\(").removesuffix(r"\)").strip()


def _tree(text: str, tags: list[re.Match[str]]) -> Element:
    """Return the element that begins with the first of `tags`, the tags of a formula."""
    root = Element("math")
    opened = [root]
    place = tags[0].end()
    for tag in tags[1:]:
        if between := text[place : tag.start()].strip():
            opened[-1].children.append(between)
        place = tag.end()
        name = _name(tag)
        if tag[5]:
            opened[-1].children.append(Element(name, tag[4]))
        elif not tag[1]:
            element = Element(name, tag[4])
            opened[-1].children.append(element)
            opened.append(element)
        elif len(opened) > 1 and any(one.name == name for one in opened[1:]):
            while opened.pop().name != name:
                pass
    return root
