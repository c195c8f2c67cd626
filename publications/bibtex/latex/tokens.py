"""Tokens of LaTeX: commands, braces, formulas, ligatures."""

import re

LIGATURES = {"---": "—", "--": "–", "?`": "¿", "!`": "¡", "``": "“", "''": "”", "`": "‘", "~": " "}
#: TeX knows the Spanish signs anywhere; a backquote behind a question may also close a quotation.
#: The look behind the question stands after it: a branch that begins with one slows the search.
LIGATURE = re.compile(r"-{2,3}|[?!]`(?<!\w..)(?=[\w¡¿!?{}\\])|``|''|[`~]")
#: Groups: command, control symbol, brace, dollars, sign of a script, ligature.
TOKEN = re.compile(
    rf"\\(?:([A-Za-z]+)\*?|(.)|\Z)|([{{}}])|(\$\$?)|([_^])(?=[{{0-9+\\-])|({LIGATURE.pattern})",
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
