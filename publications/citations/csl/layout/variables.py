"""Variables that are texts: short forms, pages, identifiers that are links."""

import re
from urllib.parse import quote

from publications.citations.csl.context import Context
from publications.citations.csl.elements import Element
from publications.citations.csl.parts import (
    CLOSE,
    INNER_CLOSE,
    INNER_OPEN,
    OPEN,
    Mark,
    Part,
    clean,
)
from publications.citations.csl.text.formats import formats
from publications.citations.csl.text.labels import strip_periods
from publications.citations.csl.text.numbers import NUMERIC, with_dashes
from publications.citations.csl.text.rich_text import Run, as_parts, parse
from publications.citations.csl.text.text_case import apply_case

_SHORT = {
    "title": ("title-short", "shortTitle"),
    "container-title": ("container-title-short", "journalAbbreviation"),
}
# Older names of the same variables, which csl-data.json still lists.
_OTHER_NAMES = {
    "container-title-short": ("journalAbbreviation",),
    "title-short": ("shortTitle",),
}
# Texts in which a tag or a quotation mark is a character: a SICI in a DOI has "<" and ">".
_VERBATIM = frozenset({"DOI", "URL", "PMID", "PMCID", "ISBN", "ISSN"})
_RESOLVER = "https://doi.org/"
_RESOLVER_IN_PREFIX = re.compile(r"(.*?)(https?://(?:dx\.)?doi\.org/)", re.DOTALL)
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
# Scripts that have no italics.
_NO_ITALICS = re.compile(r"[\W\d_]*(?:[\u1100-\u11ff\u2e80-\ud7af\uf900-\ufaff][\W\d_]*)+")
_SIGNS = frozenset(f"’{OPEN}{CLOSE}{INNER_OPEN}{INNER_CLOSE}")
_TITLES = frozenset({"title", "title-short"})


def variable_part(element: Element, context: Context, variable: str) -> Part | None:
    """Return a `cs:text` of a variable; None if the item has no such value."""
    value = text_of(context, variable, short=element.get("form") == "short")
    if not value:
        return None
    prefix = element.get("prefix")
    own = formats(element)
    if _NO_ITALICS.fullmatch(value):
        own = tuple(mark for mark in own if mark.kind != "i")
    if variable in _VERBATIM:
        parts, prefix = _identifier(variable, value, prefix, element.get("text-case"))
    else:
        if context.without_periods or element.get("strip-periods") == "true":
            value = strip_periods(value)
        runs = apply_case(
            parse(value, context.locale), element.get("text-case"), english=context.english
        )
        parts = as_parts(runs)
        if not parts:
            return None
        if len(runs) > 1 or not _SIGNS.isdisjoint(runs[0].text):
            parts = [Part(parts, read=True)]
        if variable in _TITLES:
            parts = [Part(parts, marks=(Mark("title"), *context.foreign_language))]
    return Part(
        parts,
        prefix,
        element.get("suffix"),
        marks=own,
        # As in citeproc-js, a number with letters is made of several texts.
        group=variable in NUMERIC and re.search(r"[^\W\d_]", value) is not None,
        quoted=element.get("quotes") == "true",
        unquoted=element.get("quotes") == "false",
    )


def text_of(context: Context, variable: str, *, short: bool = False) -> str:
    """Return a variable of the item as text, in its short form if that is asked and there."""
    names = [variable, *_OTHER_NAMES.get(variable, ())]
    if short:
        names = [*_SHORT.get(variable, ()), *names]
    for name in names:
        value = context.item.get(name)
        if value not in (None, "", []) and not isinstance(value, dict | list):
            return _numbered(str(value), variable, context)
    if variable == "page-first":
        return re.split(r"[-–,;&\s]", str(context.item.get("page") or ""), maxsplit=1)[0]
    return ""


def _numbered(text: str, variable: str, context: Context) -> str:
    if variable not in NUMERIC:
        return text
    page_format = context.sheet.option("page-range-format")
    return with_dashes(text, context.locale, page_format if variable == "page" else "")


def _identifier(variable: str, value: str, prefix: str, case: str) -> tuple[list[Part], str]:
    """Return a DOI or URL as a link, as far as it is an address, and what stands before it.

    The letter case is for the eye: an address stays as it is.
    """
    text = clean(value).strip()
    if variable == "DOI":
        bare = re.sub(r"^https?://(?:dx\.)?doi\.org/", "", text, flags=re.IGNORECASE)
        address = _RESOLVER + quote(bare, safe="/:;()._-+!$*,@~")
        # Styles write the resolver as a prefix; the link is to hold the address as it is read.
        if match := _RESOLVER_IN_PREFIX.fullmatch(prefix):
            prefix, text = match[1], match[2] + bare
        return [Part(_in_case(text, case), marks=(Mark("a", address),))], prefix
    # Any other scheme stays text: `javascript:` would run when it is clicked.
    if variable == "URL" and _WEB.match(text):
        address = quote(text, safe="!#$%&'()*+,/:;=?@[]~")
        return [Part(_in_case(text, case), marks=(Mark("a", address),))], prefix
    return [Part(_in_case(text, case))], prefix


def _in_case(text: str, case: str) -> str:
    return "".join(run.text for run in apply_case([Run(text)], case, english=False))
