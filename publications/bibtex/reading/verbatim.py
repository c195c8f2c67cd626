"""Fields that LaTeX prints as they stand: addresses and identifiers.

They are not decoded, which would turn `~` and `--` into other characters; only what people escape
in them by hand is taken back.
"""

import re

_COMMAND = re.compile(r"\\(?:url|path|nolinkurl|href|texttt|path)\s*(?=\{)")
_HREF = re.compile(r"\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}")
# In this order: the rule for braced angle brackets would take the braces of `\ensuremath{<}`.
_WRITTEN = (
    (re.compile(r"\$\s*\\sim\s*\$|\\textasciitilde\s?(?:\{\})?|\\~\{\s*\}|\\~"), "~"),
    (re.compile(r"\\textless\s?(?:\{\})?|\\ensuremath\{<\}|\\lt\b(?:\{\})?"), "<"),
    (re.compile(r"\\textgreater\s?(?:\{\})?|\\ensuremath\{>\}|\\gt\b(?:\{\})?"), ">"),
    (re.compile(r"\$\s*([<>])\s*\$|\{\\?([<>])\}"), r"\1\2"),
    (re.compile(r"\\textunderscore\s?(?:\{\})?"), "_"),
    (re.compile(r"\\([%&#_$])"), r"\1"),
)
_LATEX = re.compile(r"[\\{}$]")
# A line that is wrapped goes on; one that begins with an address is another address.
_LINE_BREAK = re.compile(r"\s*\n\s*(?!https?:)")


def verbatim(value: str) -> str:
    """Return an address or identifier without braces and hand-made escapes, on one line."""
    value = _LINE_BREAK.sub("", value.strip())
    if _LATEX.search(value) is None:
        return value
    value = _COMMAND.sub("", _HREF.sub(r"\1", value))
    for pattern, meant in _WRITTEN:
        value = pattern.sub(meant, value)
    return value.replace("{", "").replace("}", "").strip()
