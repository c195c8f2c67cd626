"""Pages as CSL wants them: every range in full, a hyphen between its ends."""

import re

_DASHES = re.compile(r"\s*[-‐‑‒–—−]+\s*")
_RANGE = re.compile(r"(?<![\w.-])([A-Za-z]{0,3})([0-9]+)-([A-Za-z]{0,3})([0-9]+)(?![\w.-])")


def expand_pages(pages: str) -> str:
    """Return pages with ranges in full: "1210–8" is "1210-1218", "S12-4" is "S12-S14"."""
    return _RANGE.sub(_expand, _DASHES.sub("-", pages.strip()))


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
