"""Reasons why citations differ from those of citeproc-js: the classes that are left."""

import re

from bench.golden.goldens import Comparison
from bench.golden.likeness import letters

_QUOTES = re.compile(r"[“”‘’„‚\"]")
_MARKS = re.compile(r"[.,:;?!\s]")
LAYOUT = "how the same letters print"
INSTITUTION = "punctuation after a quotation that ends an institution's name"
PUNCTUATION = "punctuation"
CASE = "letter case"
QUOTATION = "quotation marks"
OTHER = "other"


def reason(comparison: Comparison) -> str:
    """Return the class of a difference."""
    ours, theirs = (
        "".join(letter for letter, _ in letters(html))
        for html in (comparison.ours, comparison.theirs)
    )
    if ours == theirs:
        return LAYOUT
    if ours.lower() == theirs.lower():
        return CASE
    if _MARKS.sub("", ours) == _MARKS.sub("", theirs):
        return INSTITUTION if _has_quoting_institution(comparison) else PUNCTUATION
    without = [_QUOTES.sub("", _MARKS.sub("", text)) for text in (ours, theirs)]
    return QUOTATION if without[0] == without[1] else OTHER


def _has_quoting_institution(comparison: Comparison) -> bool:
    people = [
        *comparison.item.get("author", []),
        *comparison.item.get("editor", []),
        *comparison.item.get("translator", []),
    ]
    return any(str(name.get("literal", "")).endswith('"') for name in people)
