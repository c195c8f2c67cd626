r"""Plain text to LaTeX that BibTeX, biber and this package's `to_text` read: UTF-8, escaped.

Braces are written as commands, because BibTeX counts them with a backslash before them as well.
"""

import re
import unicodedata

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
# Two hyphens would print as a dash, two apostrophes as a quotation mark.
_LIGATURE = re.compile(r"-(?=-)|'(?=')")
_CONTROL = re.compile(rf"[{CONTROLS}{SURROGATES}\ufeff]")
_WORD = re.compile(r"\S+")
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?[\u0300-\u036f]*", re.DOTALL)


def to_latex(text: str, *, keep_capitals: bool = False) -> str:
    r"""Return the LaTeX that prints as `text`, on one line and in NFC, with balanced braces.

    With `keep_capitals`, words with a capital letter are put in braces, since styles set titles in
    lower case; the title's first letter is left to the style.
    """
    if not text:
        return ""
    # Asked first, since most texts need no normal form.
    if not (text.isascii() and text.isprintable()):
        text = _CONTROL.sub("", unicodedata.normalize("NFC", text))
    text = " ".join(text.split())
    return _words(text) if keep_capitals else _escape(text)


def has_balanced_braces(text: str) -> bool:
    """Return whether `text` can stand between braces, counted as BibTeX does."""
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


def _words(text: str) -> str:
    first_letter = next((i for i, sign in enumerate(text) if sign.isalpha()), -1)
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
