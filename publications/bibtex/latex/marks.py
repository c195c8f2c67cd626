"""Commands of LaTeX for the marks of rich text, and scripts as signs."""

from publications.vocabulary.rich_text.rich_text import ITALIC, SMALL_CAPS, SUB, SUP
from publications.vocabulary.rich_text.signs import BEGINNINGS, END
from publications.vocabulary.rich_text.symbols import SUBSCRIPTS, SUPERSCRIPTS

SCRIPTS = {"textsuperscript": SUP, "textsubscript": SUB}
MARKS = {
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic"), ITALIC),
    "textsc": SMALL_CAPS,
}
#: Commands that hold to the end of the group.
DECLARATIONS = {
    **dict.fromkeys(("it", "em", "sl", "itshape", "slshape"), ITALIC),
    **dict.fromkeys(("sc", "scshape"), SMALL_CAPS),
}
_SIGNS = {SUP: SUPERSCRIPTS, SUB: SUBSCRIPTS}


def raised(kind: str, text: str) -> str:
    """Return a text in raised or lowered signs, or as it is if it has others."""
    signs = _SIGNS[kind]
    return "".join(signs[sign] for sign in text) if all(sign in signs for sign in text) else text


def marked(kind: str, text: str) -> str:
    """Return a text between the signs of a mark."""
    return f"{BEGINNINGS[kind]}{text}{END}" if text else ""
