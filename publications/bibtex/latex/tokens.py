"""Tokens of LaTeX: commands, braces, formulas, ligatures."""

import re

LIGATURES = {"---": "—", "--": "–", "?`": "¿", "!`": "¡", "``": "“", "''": "”", "`": "‘", "~": " "}
# Regular expressions that begin with one set of signs are searched seven times as fast as those of
# branches: each branch then looks back at its sign.
#: TeX knows the Spanish signs anywhere; a backquote behind a question may also close a quotation.
_LIGATURES = r"(?<=-)-{1,2}|(?<=`)`?|(?<=')'|(?<=~)|(?<=[?!])`(?<!\w..)(?=[\w¡¿!?{}\\])"
LIGATURE = re.compile(rf"[?!`'~-](?:{_LIGATURES})")
#: Groups: command, control symbol, brace, dollar, sign of a script; none for a ligature.
TOKEN = re.compile(
    rf"[\\{{}}$_^?!`'~-](?:(?<=\\)(?:([A-Za-z]+)\*?|(.)|\Z)|(?<=([{{}}]))|(?<=(\$))\$?"
    rf"|(?<=([_^]))(?=[{{0-9+\\-])|{_LIGATURES})",
    re.DOTALL,
)


def closing_braces(latex: str) -> dict[int, int]:
    """Return the place of the closing brace by that of the opening one."""
    closing, opened = {}, []
    for brace in re.finditer(r"(?<!\\)[{}]", latex):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            closing[opened.pop()] = brace.start()
    return closing
