r"""Plain text to LaTeX that BibTeX, biber and this package's `to_text` read: UTF-8, escaped.

Braces are written as commands, because BibTeX counts them with a backslash before them as well.
"""

import re
import unicodedata

from publications.bibtex.latex.math_syntax import is_sound
from publications.vocabulary.rich_text.maths import math_to_text
from publications.vocabulary.rich_text.rich_text import (
    ITALIC,
    PARAGRAPH,
    SMALL_CAPS,
    SUB,
    SUP,
    RichText,
    Run,
    written,
)
from publications.vocabulary.rich_text.signs import LITERALS as SIGNS
from publications.vocabulary.rich_text.signs import without_signs
from publications.vocabulary.text import CONTROLS, SURROGATES

_ESCAPED = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "`": r"\textasciigrave{}",
        # Readers that look for the next entry take "@word {" for its beginning.
        "@": "{@}",
    }
)
_SPECIAL = re.compile(r"[&%$#_\\{}~^`@]|--|''")
_BRACE = re.compile(r"[{}]")
# Two hyphens would print as a dash, two apostrophes as a quotation mark.
_LIGATURE = re.compile(r"-(?=-)|'(?=')")
_CONTROL = re.compile(rf"[{CONTROLS}{SURROGATES}\ufeff]")
#: How "<" and "&" are written that begin no tag and no entity, by the sign of either.
LITERALS = {sign: {"<": "<{}", "&": r"\&{}"}[literal] for sign, literal in SIGNS.items()}
_WORD = re.compile(r"\S+")
_BLANKS = re.compile(r"\s+")
# What is read as a tag or an entity, unless it is written as one of `LITERALS`.
_READ_AS_SIGN = re.compile(r"<(?=/?[A-Za-z][^<>]{0,300}>)|&(?=#?[A-Za-z0-9]{1,31};)")
_SIGN_OF = {literal: sign for sign, literal in SIGNS.items()}
_COMMENT = re.compile(r"(?<!\\)%")
_ESCAPED_COMMENT = r"\\%"
_BEGINNINGS = {
    ITALIC: r"\textit{",
    SMALL_CAPS: r"\textsc{",
    SUB: r"\textsubscript{",
    SUP: r"\textsuperscript{",
}
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?[\u0300-\u036f]*", re.DOTALL)


def to_latex(text: str, *, keep_capitals: bool = False) -> str:
    r"""Return the LaTeX that prints as `text`, on one line and in NFC, with balanced braces.

    With `keep_capitals`, words with a capital letter are put in braces, since styles set titles in
    lower case; the title's first letter is left to the style.
    """
    if not text:
        return ""
    text = " ".join(_seen(text).split())
    return _words(text) if keep_capitals else _escape(text)


def _seen(text: str) -> str:
    # Asked first, since most texts need no normal form.
    if text.isascii() and text.isprintable():
        return text
    return _CONTROL.sub("", unicodedata.normalize("NFC", text))


def rich_to_latex(text: RichText, *, keep_capitals: bool = False) -> str:
    r"""Return the LaTeX that prints a title or an abstract, as `to_latex` does.

    Paragraphs end with `\par`: an empty line is but a blank to BibTeX.
    """
    if not text.has_markup:
        return _paragraphs(text.plain, keep_capitals)
    # The style sets the first letter, wherever that is.
    first = next((run for run in text.runs if any(map(str.isalpha, run.text))), None)

    def latex(run: Run) -> str:
        if run.is_formula:
            return _formula(run.text)
        return _paragraphs(run.text, keep_capitals, style_sets_first=run is first)

    return written(text.runs, lambda mark: _BEGINNINGS[mark], lambda mark: "}", latex)


def _paragraphs(text: str, keep_capitals: bool, *, style_sets_first: bool = True) -> str:
    """Return text as LaTeX that is no tag and no entity, with the blanks at its ends."""
    latex_of = []
    for paragraph in text.split(PARAGRAPH):
        seen = _BLANKS.sub(" ", _seen(without_signs(paragraph)))
        # Before words are put in braces, which readers pass over.
        seen = _READ_AS_SIGN.sub(lambda sign: _SIGN_OF[sign[0]], seen)
        latex = _words(seen, style_sets_first=style_sets_first) if keep_capitals else _escape(seen)
        for sign, literal in LITERALS.items():
            latex = latex.replace(sign, literal)
        latex_of.append(latex)
    return r"\par ".join(latex_of)


def _formula(tex: str) -> str:
    """Return a formula in braces, or BibTeX would set its letters in lower case."""
    tex = _COMMENT.sub(_ESCAPED_COMMENT, tex)
    # LaTeX would stop at it, or it would end too early or late, and the field with it.
    return f"{{${tex}$}}" if is_sound(tex) else to_latex(math_to_text(tex))


def has_balanced_braces(text: str) -> bool:
    """Return whether `text` can stand between braces, counted as BibTeX does."""
    depth = 0
    for brace in _BRACE.findall(text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _words(text: str, *, style_sets_first: bool = True) -> str:
    first_letter = next((i for i, sign in enumerate(text) if sign.isalpha()), -1)
    first_letter = first_letter if style_sets_first else -1
    return _WORD.sub(lambda word: _word(word, first_letter), text)


def _word(word: re.Match[str], first_letter: int) -> str:
    core = _CORE.search(word[0])
    if core is None or not any(
        sign.isupper() and word.start() + place != first_letter
        for place, sign in enumerate(word[0])
    ):
        return _escape(word[0])
    # A brace right before a backslash would begin what BibTeX calls a special character.
    before, after = word[0][: core.start()], word[0][core.end() :]
    return f"{_escape(before)}{{{_escape(core[0])}}}{_escape(after)}"


def _escape(text: str) -> str:
    if _SPECIAL.search(text) is None:
        return text
    return _LIGATURE.sub(r"\g<0>{}", text.translate(_ESCAPED))
