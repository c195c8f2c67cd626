"""Labels and terms."""

import re

from publications.citations.csl.context import Context
from publications.citations.csl.elements import Element
from publications.citations.csl.parts import Part
from publications.citations.csl.text.formats import formats
from publications.citations.csl.text.numbers import is_plural
from publications.citations.csl.text.rich_text import as_parts, parse
from publications.citations.csl.text.text_case import apply_case

# "arXiv.org" keeps its period.
_PERIOD = re.compile(r"(?<![a-z])\.|\.(?![a-z])")


def label_part(
    element: Element, context: Context, variable: str, *, plural: bool | None = None
) -> Part | None:
    """Return a `cs:label` for `variable`; None if there is no such term."""
    match element.get("plural"):
        case "always":
            many = True
        case "never":
            many = False
        case _:
            value = str(context.item.get(variable) or "")
            many = is_plural(variable, value) if plural is None else plural
    text = context.locale.term(variable, element.get("form", "long"), plural=many)
    return term_part(element, context, text) if text else None


def term_part(element: Element, context: Context, text: str, *, capital: bool = False) -> Part:
    """Return the text of a term or label, formatted as `element` says."""
    if context.without_periods or element.get("strip-periods") == "true":
        text = strip_periods(text)
    case = element.get("text-case") or ("capitalize-first" if capital else "")
    runs = apply_case(parse(text, context.locale), case, english=True)
    return Part(
        as_parts(runs),
        element.get("prefix"),
        element.get("suffix"),
        marks=formats(element),
        quoted=element.get("quotes") == "true",
        unquoted=element.get("quotes") == "false",
    )


def strip_periods(text: str) -> str:
    """Return `text` without the periods of its abbreviations."""
    return _PERIOD.sub("", text)
