"""LaTeX to text, plain or rich, in time linear in the length of the text and without recursion.

Most values hold no command at all and never reach the decoder. Braces vanish, accents and symbols
become characters, and a command that is not known stays as written. A bare `%` is a per cent sign.
Titles and abstracts keep italics, small capitals, scripts and formulas; of other fields, and of
other commands that only style, the text stays.
"""

import re

from publications.bibtex.latex.compounds import with_braced_charges
from publications.bibtex.latex.decoder import Decoder
from publications.bibtex.latex.encoder import LITERALS
from publications.bibtex.latex.tokens import LIGATURE, LIGATURES
from publications.vocabulary.rich_text.rich_text import RichText, plain_text
from publications.vocabulary.rich_text.signs import Reading, has_signs, without_signs
from publications.vocabulary.rich_text.tags import read, tidy

# They begin with one set of signs for speed, as those of `tokens` do.
_LATEX = re.compile(r"[\\{}$~`'_^-](?:(?<=[\\{}$~`])|(?<=-)-|(?<=')'|(?<=[_^])[0-9+-])")
_COMMAND = re.compile(r"[\\$_^](?:(?<=[\\$])|(?<=[_^])[{0-9+-])")
# The American Physical Society writes letters once for formulas and once for text. The bounds keep
# the time linear where a closing command or quotation mark is missing.
_IF_MATH = re.compile(r"\\ifmmode.{0,200}?\\else\b\s*(.{0,200}?)\\fi\b(?:\{\})?", re.DOTALL)
# As in `\begin{CJK*}{UTF8}{gbsn}王\end{CJK*}`: an encoding and a font.
_CJK = re.compile(r"\\begin\{CJK\*?\}(?:\s*\{[^{}]{0,20}\}){0,2}|\\end\{CJK\*?\}")
_INNER_QUOTES = re.compile(r"‘([^‘']{1,200})'")
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")


def to_text(latex: str, *, unknown: list[str] | None = None, keep_braces: bool = False) -> str:
    """Return the text that a field's value prints as, in NFC and on one line.

    Commands that are not known and stay as written are added to `unknown`. With `keep_braces`, the
    braces that group text stay, as the splitting of names needs them.
    """
    if _LATEX.search(latex) is None:
        return tidy(latex)
    return tidy(_decoded(latex, unknown, keep_braces=keep_braces))


def to_rich_text(
    latex: str, *, unknown: list[str] | None = None, paragraphs: bool = False
) -> RichText:
    """Return the text that a title prints as or, with its `paragraphs`, an abstract.

    Commands that are not known and stay as written are added to `unknown`.
    """
    in_paragraphs = paragraphs and _EMPTY_LINE.search(latex) is not None
    if not (in_paragraphs or "<" in latex or "&" in latex or _LATEX.search(latex)):
        return plain_text(tidy(latex))
    latex = without_signs(latex)
    reading = Reading()
    if _LATEX.search(latex):
        for sign, literal in LITERALS.items():
            latex = latex.replace(literal, sign)
        latex = _decoded(latex, unknown, reading=reading)
        if not (in_paragraphs or "<" in latex or "&" in latex or has_signs(latex)):
            # Most commands are accents and braces.
            return plain_text(tidy(latex))
    return read(latex, reading, paragraphs=paragraphs)


def _decoded(
    latex: str,
    unknown: list[str] | None,
    *,
    keep_braces: bool = False,
    reading: Reading | None = None,
) -> str:
    if "\\begin{CJK" in latex:
        latex = _CJK.sub("", latex)
    if "\\ifmmode" in latex:
        latex = _IF_MATH.sub(r"{\1}", latex)
    if "\\ce" in latex:
        latex = with_braced_charges(latex)
    if _COMMAND.search(latex):
        text = Decoder(latex, keep_braces=keep_braces, unknown=unknown, reading=reading).text()
    else:
        text = _ligatures(latex)
        if not keep_braces:
            text = text.replace("{", "").replace("}", "")
    return _INNER_QUOTES.sub("‘\\1’", text)


def _ligatures(text: str) -> str:
    return LIGATURE.sub(lambda match: LIGATURES[match[0]], text)
