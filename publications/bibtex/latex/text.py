"""LaTeX to plain text, in time linear in the length of the text and without recursion.

Most values hold no command at all and never reach the decoder. Braces vanish, accents and symbols
become characters, commands that only style are dropped, and a command that is not known stays as
written. A bare `%` is a per cent sign.
"""

import html
import re
import unicodedata

from publications.bibtex.latex.decoder import Decoder
from publications.bibtex.latex.markup import without_tags
from publications.bibtex.latex.symbols import DOTLESS
from publications.bibtex.latex.tokens import LIGATURE, LIGATURES
from publications.vocabulary.text import (
    CONTROLS,
    DIRECTIONS,
    FORMAT,
    NONCHARACTERS,
    SURROGATES,
    ZERO_WIDTH,
)

_LATEX = re.compile(r"[\\{}$~`]|--|''|[_^][0-9+-]")
_COMMAND = re.compile(r"[\\$]|[_^][{0-9+-]")
# The American Physical Society writes letters once for formulas and once for text. The bounds keep
# the time linear where a closing command or quotation mark is missing.
_IF_MATH = re.compile(r"\\ifmmode.{0,200}?\\else\b\s*(.{0,200}?)\\fi\b(?:\{\})?", re.DOTALL)
# As in `\begin{CJK*}{UTF8}{gbsn}王\end{CJK*}`: an encoding and a font.
_CJK = re.compile(r"\\begin\{CJK\*?\}(?:\s*\{[^{}]{0,20}\}){0,2}|\\end\{CJK\*?\}")
_INNER_QUOTES = re.compile(r"‘([^‘']{1,200})'")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,31}[0-9]{0,2}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});")
# Springer writes "Garcı" with an accent behind it, and PDFs have one before it.
_DOTLESS_ACCENTED = re.compile("([ıȷ])(?=[\u0300-\u036f])|´ı")
_INVISIBLE = re.compile(f"[{CONTROLS}{DIRECTIONS}{ZERO_WIDTH}{FORMAT}{SURROGATES}{NONCHARACTERS}]")


def to_text(latex: str, *, unknown: list[str] | None = None, keep_braces: bool = False) -> str:
    """Return the text that a field's value prints as, in NFC and on one line.

    Commands that are not known and stay as written are added to `unknown`. With `keep_braces`, the
    braces that group text stay, as the splitting of names needs them.
    """
    if _LATEX.search(latex) is None:
        return tidy(latex)
    if "\\begin{CJK" in latex:
        latex = _CJK.sub("", latex)
    if "\\ifmmode" in latex:
        latex = _IF_MATH.sub(r"{\1}", latex)
    if _COMMAND.search(latex):
        text = Decoder(latex, keep_braces=keep_braces, unknown=unknown).text()
    else:
        text = _ligatures(latex)
        if not keep_braces:
            text = text.replace("{", "").replace("}", "")
    return tidy(_INNER_QUOTES.sub("‘\\1’", text))


def tidy(text: str) -> str:
    """Return text in NFC on one line, without control and direction characters."""
    if "&" in text:
        # Twice, since Crossref has "&amp;lt;".
        text = _ENTITY.sub(_unescaped, _ENTITY.sub(_unescaped, text))
    if "<" in text:
        text = without_tags(text)
    if not (text.isascii() and text.isprintable()):
        if "ı" in text or "ȷ" in text:
            text = _DOTLESS_ACCENTED.sub(_dotted, text)
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return " ".join(text.split())


def _unescaped(entity: re.Match[str]) -> str:
    return html.unescape(entity[0])


def _dotted(match: re.Match[str]) -> str:
    return DOTLESS.get(match[1], "í")


def _ligatures(text: str) -> str:
    return LIGATURE.sub(lambda match: LIGATURES[match[0]], text)
