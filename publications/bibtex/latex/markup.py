"""HTML, JATS and MathML that publishers leave in titles: the tags go, the text and its signs stay.

Crossref hands on what publishers deposit, and ACM, Elsevier and others export it as BibTeX.
"""

import re

from publications.bibtex.latex.maths import subscript, superscript

# Attributes have values: "a <b and c> d" is no tag.
_ATTRIBUTES = r"(?:\s{1,9}[\w:-]{1,40}\s?=\s?(?:\"[^\"<>]{0,200}\"|'[^'<>]{0,200}'))*+\s{0,9}"
_NAME = r"[A-Za-z][A-Za-z0-9]{0,20}(?:-[a-z]{1,20})*"
_TAG = re.compile(rf"<(/?)(?:(jats|mml|m|ce|xhtml):)?({_NAME}){_ATTRIBUTES}/?>")
_STYLES = frozenset(
    """
    i b u s p a tt em strong small big span font div br sc scp italic bold underline monospace
    roman sans-serif overline title sec strike cite code mark q nobr inf sub sup inline-formula
    named-content styled-content xref ext-link math mrow mi mo mn ms mtext mspace mstyle msub
    msup msubsup mfrac msqrt mover munder munderover mfenced mpadded mmultiscripts mprescripts
    none mphantom semantics alternatives li ul ol abstract ins del bdi html body h1 h2 h3 h4
    """.split()
)
_BLOCKS = frozenset({"p", "br", "div", "title", "sec", "li", "h1", "h2", "h3", "h4"})
_SCRIPT = re.compile(
    r"<(sub|sup|inf)>((?:[^<>]|</?(?:i|b|em|italic|bold)>){1,60})</\1>", re.IGNORECASE
)
_PREFIX = re.compile(r"(</?)(?:jats|mml|m|ce|xhtml):(?=[a-z])")
_LEAF = r"<m(?:i|n|o|row|text)[^<>]{0,200}>\s*([^<>]{0,60}?)\s*</m(?:i|n|o|row|text)>\s*"
_MATHML_SCRIPT = re.compile(rf"<msu([bp])>\s*{_LEAF}{_LEAF}</msu\1>")
_BLANK_IN_MATHML = re.compile(r"(</?m[a-z]+[^<>]{0,200}>)\s+(?=</?m[a-z]+[^<>]{0,200}>)")
# The same formula once more, as TeX.
_SOURCE = re.compile(
    r"<(tex-math|annotation)\b[^<>]{0,200}>.{0,3000}?</\1>", re.DOTALL | re.IGNORECASE
)


def without_tags(text: str) -> str:
    """Return a text without the tags of known elements; `<` and `>` of other kinds stay."""
    tags = [(match[1], match[3].lower()) for match in _TAG.finditer(text)]
    if not tags:
        return text
    # "<p>" may be a mean value; nobody forgets the end of a single letter in italics.
    known = {name for _, name in tags if name in _STYLES} - {
        name for name in "ibuspaq" if ("", name) not in tags or ("/", name) not in tags
    }
    text = _PREFIX.sub(r"\1", text)
    if "math" in known:
        text = _BLANK_IN_MATHML.sub(r"\1", _SOURCE.sub("", text))
        text = _MATHML_SCRIPT.sub(_with_mathml_script, text)
    if not known.isdisjoint({"sub", "sup", "inf"}):
        text = _SCRIPT.sub(_with_script, text)

    def without(match: re.Match[str]) -> str:
        name = match[3].lower()
        if name not in known:
            return match[0]
        return " " if name in _BLOCKS else ""

    return _TAG.sub(without, text)


def _with_script(match: re.Match[str]) -> str:
    content = _TAG.sub("", match[2])
    return superscript(content) if match[1].lower() == "sup" else subscript(content)


def _with_mathml_script(match: re.Match[str]) -> str:
    kind, base, script = match.groups()
    return base + (superscript(script) if kind == "p" else subscript(script))
