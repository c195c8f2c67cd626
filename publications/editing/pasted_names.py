"""Lists of names as PubMed prints them: family name, then initials without a comma."""

import re

from people.names.abbreviations import is_cut_short
from people.names.printed_order import is_initials

_SEPARATOR = re.compile(r"\s*(?:[,;\n]|\band\b|&)\s*")
_NAME = re.compile(
    r"(?P<family>\D*?[^\W\d_]{2}\D*?) (?P<initials>[^\W\d_](?:-?[^\W\d_]){0,3})"
    r"(?: (?P<suffix>Jr|Sr|II|III|IV|2nd|3rd))?"
)
_OTHERS = re.compile(r"et\.? al\.?|others", re.IGNORECASE)


def in_bibtex_order(text: str) -> str | None:
    """Return a list such as "Rueckert D, van der Meer AB" as BibTeX has it; None for another list.

    Each name has to be of that form, and one of them cannot be read otherwise, by its initials or
    its particle: "Wei LI, Min HU" are given names before family names.
    """
    items = [item for item in _SEPARATOR.split(text.strip().rstrip(".")) if item]
    others = bool(items) and _OTHERS.fullmatch(items[-1]) is not None
    names = [_NAME.fullmatch(item) for item in (items[:-1] if others else items)]
    found = [name for name in names if name and name["initials"].isupper()]
    if not found or len(found) < len(names):
        return None
    if not any(map(_is_sure, found)):
        return None
    read = [_with_comma(name) for name in found]
    return " and ".join([*read, "others"] if others else read)


def _is_sure(name: re.Match[str]) -> bool:
    initials = name["initials"]
    begins_with_particle = name["family"][0].islower()
    return begins_with_particle or is_initials(initials) or is_cut_short(initials)


def _with_comma(name: re.Match[str]) -> str:
    initials = re.sub(r"([^\W\d_])(?!-)", r"\1. ", name["initials"]).replace("-", ".-")
    return ", ".join(filter(None, [name["family"], name["suffix"], initials.strip()]))
