"""Page ranges and article numbers: one spelling for records, full ranges for citations."""

import re

from publications.vocabulary.text import DASHES

_DASHES = re.compile(rf"\s*[-{DASHES}]+\s*")
_LABEL = re.compile(r"(?:pp?\b\.?|pages?\b|seiten?\b|S\.|article\b|art\.)\s*", re.IGNORECASE)
_COUNT = re.compile(r"[0-9]+\s*(?:pages?|pp?\.?|seiten?|S\.)", re.IGNORECASE)
_NOTHING = re.compile(
    r"(?:[x?0]+|n[./]?a\.?|tb[ad]|to appear)(?:-(?:[x?0]+|n[./]?a\.?))?|-?", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\s*[,;]\s*")
_SPAN = re.compile(r"([^\s,;&-]+)-([^\s,;&-]+)")
_RANGE = re.compile(r"(?<![\w.-])([A-Za-z]{0,3})([0-9]+)-([A-Za-z]{0,3})([0-9]+)(?![\w.-])")


def normalise_pages(text: str) -> str:
    """Return decoded pages with plain hyphens in ranges; empty if they say nothing."""
    text = " ".join(text.split()).strip(" .,;")
    if _COUNT.fullmatch(text):
        return ""
    text = _DASHES.sub("-", _LABEL.sub("", text, count=1) if _LABEL.match(text) else text)
    if _NOTHING.fullmatch(text):
        return ""
    ranges = []
    for part in _SEPARATOR.split(text.strip("-")):
        start, _, end = part.partition("-")
        ranges.append(start if start == end else part)
    return ", ".join(ranges)


def expand_pages(pages: str) -> str:
    """Return pages with ranges in full: "1210–8" is "1210-1218", "S12-4" is "S12-S14"."""
    return _RANGE.sub(_expand, _DASHES.sub("-", pages.strip()))


def page_span(pages: str) -> tuple[str, str]:
    """Return the first and the last page of one range; of anything else all of it, and ""."""
    pages = expand_pages(pages)
    found = _SPAN.fullmatch(pages)
    return (found[1], found[2]) if found else (pages, "")


def first_page(pages: str) -> str:
    """Return the first page, or the article number."""
    return re.split(r"[-,;&\s]", expand_pages(pages), maxsplit=1)[0]


def _expand(match: re.Match[str]) -> str:
    first_letters, first, last_letters, last = match.groups()
    if len(last) < len(first) and last_letters in {"", first_letters}:
        full = first[: len(first) - len(last)] + last
        if int(full) > int(first):
            last = full
            last_letters = first_letters
    return f"{first_letters}{first}-{last_letters}{last}"
